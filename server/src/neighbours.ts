import { z } from 'zod';
import type { News } from './decisions/pages.ts';
import type { Deps } from './http/deps.ts';

/** What the servers on one database tell one another; `accountId` null is for every page of the environment. */
export interface Notice {
  environmentId: string;
  accountId: string | null;
  change: News;
}

const noticeSchema = z.object({
  environmentId: z.string(),
  accountId: z.string().nullable(),
  change: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('account') }),
    z.object({ kind: z.literal('campaigns') }),
    z.object({ kind: z.literal('upgrade'), from: z.string().nullable(), to: z.string() }),
    z.object({ kind: z.literal('fire'), name: z.string(), userId: z.string().nullable() }),
  ]),
}) satisfies z.ZodType<Notice>;

/** The other servers on this database. Where there can be none, telling costs nothing. */
export function createNeighbours({ store, log }: Pick<Deps, 'store' | 'log'>) {
  return {
    tell(notice: Notice): void {
      if (store.isShared) store.notices.tell(JSON.stringify(notice));
    },
    /** Answers its undo. A server that cannot listen serves on: what others changed is read anew every two seconds. */
    async hear(run: (notice: Notice) => void): Promise<() => Promise<void>> {
      const read = (text: string): void => {
        const parsed = noticeSchema.safeParse(JSON.parse(text));
        // A server of another version may tell what this one cannot read.
        if (parsed.success) run(parsed.data);
      };
      return await store.notices.hear(read).catch((error: unknown) => {
        log.error({ err: error }, 'other servers are not heard');
        return () => Promise.resolve();
      });
    },
  };
}
export type Neighbours = ReturnType<typeof createNeighbours>;
