import { createAuthClient } from 'better-auth/client';
import { ApiError } from '../api/problem.ts';

const client = createAuthClient({ baseURL: location.origin, basePath: '/api/auth' });

const WRONG =
  'That address and password do not match. Check both, or ask an owner of the workspace for a new invitation.';

/** Signs in with a cookie of our own origin; throws an `ApiError` with a sentence for people. */
export async function signIn(email: string, password: string): Promise<void> {
  const { error } = await client.signIn.email({ email, password });
  if (!error) return;
  if (error.status === 429) {
    throw new ApiError({
      title: 'Too many tries',
      detail: 'Too many tries. Wait a minute and try again.',
      status: 429,
      code: 'rate_limited',
    });
  }
  if (error.status >= 400 && error.status < 500)
    throw new ApiError({ title: 'Not signed in', detail: WRONG, status: 401, code: 'unauthorized' });
  const detail = 'The server could not sign you in. Nothing was changed; try again in a minute.';
  throw new ApiError({
    title: 'Not signed in',
    detail,
    status: error.status,
    code: error.status ? `http_${error.status}` : 'unreachable',
  });
}

/** Ends the session in this browser. */
export async function signOut(): Promise<void> {
  await client.signOut();
}

/** Whether this browser has a session; true too where the server does not say. Asking for data without one is an error. */
export async function hasSession(): Promise<boolean> {
  const { data, error } = await client.getSession();
  return error !== null || data !== null;
}
