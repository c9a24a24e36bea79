import { useState } from 'preact/hooks';
import { Load } from '../../api/load.tsx';
import { fieldProblem } from '../../api/problem.ts';
import { useSend } from '../../api/query.ts';
import { type Algorithm, SECRETS, type Secret, useSecrets } from '../../api/settings.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Empty } from '../../ui/empty.tsx';
import { TextArea } from '../../ui/field.tsx';
import { day } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import { Segment } from '../../ui/segment.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { ForRole } from './not-allowed.tsx';
import { RevokeButton } from './revoke-button.tsx';
import { ShownOnce } from './shown-once.tsx';

const ALGORITHMS = [
  { value: 'HS256', label: 'HS256, a shared secret' },
  { value: 'ES256', label: 'ES256' },
  { value: 'RS256', label: 'RS256' },
] as const;

const columns: Column<Secret>[] = [
  { id: 'algorithm', head: 'Algorithm', cell: ({ algorithm }) => <code>{algorithm}</code> },
  { id: 'kind', head: 'Kind', cell: ({ algorithm }) => (algorithm === 'HS256' ? 'Shared secret' : 'Public key') },
  { id: 'made', head: 'Added', cell: ({ createdAt }) => <span class="muted">{day(createdAt)}</span> },
  {
    id: 'revoke',
    head: <span class="sr">What can be done</span>,
    align: 'end',
    cell: ({ id, algorithm }) => (
      <RevokeButton
        verb="Revoke"
        what={`this ${algorithm} ${algorithm === 'HS256' ? 'secret' : 'key'}`}
        path={`${SECRETS}/${encodeURIComponent(id)}`}
        touches={[SECRETS]}
        follows="Tokens signed with it answer 401 from now on. Make the new one and let your back end use it first."
        keep="Keep it"
      />
    ),
  },
];

function NewSecret() {
  const [algorithm, setAlgorithm] = useState<Algorithm>('HS256');
  const [publicKey, setPublicKey] = useState('');
  const [made, setMade] = useState<string | null>(null);
  const send = useSend<{ id: string; secret?: string }>([SECRETS]);
  const isShared = algorithm === 'HS256';
  const add = async () => {
    const body = isShared ? { algorithm } : { algorithm, publicKey };
    const answer = await send.mutateAsync({ method: 'POST', path: SECRETS, body }).catch(() => null);
    if (!answer) return;
    setPublicKey('');
    setMade(answer.secret ?? null);
  };
  return (
    <Card title="Add another" note="two of a kind at a time, for rotation">
      <div class="stack">
        <Segment label="Algorithm" value={algorithm} options={ALGORITHMS} onChange={setAlgorithm} />
        {!isShared && (
          <TextArea
            label="Public key, PEM"
            rows={6}
            value={publicKey}
            placeholder="-----BEGIN PUBLIC KEY-----"
            problem={fieldProblem(send.error, 'publicKey')}
            onInput={setPublicKey}
          />
        )}
        <span>
          <Button
            tone="main"
            busy={send.isPending && 'Adding…'}
            whyNot={!isShared && publicKey.trim() === '' && 'Paste the public key first'}
            onClick={() => void add()}
          >
            {isShared ? 'Make secret' : 'Add public key'}
          </Button>
        </span>
        {send.error && !fieldProblem(send.error, 'publicKey') && <Notice tone="bad">{send.error.message}</Notice>}
      </div>
      <ShownOnce secret={made} what="identity secret" onClose={() => setMade(null)} />
    </Card>
  );
}

function SecretList() {
  const secrets = useSecrets();
  return (
    <div class="stack wide narrow-page">
      <p class="muted">
        Your back end signs a token that says who is looking: a JWT with <code>sub</code> (the user),{' '}
        <code>accountId</code> and <code>exp</code> within 24 hours. In a production environment every call of a page
        needs one.
      </p>
      <Card title="What verifies identity tokens" flush>
        <Load query={secrets} what="The secrets" skeleton={<SkeletonRows rows={2} label="Loading secrets" />}>
          {(answer) =>
            answer.secrets.length === 0 ? (
              <Empty title="No secret yet">Make one below and let your back end sign with it.</Empty>
            ) : (
              <Table label="Identity secrets" fit columns={columns} rows={answer.secrets} rowKey={({ id }) => id} />
            )
          }
        </Load>
      </Card>
      <NewSecret />
    </div>
  );
}

/** What identity tokens are signed with. */
export function IdentitySection() {
  return (
    <ForRole atLeast="admin" what="Identity">
      <SecretList />
    </ForRole>
  );
}
