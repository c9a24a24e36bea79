import { useState } from 'preact/hooks';
import { environmentId } from '../../api/environment.ts';
import { useSend } from '../../api/query.ts';
import { KEYS, may, useKeys, usePin } from '../../api/settings.ts';
import { useMe } from '../../api/workspace.ts';
import { paths } from '../../app/paths.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Copy } from '../../ui/copy.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Segment } from '../../ui/segment.tsx';
import { Bar } from '../../ui/skeleton.tsx';
import { madePublicKey } from './made-key.ts';
import { curlLines, npmLines, pinnedLines, tagLines } from './snippets.ts';

const WAYS = [
  { value: 'npm', label: 'npm package' },
  { value: 'tag', label: 'Script tag' },
  { value: 'pinned', label: 'Pinned script tag' },
] as const;
type Way = (typeof WAYS)[number]['value'];

const PLACEHOLDER = 'pk_your_public_key';

/** How to put the SDK into a product, with the real key and address, and what keeps its version the same. */
function Lines({ way, publicKey, host }: { way: Way; publicKey: string; host: string }) {
  const pin = usePin();
  const version = pin.data?.version;
  if (way === 'npm')
    return (
      <>
        <Copy label="The install command" text={`npm install ${version ? `@uptier/sdk@${version}` : '@uptier/sdk'}`} />
        <Copy block label="The five lines" text={npmLines(publicKey, host)} />
        <p class="muted t12">
          <code>--save-exact</code> keeps this version; without it npm takes newer ones that stay compatible.
        </p>
      </>
    );
  if (way === 'tag')
    return (
      <>
        <Copy block label="The five lines" text={tagLines(publicKey, host)} />
        <p class="muted t12">
          Always the version of this server, looked for once a minute. The pinned script tag loads one version, and only
          while its hash is right.
        </p>
      </>
    );
  if (!pin.data) return <Bar />;
  return (
    <>
      <Copy
        block
        label="The pinned lines"
        text={pinnedLines(publicKey, host, { version: pin.data.version, integrity: pin.data['uptier.js'] })}
      />
      <p class="muted t12">
        Version {version}, which never changes. A server serves its own version alone: change both lines when you update
        it (<a href="/sdk/integrity.json">integrity.json</a> has the new hash), or serve a copy of <code>/sdk/</code>{' '}
        yourself.
      </p>
    </>
  );
}

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
          <Lines way={way} publicKey={key ?? PLACEHOLDER} host={host} />
          <p class="muted t12">
            A public key may stand in a page: it sends events of, and asks decisions for, the identity it carries, and
            nothing else. In a production environment the page also signs who it is: see{' '}
            <a href={paths.settings('identity')}>Identity</a>. The <a href="/docs/sdk">guide of the SDK</a> has the
            rest.
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
