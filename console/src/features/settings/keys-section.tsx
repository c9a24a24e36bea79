import { useState } from 'preact/hooks';
import { environmentId } from '../../api/environment.ts';
import { Load } from '../../api/load.tsx';
import { useSend } from '../../api/query.ts';
import { KEYS, type Key, useKeys } from '../../api/settings.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Empty } from '../../ui/empty.tsx';
import { TextField } from '../../ui/field.tsx';
import { day, instant } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import { Segment } from '../../ui/segment.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { madePublicKey } from './made-key.ts';
import { ForRole } from './not-allowed.tsx';
import { RevokeButton } from './revoke-button.tsx';
import { ShownOnce } from './shown-once.tsx';

const KINDS = [
  { value: 'pk', label: 'Public, for pages' },
  { value: 'sk', label: 'Secret, for servers' },
] as const;

const columns: Column<Key>[] = [
  { id: 'name', head: 'Name', cell: ({ name }) => <span class="med">{name}</span> },
  { id: 'kind', head: 'Kind', cell: ({ kind }) => (kind === 'pk' ? 'Public' : 'Secret') },
  { id: 'hint', head: 'Key', hide: 's', cell: ({ hint }) => <code>{hint}</code> },
  {
    id: 'made',
    head: 'Made',
    hide: 's',
    cell: ({ createdAt }) => (
      <time class="muted" dateTime={createdAt} title={instant(createdAt)}>
        {day(createdAt)}
      </time>
    ),
  },
  {
    id: 'revoke',
    head: <span class="sr">What can be done</span>,
    align: 'end',
    cell: ({ id, name }) => (
      <RevokeButton
        verb="Revoke"
        what={name}
        path={`${KEYS}/${encodeURIComponent(id)}`}
        touches={[KEYS]}
        follows="Calls with it answer 401 from now on. Usage that pages keep is sent once they carry another key."
        keep="Keep it"
      />
    ),
  },
];

function NewKey() {
  const [kind, setKind] = useState<Key['kind']>('pk');
  const [name, setName] = useState('');
  const [made, setMade] = useState<string | null>(null);
  const send = useSend<{ id: string; key: string }>([KEYS]);
  const make = async () => {
    if (name.trim() === '') return;
    const answer = await send
      .mutateAsync({ method: 'POST', path: KEYS, body: { kind, name: name.trim() } })
      .catch(() => null);
    if (!answer) return;
    setMade(answer.key);
    setName('');
    if (kind === 'pk') madePublicKey.value = { environmentId: environmentId.value, key: answer.key };
  };
  return (
    <Card title="New key">
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void make();
        }}
      >
        <Segment label="Kind" value={kind} options={KINDS} onChange={setKind} />
        <TextField
          label="Name"
          value={name}
          maxLength={200}
          placeholder={kind === 'pk' ? 'Web app' : 'Billing server'}
          hint="What it is for, so that one knows which to revoke"
          onInput={setName}
        />
        <span>
          <Button
            type="submit"
            tone="main"
            busy={send.isPending && 'Making…'}
            whyNot={name.trim() === '' && 'Give it a name first'}
          >
            Make key
          </Button>
        </span>
        {send.error && <Notice tone="bad">{send.error.message}</Notice>}
      </form>
      <ShownOnce secret={made} what={kind === 'pk' ? 'public key' : 'secret key'} onClose={() => setMade(null)} />
    </Card>
  );
}

function KeyList() {
  const keys = useKeys();
  return (
    <div class="stack wide narrow-page">
      <Card title="Keys of this environment" flush>
        <Load query={keys} what="The keys" skeleton={<SkeletonRows rows={3} label="Loading keys" />}>
          {(answer) =>
            answer.keys.length === 0 ? (
              <Empty title="No keys">Make one below: without a key nothing can be sent.</Empty>
            ) : (
              <Table label="Keys" fit columns={columns} rows={answer.keys} rowKey={({ id }) => id} />
            )
          }
        </Load>
      </Card>
      <NewKey />
    </div>
  );
}

/** The keys of the chosen environment. */
export function KeysSection() {
  return (
    <ForRole atLeast="admin" what="Keys">
      <KeyList />
    </ForRole>
  );
}
