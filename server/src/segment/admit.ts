import type { Access } from '../http/access.ts';
import { admitKey, type CallerSources } from '../http/caller.ts';
import type { Caller, Ctx } from '../http/context.ts';
import { Problem } from '../http/problem.ts';
import { type Fields, type Item, isFields, textOf } from './items.ts';
import type { CalledItem } from './take.ts';

const access: Access = { keys: ['pk', 'sk'], role: null };

/** Finds the caller of every item: the key of the request, and the token of the request or of the item's context. */
export async function admitItems(
  c: Ctx,
  sources: CallerSources,
  body: Fields,
  items: readonly Item[],
): Promise<{ caller: Caller; called: CalledItem[] }> {
  const key = keyOf(c, body);
  const ofRequest = c.req.header('x-uptier-identity') ?? textOf(body.identityToken);
  const callers = new Map<string | null, Caller>();
  const admitWith = async (identityToken: string | null) => {
    const known = callers.get(identityToken);
    if (known) return known;
    const caller = await admitKey(sources, access, { key, identityToken });
    callers.set(identityToken, caller);
    return caller;
  };
  const called: CalledItem[] = [];
  for (const item of items) {
    called.push({ item, caller: await admitWith(textOf(item.context.identityToken) ?? ofRequest) });
  }
  return { caller: called[0]?.caller ?? (await admitWith(ofRequest)), called };
}

/** Basic with the key as user name, Bearer, or `writeKey` in the body. Throws `unauthorized`. */
function keyOf(c: Ctx, body: Fields): string {
  const [, scheme = '', value = ''] = /^(\S+)\s+(\S+)\s*$/.exec(c.req.header('authorization') ?? '') ?? [];
  const isBasic = scheme.toLowerCase() === 'basic';
  const fromHeader = isBasic ? (Buffer.from(value, 'base64').toString('utf8').split(':')[0] ?? '') : value;
  const [first]: readonly unknown[] = Array.isArray(body.batch) ? body.batch : [];
  const key = fromHeader || textOf(body.writeKey) || (isFields(first) ? textOf(first.writeKey) : null);
  if (key) return key;
  throw new Problem(
    'unauthorized',
    'Send the key as `writeKey` in the body, or as the user name of Basic authorization.',
  );
}
