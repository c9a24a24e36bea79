import { SetupError } from '../config.ts';
import type { Router } from '../http/context.ts';
import type { Call } from '../simulate/call.ts';

const RETRY_MS = [500, 1000, 2000, 4000];

interface Keys {
  pk: string;
  sk: string;
}

/** Calls of an app in this process. */
export function callApp(app: Router, keys: Keys): Call {
  return async ({ method, path, key, body }) => {
    const answer = await app.request(path, requestOf(method, keys[key], body));
    if (answer.ok) return await answer.json();
    throw new Error(`${method} ${path} answered ${answer.status}: ${await answer.text()}`);
  };
}

/** Calls of a server elsewhere with its secret key; a server that is busy is asked again. Throws a `SetupError`. */
export function callUrl(url: string, key: string): Call {
  return async ({ method, path, body }) => {
    for (let tries = 0; ; tries++) {
      const answer = await fetch(new URL(path, url), requestOf(method, key, body)).catch(() => null);
      if (answer?.ok) return await answer.json();
      const isBusy = answer === null || answer.status === 429 || answer.status >= 500;
      const wait = RETRY_MS[tries];
      if (isBusy && wait !== undefined) {
        await new Promise((resolve) => setTimeout(resolve, wait));
        continue;
      }
      if (answer === null) throw new SetupError(`Nothing answers at ${url}: is the server started?`);
      throw new SetupError(`${url} refused ${method} ${path} (${answer.status}): ${await detailOf(answer)}`);
    }
  };
}

function requestOf(method: string, key: string, body: unknown): RequestInit {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  return body === undefined ? { method, headers } : { method, headers, body: JSON.stringify(body) };
}

async function detailOf(answer: Response): Promise<string> {
  const text = await answer.text();
  try {
    const problem: unknown = JSON.parse(text);
    if (typeof problem === 'object' && problem !== null && 'detail' in problem) return String(problem.detail);
  } catch {
    return text.slice(0, 200);
  }
  return text.slice(0, 200);
}
