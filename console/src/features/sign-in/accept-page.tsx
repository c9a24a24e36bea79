import { useQueryClient } from '@tanstack/preact-query';
import { useEffect, useState } from 'preact/hooks';
import { ApiError, fieldProblem } from '../../api/problem.ts';
import { useSend } from '../../api/query.ts';
import { signIn } from '../../app/auth.ts';
import { paths } from '../../app/paths.ts';
import { navigate, query } from '../../app/router.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { TextField } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Brand, SignInFrame } from './frame.tsx';

const MIN_PASSWORD = 10;

const WORDS = {
  setup: {
    title: 'Set up the workspace',
    lead: 'You become its first owner. This link works once.',
    button: 'Create the workspace',
    busy: 'Creating…',
  },
  invite: {
    title: 'Join the workspace',
    lead: 'Choose a name and a password. This link works once.',
    button: 'Join',
    busy: 'Joining…',
  },
} as const;

function NoToken() {
  return (
    <SignInFrame>
      <Empty
        kind="little"
        level={1}
        title="This link is not complete"
        actions={
          <LinkButton href={paths.signIn()} tone="main">
            Sign in
          </LinkButton>
        }
      >
        Open the whole link as it was printed or sent to you. It ends with a token.
      </Empty>
    </SignInFrame>
  );
}

function useAccept(token: string) {
  const queries = useQueryClient();
  const send = useSend([]);
  const [signInFailed, setSignInFailed] = useState(false);
  const accept = (name: string, email: string, password: string) =>
    send.mutate(
      { method: 'POST', path: '/v1/setup', body: { token, name, email, password } },
      {
        onSuccess: () =>
          signIn(email, password).then(
            () => {
              queries.clear();
              navigate(paths.overview(), { replace: true });
            },
            () => setSignInFailed(true),
          ),
      },
    );
  return { accept, send, signInFailed };
}

function AcceptForm({ kind, token }: { kind: 'setup' | 'invite'; token: string }) {
  const words = WORDS[kind];
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const { accept, send, signInFailed } = useAccept(token);
  const isShort = password.length > 0 && password.length < MIN_PASSWORD;
  const submit = (event: Event) => {
    event.preventDefault();
    if (password.length >= MIN_PASSWORD && !send.isPending) accept(name.trim(), email.trim(), password);
  };
  const passwordProblem =
    fieldProblem(send.error, 'password') ??
    (send.submittedAt > 0 && isShort ? `Use at least ${MIN_PASSWORD} characters.` : undefined);
  return (
    <form onSubmit={submit}>
      <Brand />
      <div>
        <h1>{words.title}</h1>
        <p class="muted">{words.lead}</p>
      </div>
      {send.error && (
        <Notice tone="bad" live>
          {send.error instanceof ApiError ? send.error.message : 'That did not work. Try again in a minute.'}
        </Notice>
      )}
      {signInFailed && (
        <Notice tone="good" live action={<LinkButton href={paths.signIn()}>Sign in</LinkButton>}>
          Your account is ready.
        </Notice>
      )}
      <TextField
        label="Name"
        autocomplete="name"
        value={name}
        onInput={setName}
        required
        autoFocus
        problem={fieldProblem(send.error, 'name')}
      />
      <TextField
        label="Email"
        type="email"
        autocomplete="username"
        value={email}
        onInput={setEmail}
        required
        problem={fieldProblem(send.error, 'email')}
      />
      <TextField
        label="Password"
        type="password"
        autocomplete="new-password"
        value={password}
        onInput={setPassword}
        required
        hint={`At least ${MIN_PASSWORD} characters`}
        problem={passwordProblem}
      />
      <Button
        type="submit"
        tone="main"
        size="lg"
        wide
        busy={send.isPending && words.busy}
        whyNot={isShort && `The password needs at least ${MIN_PASSWORD} characters`}
      >
        {words.button}
      </Button>
    </form>
  );
}

/** The page behind a one-time link: the first owner's, or an invitation. */
export function AcceptPage({ kind }: { kind: 'setup' | 'invite' }) {
  const token = query.value.get('token');
  useEffect(() => {
    document.title = `${WORDS[kind].title} · Uptier`;
  }, [kind]);
  if (!token) return <NoToken />;
  return (
    <SignInFrame>
      <AcceptForm kind={kind} token={token} />
    </SignInFrame>
  );
}
