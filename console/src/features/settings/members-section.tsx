import { useState } from 'preact/hooks';
import { Load } from '../../api/load.tsx';
import { fieldProblem } from '../../api/problem.ts';
import { useSend } from '../../api/query.ts';
import { type Invitation, MEMBERS, type Member, may, type Role, roles, useMembers } from '../../api/settings.ts';
import { useMe } from '../../api/workspace.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Copy } from '../../ui/copy.tsx';
import { Field, TextField } from '../../ui/field.tsx';
import { day } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import { Pick } from '../../ui/pick.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { say } from '../../ui/toast.tsx';
import { RevokeButton } from './revoke-button.tsx';

const HINTS: Readonly<Record<Role, string>> = {
  viewer: 'reads',
  editor: 'writes drafts',
  publisher: 'puts them live',
  admin: 'keys and members',
  owner: 'everything',
};
const OPTIONS = roles.map((role) => ({ value: role, label: role, hint: HINTS[role] }));

function memberColumns(
  mayChange: boolean,
  me: string | undefined,
  change: (member: Member, role: Role) => void,
): Column<Member>[] {
  return [
    {
      id: 'name',
      head: 'Member',
      cell: ({ name, email }) => (
        <>
          <span class="med">{name}</span> {email === me && <span class="faint">you</span>}
          <span class="sub">{email}</span>
        </>
      ),
    },
    {
      id: 'role',
      head: 'Role',
      cell: (member) =>
        mayChange ? (
          <Pick
            label={`Role of ${member.name}`}
            value={member.role}
            options={OPTIONS}
            onChange={(role) => change(member, role)}
          />
        ) : (
          member.role
        ),
    },
    {
      id: 'remove',
      head: <span class="sr">What can be done</span>,
      align: 'end',
      cell: ({ id, name, email }) =>
        mayChange &&
        email !== me && (
          <RevokeButton
            verb="Remove"
            what={name}
            path={`${MEMBERS}/${encodeURIComponent(id)}`}
            touches={[MEMBERS]}
            follows="They are signed out everywhere at once. What they wrote stays, with their name in the audit."
            keep="Keep member"
          />
        ),
    },
  ];
}

const invitationColumns: Column<Invitation>[] = [
  { id: 'email', head: 'Invitation', cell: ({ email }) => email ?? <span class="muted">anybody with the link</span> },
  { id: 'role', head: 'Role', cell: ({ role }) => role },
  { id: 'until', head: 'Holds until', hide: 's', cell: ({ expiresAt }) => <span class="muted">{day(expiresAt)}</span> },
  {
    id: 'withdraw',
    head: <span class="sr">What can be done</span>,
    align: 'end',
    cell: ({ id, email }) => (
      <RevokeButton
        verb="Withdraw"
        what={email ? `the invitation of ${email}` : 'this invitation'}
        path={`${MEMBERS}/invitations/${encodeURIComponent(id)}`}
        touches={[MEMBERS]}
        follows="The link stops working at once."
        keep="Keep it"
      />
    ),
  },
];

function Invite() {
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('viewer');
  const [url, setUrl] = useState<string | null>(null);
  const send = useSend<{ url: string }>([MEMBERS]);
  const invite = async () => {
    const body = { role, ...(email.trim() && { email: email.trim() }) };
    const answer = await send.mutateAsync({ method: 'POST', path: `${MEMBERS}/invitations`, body }).catch(() => null);
    if (!answer) return;
    setUrl(answer.url);
    setEmail('');
  };
  return (
    <Card title="Invite somebody" note="a link to copy, good for seven days">
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void invite();
        }}
      >
        <div class="cols tight-cols">
          <div class="c8">
            <TextField
              label="Email"
              type="email"
              value={email}
              hint="Empty: anybody with the link"
              problem={fieldProblem(send.error, 'email')}
              onInput={setEmail}
            />
          </div>
          <div class="c4">
            <Field label="Role">
              {() => <Pick label="Role" look="input" value={role} options={OPTIONS} onChange={setRole} />}
            </Field>
          </div>
        </div>
        <span>
          <Button type="submit" tone="main" busy={send.isPending && 'Making…'}>
            Make invitation link
          </Button>
        </span>
        {url && <Copy label="The invitation link" text={url} />}
        {url && <p class="muted t12">It is shown this once and works for one person.</p>}
        {send.error && !fieldProblem(send.error, 'email') && <Notice tone="bad">{send.error.message}</Notice>}
      </form>
    </Card>
  );
}

/** Who belongs to the workspace, and who is invited. */
export function MembersSection() {
  const members = useMembers();
  const me = useMe().data;
  const mayChange = may(me, 'admin');
  const send = useSend<Member>([MEMBERS]);
  const change = async (member: Member, role: Role) => {
    const path = `${MEMBERS}/${encodeURIComponent(member.id)}`;
    const saved = await send.mutateAsync({ method: 'PUT', path, body: { role } }).catch(() => null);
    if (saved) say(`${member.name} is ${role} now`, () => void change(member, member.role));
  };
  return (
    <div class="stack wide narrow-page">
      {send.error && <Notice tone="bad">{send.error.message}</Notice>}
      <Card title="Members" flush>
        <Load query={members} what="The members" skeleton={<SkeletonRows rows={3} label="Loading members" />}>
          {(answer) => (
            <Table
              label="Members"
              two
              fit
              columns={memberColumns(mayChange, me?.user.email, (member, role) => void change(member, role))}
              rows={answer.members}
              rowKey={({ id }) => id}
            />
          )}
        </Load>
      </Card>
      {mayChange && (members.data?.invitations.length ?? 0) > 0 && (
        <Card title="Open invitations" flush>
          <Table
            label="Open invitations"
            fit
            columns={invitationColumns}
            rows={members.data?.invitations ?? []}
            rowKey={({ id }) => id}
          />
        </Card>
      )}
      {mayChange && <Invite />}
    </div>
  );
}
