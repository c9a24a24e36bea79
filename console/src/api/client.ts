import { environmentId } from './environment.ts';
import { ApiError, problemOf } from './problem.ts';
import { isReachable } from './reachable.ts';

type Call = { method?: 'GET' | 'POST' | 'PUT' | 'DELETE'; body?: unknown; signal?: AbortSignal };

/** Calls our own server with the session's cookie, in the chosen environment. Throws an `ApiError`. */
export async function call<Answer>(path: string, { method = 'GET', body, signal }: Call = {}): Promise<Answer> {
  const headers = new Headers({ accept: 'application/json', 'content-type': 'application/json' });
  if (environmentId.value) headers.set('x-uptier-environment', environmentId.value);
  const response = await fetch(path, {
    method,
    headers,
    credentials: 'same-origin',
    ...(body !== undefined && { body: JSON.stringify(body) }),
    ...(signal && { signal }),
  }).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    isReachable.value = false;
    const detail =
      'The server cannot be reached. Nothing is lost and nudges keep their last state; try again in a minute.';
    throw new ApiError({ title: 'Unreachable', detail, status: 0, code: 'unreachable' });
  });
  isReachable.value = true;
  if (!response.ok) throw await problemOf(response);
  if (response.status === 204) return JSON.parse('null');
  return response.json();
}

/** A path with a query; parts without a value are left out. */
export function withQuery(path: string, query: Readonly<Record<string, string | number | undefined | null>>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') search.set(name, String(value));
  }
  const text = search.toString();
  return text ? `${path}?${text}` : path;
}
