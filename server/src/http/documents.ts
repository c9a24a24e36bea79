import type { EpochMs } from '@uptier/shared/contracts/time.ts';
import type { Statement } from '../store/connection.ts';
import type { DocumentRow } from '../store/queries/documents.ts';
import type { Deps } from './deps.ts';
import { createHeld } from './held.ts';
import { Problem } from './problem.ts';
import { trail } from './trail.ts';

interface Shape<Document> {
  kind: DocumentRow['kind'];
  /** What holds before anything was written. */
  unwritten: Document;
  /** What held at moments before the first was written: that one, as history is brought in under it, or `unwritten`. */
  before: 'first' | 'unwritten';
  parse: (body: unknown) => Document;
  /** What was sent as a whole document; `current` fills what may be left out. Throws `invalid`. */
  accept: (sent: unknown, current: Document) => Document;
  /** What the audit says of a version. */
  detail: (next: Document) => object;
  /** What is written together with a version. */
  beside?: (environmentId: string, current: Document, next: Document) => Promise<readonly Statement[]>;
}

/** A document of each environment, every version of it. `changed` is told after each write. */
export function createDocuments<Document extends { version: number }>(
  { store, now }: Pick<Deps, 'store' | 'now'>,
  { kind, unwritten, before, parse, accept, detail, beside }: Shape<Document>,
  changed: (environmentId: string) => void,
) {
  const held = createHeld(async (environmentId): Promise<Document> => {
    const row = await store.documents.find(environmentId, kind);
    return row ? parse(row.body) : unwritten;
  }, store);

  const isHeld = ({ createdAt }: DocumentRow, at: EpochMs) => before === 'first' || createdAt <= at;

  return {
    read: held.read,
    forget: held.forget,
    /** The one that held at a past moment. */
    async readAt(environmentId: string, at: EpochMs): Promise<Document> {
      const row = await store.documents.findAt(environmentId, kind, at);
      return row && isHeld(row, at) ? parse(row.body) : unwritten;
    },
    /** Every version that held up to a moment, oldest first, each parsed when it is read. */
    async listUntil(environmentId: string, at: EpochMs): Promise<{ since: EpochMs; read: () => Document }[]> {
      const rows = await store.documents.listUntil(environmentId, kind, at);
      const written = rows.filter((row) => isHeld(row, at));
      return written.map(({ createdAt, body }) => ({ since: createdAt, read: () => parse(body) }));
    },
    /** Writes the next version; what is sent names the version it was made from. Throws `invalid` or `stale`. */
    async write(environmentId: string, sent: unknown, who: string): Promise<Document> {
      const current = await held.read(environmentId);
      const accepted = accept(sent, current);
      const version = current.version + 1;
      const next = { ...accepted, version };
      const document = { environmentId, kind, version, body: next, createdAt: now(), author: who };
      const change = { environmentId, who, at: now(), what: `${kind}.changed`, detail: detail(next) };
      const statements = [store.documents.record(document), store.audit.record(trail(change))];
      const besides = (await beside?.(environmentId, current, next)) ?? [];
      const isStale =
        accepted.version !== current.version || (await store.write([...statements, ...besides])) === 'stale';
      held.forget(environmentId);
      if (isStale)
        throw new Problem('stale', `The ${kind} is at version ${current.version}: read it again, then change it.`);
      changed(environmentId);
      return next;
    },
  };
}
