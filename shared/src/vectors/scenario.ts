import type { AcceptedEvent } from '../contracts/event.ts';
import type { Compiled } from '../engine/campaigns/compile.ts';
import type { Moment, Subject } from '../engine/campaigns/moment.ts';
import { claim } from '../engine/claim/claim.ts';
import { fireBatch } from '../engine/claim/fire-batch.ts';
import { recordNudge, weightOf } from '../engine/claim/moves.ts';
import { explain, listLeases } from '../engine/decide/decide.ts';
import { foldAll, foldEvents } from '../engine/fold/fold.ts';
import { emptyLedger, type Ledger } from '../engine/ledger/ledger.ts';
import { type AccountState, emptyState } from '../engine/state/state.ts';
import { catalogOf, compileOffer, type Offer, withLimits } from './offer.ts';
import type { Scenario, Step } from './story.ts';

/** An event that was folded: what was known of the account before and after. */
export interface Folded {
  compiled: Compiled;
  before: Subject;
  after: Subject;
  event: AcceptedEvent;
}

interface World extends Offer {
  scenario: Scenario;
  compiled: Compiled;
  events: AcceptedEvent[];
  state: AccountState;
  ledger: Ledger;
  now: number;
  watch: (folded: Folded) => void;
}

/** Plays a scenario through the engine; what each deciding step answered, beside what it expects. */
export function playScenario(
  scenario: Scenario,
  catalog: unknown,
  watch: World['watch'] = () => undefined,
): { step: number; expected: unknown; actual: unknown }[] {
  const documents = catalogOf(catalog, scenario.features);
  const offer = { catalog: documents, policy: scenario.policy ?? {}, live: scenario.campaigns.map(({ id }) => id) };
  const world: World = {
    scenario,
    ...offer,
    compiled: compileOffer(scenario, offer),
    events: [],
    state: emptyState,
    ledger: emptyLedger,
    now: 0,
    watch,
  };
  return scenario.steps.flatMap((step, index) => {
    if (step.at !== undefined) world.now = Date.parse(step.at);
    const actual = play(world, step, index);
    return 'expect' in step ? [{ step: index, expected: step.expect, actual }] : [];
  });
}

function play(world: World, step: Step, index: number): unknown {
  const { compiled, now } = world;
  const userId = step.user ?? 'ann';
  const subject = { state: world.state, ledger: world.ledger };
  switch (step.do) {
    case 'event':
      fold(world, step, `e${index}`, userId);
      return null;
    case 'features':
      for (let feature = 0; feature < step.count; feature++)
        fold(
          world,
          { do: 'event', event: { type: 'usage', name: `f${feature}`, quantity: 1 } },
          `e${index}-${feature}`,
          userId,
        );
      return null;
    case 'decide': {
      const { placement = null, event = null, feature = null } = step;
      const decision = explain(compiled, subject, moment(world, userId, { placement, event, feature }));
      return { ...decision, campaign: decision.campaign?.id ?? null, variant: decision.variant?.id ?? null };
    }
    case 'leases':
      return listLeases(compiled, subject, moment(world, userId)).map((lease) => ({
        campaign: lease.campaign.id,
        outcome: lease.outcome,
        surface: lease.surface,
        cause: lease.cause,
        open: lease.firing?.threshold ?? null,
      }));
    case 'claim': {
      const sessionStartedAt = step.session === undefined ? now : Date.parse(step.session);
      const result = claim(compiled, subject, moment(world, userId, { sessionStartedAt }), {
        campaignId: step.campaign,
        variantId: null,
        decisionId: step.decision ?? `d${index}`,
        leaseId: step.lease ?? null,
      });
      world.ledger = result.ledger;
      return { ...result, saw: result.decision?.reason.saw ?? null };
    }
    case 'nudge':
      world.ledger = nudge(world, step, userId);
      return null;
    case 'mute':
      world.ledger = { ...world.ledger, mute: step.mute };
      return null;
    case 'policy':
      change(world, { policy: step.policy });
      return null;
    case 'live':
      change(world, { live: step.campaigns });
      return null;
    case 'limits':
      change(world, { catalog: withLimits(world.catalog, step) });
      return null;
  }
}

function fold(world: World, step: Extract<Step, { do: 'event' }>, id: string, userId: string): void {
  const { scenario, compiled, now } = world;
  const timezone = compiled.environment.timezone;
  const event: AcceptedEvent = {
    id,
    accountId: scenario.account ?? 'acme',
    userId: step.user === undefined && step.event.type !== 'usage' ? null : userId,
    at: now,
    receivedAt: now,
    source: step.source ?? 'server',
    body: step.event,
    properties: step.properties ?? {},
  };
  world.events.push(event);
  const before = { state: world.state, ledger: world.ledger };
  const folded = foldEvents(before.state, [event], compiled.catalog, timezone);
  world.state = folded.zoneChanged ? foldAll(world.events, compiled.catalog, timezone) : folded.state;
  const batch = { events: [event], stateBefore: before.state, stateAfter: world.state, ledger: before.ledger, now };
  world.ledger = fireBatch(compiled, batch);
  world.watch({ compiled, before, after: { state: world.state, ledger: world.ledger }, event });
}

function nudge({ compiled, ledger, now }: World, step: Extract<Step, { do: 'nudge' }>, userId: string): Ledger {
  const campaign = compiled.byId.get(step.campaign)?.campaign;
  const variant = campaign?.variants[0];
  if (!campaign || !variant) return ledger;
  const { kind, path = null } = campaign;
  const { surface, id: variantId } = variant;
  const weight = weightOf(kind, surface, compiled.policy);
  const { what, decision: decisionId } = step;
  const move = {
    what,
    decisionId,
    campaignId: campaign.id,
    variantId,
    userId,
    surface,
    kind,
    at: now,
    weight,
    path,
    note: null,
  };
  return recordNudge(ledger, move, compiled.remembering);
}

function moment({ scenario, now }: World, userId: string, over: Partial<Moment> = {}): Moment {
  const accountId = scenario.account ?? 'acme';
  return {
    now,
    accountId,
    userId,
    locale: null,
    sessionStartedAt: now,
    placement: null,
    event: null,
    feature: null,
    ...over,
  };
}

function change(world: World, offer: Partial<Offer>): void {
  Object.assign(world, offer);
  world.compiled = compileOffer(world.scenario, world);
}
