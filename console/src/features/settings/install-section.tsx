import { useState } from 'preact/hooks';
import { environmentId } from '../../api/environment.ts';
import { useSend } from '../../api/query.ts';
import { KEYS, may, useKeys } from '../../api/settings.ts';
import { useMe } from '../../api/workspace.ts';
import { paths } from '../../app/paths.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Copy } from '../../ui/copy.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Segment } from '../../ui/segment.tsx';
import { madePublicKey } from './made-key.ts';
import { curlLines, npmLines, tagLines } from './snippets.ts';

const WAYS = [
  { value: 'npm', label: 'npm package' },
  { value: 'tag', label: 'Script tag' },
] as const;
type Way = (typeof WAYS)[number]['value'];

const PLACEHOLDER = 'pk_your_public_key';

/** The five lines, with a real key as soon as one is at hand. */
export function InstallSection() {
  const [way, setWay] = useState<Way>('npm');
  const keys = useKeys();
  const mayMake = may(useMe().data, 'admin');
  const send = useSend<{ id: string; key: string }>([KEYS]);
  const made = madePublicKey.value;
  const key = made && made.environmentId === environmentId.value ? made.key : null;
  const known = keys.data?.keys.filter(({ kind }) => kind === 'pk') ?? [];
  const make = async () => {
    const body = { kind: 'pk', name: 'Web app' };
    const answer = await send.mutateAsync({ method: 'POST', path: KEYS, body }).catch(() => null);
    if (answer) madePublicKey.value = { environmentId: environmentId.value, key: answer.key };
  };
  const host = location.origin;
  const lines = way === 'npm' ? npmLines : tagLines;
  return (
    <div class="stack wide narrow-page">
      {key === null && (
        <Notice
          title="Only a hash of a key is kept."
          action={
            <Button
              tone="main"
              busy={send.isPending && 'Making…'}
              whyNot={!mayMake && 'An admin makes keys'}
              onClick={() => void make()}
            >
              Make a public key
            </Button>
          }
        >
          {known.length > 0
            ? `Put in the one you have (${known.map(({ hint }) => hint).join(', ')}), or make another: it stands in the lines below.`
            : 'Make one, and it stands in the lines below.'}
        </Notice>
      )}
      {send.error && <Notice tone="bad">{send.error.message}</Notice>}
      <Card
        title="Five lines in your product"
        end={<Segment small label="How to install" value={way} options={WAYS} onChange={setWay} />}
      >
        <div class="stack">
          {way === 'npm' && <Copy label="The install command" text="npm install @uptier/sdk" />}
          <Copy block label="The five lines" text={lines(key ?? PLACEHOLDER, host)} />
          <p class="muted t12">
            A public key may stand in a page: it sends events of, and asks decisions for, the identity it carries, and
            nothing else. In a production environment the page also signs who it is: see{' '}
            <a href={paths.settings('identity')}>Identity</a>.
          </p>
        </div>
      </Card>
      <Card title="Or see a first event arrive">
        <div class="stack">
          <Copy block label="The command" text={curlLines(key ?? PLACEHOLDER, host)} />
          <p class="muted t12">
            The account then stands under <a href={paths.accounts()}>Accounts</a>. All calls: <a href="/docs">docs</a>,{' '}
            <a href="/openapi.json">openapi.json</a>.
          </p>
        </div>
      </Card>
    </div>
  );
}
