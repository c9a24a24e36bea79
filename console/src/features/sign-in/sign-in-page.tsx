import { useQueryClient } from '@tanstack/preact-query';
import { useEffect, useState } from 'preact/hooks';
import { ApiError } from '../../api/problem.ts';
import { useStatus } from '../../api/workspace.ts';
import { signIn } from '../../app/auth.ts';
import { navigate, query } from '../../app/router.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Brand, SignInFrame } from './frame.tsx';
import { nextOf } from './next.ts';

const DEMO_EMAIL = 'owner@demo.test';

/** Address and password; the session is a cookie. */
export function SignInPage() {
  const queries = useQueryClient();
  const status = useStatus();
  const isDemo = status.data !== undefined && status.data.demo.state !== 'off';
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    document.title = 'Sign in · Uptier';
  }, []);
  useEffect(() => {
    if (isDemo) setEmail((typed) => typed || DEMO_EMAIL);
  }, [isDemo]);
  const submit = async () => {
    setBusy(true);
    setProblem(null);
    try {
      await signIn(email.trim(), password);
      queries.clear();
      navigate(nextOf(query.value.get('next')), { replace: true });
    } catch (error) {
      setProblem(error instanceof ApiError ? error.message : 'The server cannot be reached. Try again in a minute.');
      setBusy(false);
    }
  };
  return (
    <SignInFrame>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) void submit();
        }}
      >
        <Brand />
        <div>
          <h1>Sign in</h1>
          <p class="muted">Use the address you were invited with.</p>
        </div>
        {problem && (
          <Notice tone="bad" live>
            {problem}
          </Notice>
        )}
        <TextField
          label="Email"
          type="email"
          autocomplete="username"
          value={email}
          onInput={setEmail}
          required
          autoFocus
        />
        <TextField
          label="Password"
          type="password"
          autocomplete="current-password"
          value={password}
          onInput={setPassword}
          required
        />
        <Button type="submit" tone="main" size="lg" wide busy={busy && 'Signing in…'}>
          Sign in
        </Button>
        {isDemo && (
          <p class="t12 muted">On the demo, the password is printed in the terminal where you ran npm start.</p>
        )}
      </form>
    </SignInFrame>
  );
}
