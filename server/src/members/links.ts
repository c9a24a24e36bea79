import { createHash, randomBytes } from 'node:crypto';
import { formatTime } from '@uptier/shared/contracts/time.ts';
import { v7 } from 'uuid';
import { z } from 'zod';
import type { Deps } from '../http/deps.ts';
import { memberRoles } from '../http/roles.ts';
import { createTurns } from '../http/turns.ts';

const HOUR_MS = 60 * 60_000;
/** How long the first owner's link and an invitation hold. */
const lifetimes = { setup: 24 * HOUR_MS, invite: 7 * 24 * HOUR_MS };

const linkSchema = z.object({
  id: z.string(),
  kind: z.enum(['setup', 'invite']),
  hash: z.string(),
  role: z.enum(memberRoles),
  email: z.string().nullable(),
  expiresAt: z.number(),
});
export type Link = z.infer<typeof linkSchema>;
const SETTING = 'links';

/** One-time links by which people become members. Only a hash of each is kept. */
export function createLinks({ store, now, config }: Pick<Deps, 'store' | 'now' | 'config'>) {
  const list = async (): Promise<Link[]> => {
    const kept = z.array(linkSchema).safeParse(await store.settings.find(SETTING));
    return (kept.data ?? []).filter(({ expiresAt }) => expiresAt > now());
  };
  const inTurn = createTurns();
  /** All links stand in one row: a change made beside another must not bring a used one back. */
  const change = async (next: (links: Link[]) => Link[]): Promise<Link[]> =>
    await inTurn(SETTING, async () => {
      const before = await list();
      await store.write([store.settings.save(SETTING, next(before))]);
      return before;
    });

  return {
    list,
    /** A new link; one for the set-up replaces those before it. */
    async make(kind: Link['kind'], role: Link['role'], email: string | null) {
      const token = randomBytes(24).toString('base64url');
      const expiresAt = now() + lifetimes[kind];
      const link = { id: v7(), kind, hash: hashOf(token), role, email, expiresAt };
      await change((links) => [...links.filter((other) => kind === 'invite' || other.kind === 'invite'), link]);
      return {
        id: link.id,
        url: `${config.publicUrl}/console/${kind}?token=${token}`,
        expiresAt: formatTime(expiresAt),
      };
    },
    /** Null when it was used, withdrawn or is too old. */
    async find(token: string): Promise<Link | null> {
      const hash = hashOf(token);
      return (await list()).find((link) => link.hash === hash) ?? null;
    },
    async remove(id: string): Promise<boolean> {
      const before = await change((links) => links.filter((link) => link.id !== id));
      return before.some((link) => link.id === id);
    },
  };
}
export type Links = ReturnType<typeof createLinks>;

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
