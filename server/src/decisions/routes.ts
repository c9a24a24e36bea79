import { debugRequestSchema } from '@uptier/shared/contracts/debug.ts';
import { claimRequestSchema, type Decision, decideRequestSchema } from '@uptier/shared/contracts/decision.ts';
import { sessionRequestSchema } from '@uptier/shared/contracts/session.ts';
import { parseTime } from '@uptier/shared/contracts/time.ts';
import { streamSSE } from 'hono/streaming';
import { z } from 'zod';
import { type Access, anyKey } from '../http/access.ts';
import { readJson } from '../http/body.ts';
import { requireSelf } from '../http/caller.ts';
import type { Caller } from '../http/context.ts';
import type { AddEndpoint } from '../http/endpoint.ts';
import { Problem } from '../http/problem.ts';
import type { Claim } from './claim.ts';
import type { Debug } from './debug.ts';
import type { Decide } from './decide.ts';
import type { Introduce } from './introduce.ts';
import { claimAnswerSchema, debugSchema, decisionSchema, sessionSchema } from './schemas.ts';
import type { OpenSession } from './session.ts';
import type { ServeStream } from './stream.ts';

const tag = 'Decisions';
const browser: Access = { keys: ['pk', 'sk'], role: null };

export interface DecisionRoutes {
  openSession: OpenSession;
  serveStream: ServeStream;
  introduce: Introduce;
  decide: Decide;
  debug: Debug;
  claim: Claim;
}

/** `/v1/session`, `/v1/stream`, `/v1/decide` and `/v1/claim`. */
export function addDecisionRoutes(endpoint: AddEndpoint, nouns: DecisionRoutes): void {
  addSessionRoutes(endpoint, nouns);
  addClaimRoute(endpoint, nouns);
  addDebugRoute(endpoint, nouns);

  endpoint(
    {
      method: 'post',
      path: '/v1/decide',
      access: anyKey,
      summary: 'Ask what one user would see now, and why',
      tag,
      body: decideRequestSchema,
      answer: decisionSchema,
    },
    async (c) => {
      const caller = c.get('caller');
      const { at, explain, accountId, userId, placement, event, feature, campaignId } = await readJson(
        c,
        decideRequestSchema,
      );
      requireSelf(caller, userId, accountId);
      if (caller.kind === 'pk' && (at !== undefined || explain !== undefined)) {
        throw new Problem('forbidden', 'at and explain are for servers: use a secret key (sk_…).');
      }
      const asked = { placement: placement ?? null, event: event ?? null, feature: feature ?? null };
      const when = {
        at: at === undefined ? null : parseTime(at),
        explain: explain ?? false,
        campaignId: campaignId ?? null,
        isLook: caller.kind === 'console',
      };
      const decision = await nouns.decide(caller.environment, { accountId, userId, ...asked, ...when });
      return c.json(isStranger(caller) ? withoutNumbers(decision) : decision);
    },
  );
}

/** An end user's browser: what gates see of the account is none of its business, a developer's may look. */
function isStranger({ kind, environment }: Caller): boolean {
  return kind === 'pk' && environment.kind === 'production';
}

function withoutNumbers(decision: Decision): Decision {
  return { ...decision, reason: { ...decision.reason, saw: {} } };
}

function addClaimRoute(endpoint: AddEndpoint, { claim }: DecisionRoutes): void {
  endpoint(
    {
      method: 'post',
      path: '/v1/claim',
      access: browser,
      summary: 'Claim an interruption against the caps, before it is shown',
      tag,
      body: claimRequestSchema,
      answer: claimAnswerSchema,
    },
    async (c) => {
      const caller = c.get('caller');
      const request = await readJson(c, claimRequestSchema);
      if (!('leaseId' in request) && caller.kind === 'pk') {
        throw new Problem('forbidden', 'A public key claims by leaseId; naming a campaign takes a secret key (sk_…).');
      }
      return c.json(await claim(caller, request));
    },
  );
}

function addDebugRoute(endpoint: AddEndpoint, { debug }: DecisionRoutes): void {
  endpoint(
    {
      method: 'post',
      path: '/v1/debug',
      access: browser,
      summary: 'Explain one user to the developer of the page; development environments only',
      tag,
      body: debugRequestSchema,
      answer: debugSchema,
    },
    async (c) => {
      const caller = c.get('caller');
      const request = await readJson(c, debugRequestSchema);
      requireSelf(caller, request.user.id, request.account.id);
      return c.json(await debug(caller.environment, request));
    },
  );
}

function addSessionRoutes(endpoint: AddEndpoint, { openSession, serveStream, introduce }: DecisionRoutes): void {
  const session = { access: browser, tag, body: sessionRequestSchema };

  endpoint(
    {
      ...session,
      method: 'post',
      path: '/v1/session',
      summary: 'Usage, entitlements and leases for one user',
      answer: sessionSchema,
    },
    async (c) => {
      const caller = c.get('caller');
      const request = await readJson(c, sessionRequestSchema);
      requireSelf(caller, request.user.id, request.account.id);
      await introduce(caller, request);
      return c.json(await openSession(caller.environment, request));
    },
  );

  endpoint(
    {
      ...session,
      method: 'post',
      path: '/v1/stream',
      summary: 'The same as a stream of events: session, upgrade, fire, off',
      answer: z.string().describe('text/event-stream'),
    },
    async (c) => {
      const caller = c.get('caller');
      const request = await readJson(c, sessionRequestSchema);
      requireSelf(caller, request.user.id, request.account.id);
      await introduce(caller, request);
      return streamSSE(c, (stream) => serveStream(caller.environment, request, stream));
    },
  );
}
