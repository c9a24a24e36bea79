import { z } from 'zod';
import { open } from '../http/access.ts';
import { readAny } from '../http/body.ts';
import type { CallerSources } from '../http/caller.ts';
import type { Ctx } from '../http/context.ts';
import type { AddEndpoint } from '../http/endpoint.ts';
import { Problem } from '../http/problem.ts';
import { listReserved, RESERVED_WORDS } from '../http/reserved.ts';
import { admitItems } from './admit.ts';
import { type Fields, isFields, itemsOf } from './items.ts';
import { settingsOf } from './settings.ts';
import { createTakeItems, type SegmentDeps } from './take.ts';

const paths = {
  track: ['track', 't'],
  identify: ['identify', 'i'],
  group: ['group', 'g'],
  page: ['page', 'p'],
  screen: ['screen', 's'],
  alias: ['alias', 'a'],
  batch: ['batch', 'b', 'import', 'm'],
} as const;
const kinds = ['track', 'identify', 'group', 'page', 'screen', 'alias', 'batch'] as const;
const tag = 'Segment wire';

/** `problems` names what of a request was left out, and stands there only then. */
const takenSchema = z.object({
  success: z.literal(true),
  problems: z.array(z.object({ at: z.string(), problem: z.string() })).exactOptional(),
});

/** The addresses that Segment's own libraries call; they always hear success once a request is taken. */
export function addSegmentRoutes(endpoint: AddEndpoint, deps: SegmentDeps, sources: CallerSources): void {
  const takeItems = createTakeItems(deps);
  const take = async (c: Ctx, kind: (typeof kinds)[number]) => {
    const body = await readBody(c);
    // The browser library reports about itself here, without a key and of no use to us.
    const isOwnMetrics = Array.isArray(body.series) && body.batch === undefined;
    if (!isOwnMetrics) {
      const { caller, called } = await admitItems(c, sources, body, itemsOf(kind, body));
      await takeItems(caller.environment, called);
    }
    const problems = listReserved(body).map((at) => ({ at, problem: RESERVED_WORDS }));
    return c.json({ success: true, ...(problems.length > 0 ? { problems } : {}) });
  };

  for (const kind of kinds) {
    for (const name of paths[kind]) {
      endpoint(
        {
          method: 'post',
          path: `/v1/${name}`,
          access: open,
          summary: `Segment's ${kind}`,
          tag,
          answer: takenSchema,
        },
        async (c) => await take(c, kind),
      );
    }
  }

  endpoint(
    {
      method: 'get',
      path: '/v1/projects/{key}/settings',
      access: open,
      summary: 'Settings of the Segment browser library, pointing it here',
      tag,
      answer: z.looseObject({}),
    },
    async (c) => {
      const key = c.req.param('key') ?? '';
      if (!(await sources.findKey(key))) throw new Problem('not_found', 'This key is not known here.');
      return c.json(settingsOf(key, new URL(c.req.url), new URL(sources.origin)));
    },
  );
}

async function readBody(c: Ctx): Promise<Fields> {
  const body = await readAny(c, { anyType: true, leavesOutReserved: true });
  if (isFields(body)) return body;
  throw new Problem('invalid', 'The body is a JSON object.');
}
