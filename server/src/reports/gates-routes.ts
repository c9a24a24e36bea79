import { gates } from '@uptier/shared/contracts/gate.ts';
import { idSchema } from '@uptier/shared/contracts/ids.ts';
import { parseTime, timeSchema } from '@uptier/shared/contracts/time.ts';
import { dayOf, startOfDay } from '@uptier/shared/engine/time/calendar.ts';
import { z } from 'zod';
import { serverKey } from '../http/access.ts';
import { readQuery } from '../http/body.ts';
import type { Deps } from '../http/deps.ts';
import type { AddEndpoint } from '../http/endpoint.ts';
import { gateReport } from './gates.ts';

const DAYS = 30;
const query = z.object({
  from: timeSchema.exactOptional(),
  to: timeSchema.exactOptional(),
  campaignId: idSchema.exactOptional(),
});
const gate = z.enum(gates);
const count = z.int();
const answer = z.object({
  from: z.string(),
  to: z.string(),
  campaigns: z.array(
    z.object({
      campaignId: z.string(),
      name: z.string(),
      asked: count,
      passed: count,
      stopped: z.array(z.object({ gate, code: z.string(), count })),
    }),
  ),
  gates: z.array(z.object({ gate, count })),
  days: z.array(z.object({ day: z.string(), gate, count })),
});

/** `/v1/reports/gates`, of the last 30 days unless told. */
export function addGateReportRoutes(
  endpoint: AddEndpoint,
  deps: Pick<Deps, 'store' | 'now'> & { settle: () => Promise<void> },
): void {
  endpoint(
    {
      method: 'get',
      path: '/v1/reports/gates',
      access: serverKey('viewer'),
      summary: 'Which gate stops most, campaign by campaign and day by day',
      tag: 'Reports',
      query,
      answer,
    },
    async (c) => {
      const { id: environmentId, timezone } = c.get('caller').environment;
      const asked = readQuery(c, query);
      const to = (asked.to === undefined ? null : parseTime(asked.to)) ?? deps.now() + 1;
      const first = startOfDay(dayOf(to - 1, timezone) - DAYS + 1, timezone);
      const from = (asked.from === undefined ? null : parseTime(asked.from)) ?? first;
      await deps.settle();
      const campaignId = asked.campaignId ?? null;
      return c.json(await gateReport(deps, { environmentId, timezone, from, to, campaignId }));
    },
  );
}
