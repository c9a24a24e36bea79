import { z } from 'zod';
import { readBytes } from '../http/body.ts';
import type { Ctx, Router } from '../http/context.ts';
import type { Deps } from '../http/deps.ts';
import { createRateLimit } from '../http/limits.ts';
import { Problem } from '../http/problem.ts';
import type { SignIn } from './sign-in.ts';

const MINUTE_MS = 60_000;
const MAX_BYTES = 16 * 1024;
const bodySchema = z.looseObject({ email: z.string() });
const peerSchema = z.object({ incoming: z.object({ socket: z.object({ remoteAddress: z.string() }) }) });

/** Mounts the sign-in library under `/api/auth/`, with tries limited per address and per person. */
export function addSessionRoutes(router: Router, signIn: SignIn, { now }: Pick<Deps, 'now'>): void {
  const ofAddress = createRateLimit({ max: 60, perMs: 5 * MINUTE_MS, now });
  const ofPerson = createRateLimit({ max: 10, perMs: 5 * MINUTE_MS, now });

  router.on(['GET', 'POST'], '/api/auth/*', async (c) => {
    const { url, method, headers } = c.req.raw;
    const bytes = method === 'POST' ? await readBytes(c.req.raw, MAX_BYTES) : null;
    const person = method === 'POST' && c.req.path.endsWith('/sign-in/email') ? personOf(c, bytes) : null;
    if (person) {
      ofAddress.take(person.address);
      ofPerson.take(person.key);
    }
    const body = bytes && bytes.length > 0 ? new Uint8Array(bytes) : null;
    const answer = await signIn.handle(new Request(url, { method, headers: forwarded(headers), body }));
    if (answer.ok && person) ofPerson.clear(person.key);
    return answer.status < 400 ? answer : (await toProblem(answer)).toResponse();
  });
}

/** The body is read and unzipped by now, so its old length and encoding would lie. */
function forwarded(headers: Headers): Headers {
  const copy = new Headers(headers);
  copy.delete('content-length');
  copy.delete('content-encoding');
  return copy;
}

function personOf(c: Ctx, bytes: Uint8Array | null): { address: string; key: string } {
  const peer = peerSchema.safeParse(c.env);
  const address = peer.success ? peer.data.incoming.socket.remoteAddress : 'in-process';
  return { address, key: `${address} ${emailIn(bytes)}` };
}

function emailIn(bytes: Uint8Array | null): string {
  try {
    return bodySchema.parse(JSON.parse(new TextDecoder().decode(bytes ?? undefined))).email.toLowerCase();
  } catch {
    return '';
  }
}

async function toProblem(answer: Response): Promise<Problem> {
  if (answer.status === 404) return new Problem('not_found', 'There is nothing here.');
  if (answer.status === 401) return new Problem('unauthorized', 'That address and password do not match.');
  if (answer.status >= 500) throw new Error(`sign-in answered ${answer.status}: ${await answer.text()}`);
  const told: unknown = await answer.json().catch(() => null);
  const sentence = z.object({ message: z.string() }).safeParse(told);
  return new Problem(answer.status === 403 ? 'forbidden' : 'invalid', sentence.data?.message ?? 'This cannot be done.');
}
