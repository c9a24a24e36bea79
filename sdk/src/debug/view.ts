import type { DebugView } from '@uptier/shared/contracts/debug.ts';
import type { Core, Visit } from '../core.ts';
import { isRecord } from '../record.ts';

const isView = (value: unknown): value is DebugView =>
  isRecord(value) && isRecord(value.names) && Array.isArray(value.decisions) && Array.isArray(value.campaigns);

/** What the page asked for, as it is noted: `p…` placements, `f…` features, `l…` limits. */
export type Asked = ReadonlySet<string>;

function namesIn(asked: Asked, kind: 'p' | 'f' | 'l'): string[] {
  return [...asked].filter((name) => name.startsWith(kind) && name.length > 1).map((name) => name.slice(1));
}

/** Asks the server to explain this user; null where it does not: in production, or when it is not reached. */
export async function readDebugView(core: Core, visit: Visit, asked: Asked): Promise<DebugView | null> {
  const placements = namesIn(asked, 'p').slice(0, 50);
  const features = namesIn(asked, 'f').slice(0, 50);
  const answer = await core.transport.call('/v1/debug', { ...visit.body(), placements, features });
  return answer.ok && isView(answer.body) ? answer.body : null;
}

const nobody = { user: { id: 'nobody' }, account: { id: 'nobody' } };

/**
 * What is live, before anybody is known; null as above. Asked past the transport: that nobody may know it is no failure
 * to tell.
 */
export async function readEarlyView({ config }: Core): Promise<DebugView | null> {
  const host = `${config.host}`.replace(/\/+$/, '');
  const body = JSON.stringify({ key: config.key, ...nobody });
  try {
    const answer = await fetch(`${host}/v1/debug`, { method: 'POST', credentials: 'omit', body });
    const view: unknown = answer.ok ? await answer.json() : null;
    return isView(view) ? view : null;
  } catch {
    return null;
  }
}
