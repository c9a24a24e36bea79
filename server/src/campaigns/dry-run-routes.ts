import { gates } from '@uptier/shared/contracts/gate.ts';
import { surfaces } from '@uptier/shared/contracts/surface.ts';
import { parseTime, timeSchema } from '@uptier/shared/contracts/time.ts';
import { z } from 'zod';
import { serverKey } from '../http/access.ts';
import { readJson } from '../http/body.ts';
import { type AddEndpoint, pathId } from '../http/endpoint.ts';
import type { RunDry } from './dry-run.ts';

const requestSchema = z.looseObject({ from: timeSchema.exactOptional(), to: timeSchema.exactOptional() });

const count = z.int();
const answerSchema = z.object({
  from: z.string(),
  to: z.string(),
  recorded: z.object({ moments: count, accounts: count, users: count }),
  replayed: z.object({ moments: count, accounts: count }),
  isEstimate: z.boolean(),
  because: z.array(z.string()),
  schedule: z.array(z.string()),
  days: z.number(),
  reached: z.object({ accounts: count, users: count, nudges: count }),
  withheld: z.object({ accounts: count, moments: count }),
  surfaces: z.array(z.object({ surface: z.enum(surfaces), accounts: count, users: count, nudges: count })),
  displaced: z.array(z.object({ campaignId: z.string(), name: z.string(), nudges: count, accounts: count })),
  fatigue: z.object({ weightPerAccountWeek: z.number().nullable(), accountWeekCap: z.number() }),
  asked: z.object({ moments: count, accounts: count, users: count }),
  outranked: z.object({ moments: count, accounts: count }),
  stopped: z.array(z.object({ gate: z.enum(gates), moments: count, accounts: count })),
  readable: z.object({ accountsPerSide: count, accountsPerDay: z.number(), days: count, windowDays: count }).nullable(),
});

/** `/v1/campaigns/{id}/dry-run`. */
export function addDryRunRoutes(endpoint: AddEndpoint, runDry: RunDry): void {
  endpoint(
    {
      method: 'post',
      path: '/v1/campaigns/{id}/dry-run',
      tag: 'Campaigns',
      access: serverKey('viewer'),
      summary: 'What the present draft would have done at the moments of the last 30 days, or of the days given',
      body: requestSchema,
      answer: answerSchema,
    },
    async (c) => {
      const { from, to } = await readJson(c, requestSchema);
      const asked = { from: from === undefined ? null : parseTime(from), to: to === undefined ? null : parseTime(to) };
      return c.json(await runDry(c.get('caller').environment, pathId(c), asked));
    },
  );
}
