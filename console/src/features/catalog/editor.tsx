import { useQueryClient } from '@tanstack/preact-query';
import type { Catalog } from '@uptier/shared/contracts/catalog.ts';
import { useMemo, useRef, useState } from 'preact/hooks';
import { call } from '../../api/client.ts';
import { ApiError } from '../../api/problem.ts';
import { refresh } from '../../api/query.ts';
import { may } from '../../api/settings.ts';
import { useMe } from '../../api/workspace.ts';
import { useShortcuts } from '../../app/shortcuts.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Notice } from '../../ui/notice.tsx';
import { say } from '../../ui/toast.tsx';
import { jsonLines, lineOf } from './json-lines.ts';

const CATALOG = '/v1/catalog';

type Found = { path: string; text: string; line: number | null };

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads the text; what is wrong with it stands at a line where that can be told. */
function read(text: string): { document: Record<string, unknown> } | { problem: Found } {
  try {
    const document: unknown = JSON.parse(text);
    return isRecord(document) ? { document } : { problem: { path: 'document', text: 'This is no object', line: 1 } };
  } catch (error) {
    const message = error instanceof Error ? error.message : 'This is no JSON';
    const position = Number(/position (\d+)/.exec(message)?.[1] ?? Number.NaN);
    const line = Number.isNaN(position) ? null : text.slice(0, position).split('\n').length;
    return { problem: { path: 'JSON', text: message, line } };
  }
}

/** Writes the document; keeps what was typed whatever the server answers. */
function useWriting(base: number, text: string, onDone: () => void) {
  const queries = useQueryClient();
  const [error, setError] = useState<ApiError | null>(null);
  const [busy, setBusy] = useState(false);
  const write = async (over = false) => {
    const parsed = read(text);
    if ('problem' in parsed) return;
    setBusy(true);
    try {
      const version = over ? (await call<Catalog>(CATALOG)).version : base;
      const saved = await call<Catalog>(CATALOG, { method: 'PUT', body: { ...parsed.document, version } });
      await refresh(queries, ['/v1/']);
      say(`Catalog version ${saved.version} holds from now on`);
      onDone();
    } catch (caught) {
      if (!(caught instanceof ApiError)) throw caught;
      setError(caught);
    } finally {
      setBusy(false);
    }
  };
  return { error, busy, write: () => write(), keepMine: () => write(true) };
}

function Problems({ found, onOpen }: { found: readonly Found[]; onOpen: (line: number) => void }) {
  if (found.length === 0) return null;
  return (
    <ul class="ticks problems" aria-label="What is wrong">
      {found.map(({ path, text, line }) => (
        <li key={path}>
          <span class="bad">
            <Icon name="warn" small />
          </span>
          <span>
            {line === null ? (
              <code>{path}</code>
            ) : (
              <button type="button" class="link" onClick={() => onOpen(line)}>
                Line {line}, {path}
              </button>
            )}
            : {text}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Selects a line of a text field and brings it into view. */
function openLine(area: HTMLTextAreaElement | null, line: number): void {
  if (!area) return;
  const lines = area.value.split('\n');
  const start = lines.slice(0, line - 1).join('\n').length + (line > 1 ? 1 : 0);
  area.focus();
  area.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0));
  const height = Number.parseFloat(getComputedStyle(area).lineHeight) || 18;
  area.scrollTop = Math.max(0, (line - 4) * height);
}

/** The catalog as the document it is. The version that was read goes along, so that nobody overwrites another. */
export function CatalogEditor({ catalog, onClose }: { catalog: Catalog; onClose: () => void }) {
  // What it was made from, also when a newer one is read meanwhile.
  const [base] = useState(catalog.version);
  const [text, setText] = useState(() => JSON.stringify(catalog, null, 2));
  const area = useRef<HTMLTextAreaElement>(null);
  const parsed = useMemo(() => read(text), [text]);
  const { error, busy, write, keepMine } = useWriting(base, text, onClose);
  const lines = useMemo(() => jsonLines(text), [text]);
  const refused = Object.entries(error?.problem.fields ?? {}).map(([path, said]) => ({
    path,
    text: said,
    line: lineOf(lines, path),
  }));
  const found = 'problem' in parsed ? [parsed.problem] : refused;
  const mayEdit = may(useMe().data, 'publisher');
  const whyNot =
    (!mayEdit && 'A publisher changes the catalog') || ('problem' in parsed && 'Put right what is no JSON first');
  useShortcuts([
    { keys: 'mod+enter', label: 'Save the catalog', group: 'This page', run: () => void (!whyNot && write()) },
  ]);
  return (
    <Card
      title="Catalog as a document"
      note={`version ${base}`}
      end={
        <>
          <Button onClick={onClose}>Keep as it was</Button>
          <Button tone="main" busy={busy && 'Saving…'} whyNot={whyNot} onClick={() => void write()}>
            Save catalog
          </Button>
        </>
      }
    >
      <div class="stack">
        {error?.code === 'stale' && (
          <Notice
            tone="warn"
            title="Somebody else changed the catalog meanwhile."
            action={
              <Button size="sm" onClick={() => void keepMine()}>
                Save mine over it
              </Button>
            }
          >
            Yours is kept here.
          </Notice>
        )}
        {error && error.code !== 'stale' && refused.length === 0 && <Notice tone="bad">{error.message}</Notice>}
        <Problems found={found} onOpen={(line) => openLine(area.current, line)} />
        <label class="field">
          <span class="sr">The catalog as JSON</span>
          <textarea
            ref={area}
            class="input document"
            spellcheck={false}
            rows={28}
            value={text}
            aria-invalid={found.length > 0 || undefined}
            onInput={(event) => setText(event.currentTarget.value)}
          />
        </label>
        <p class="muted t12">
          Tiers lowest first; a tier lists only what it adds. A limit of null is unlimited, one that is not named is
          that of the tier below. Amounts are in the currency’s smallest unit.
        </p>
      </div>
    </Card>
  );
}
