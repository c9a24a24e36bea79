import { formatTime } from '@uptier/shared/contracts/time.ts';
import { type Agenda, createAgenda } from './agenda.ts';
import { arrivalOf, planOf, renewalOf } from './arrival.ts';
import type { Call } from './call.ts';
import { type Clock, DAY_MS, HOUR_MS, MINUTE_MS, nextWorkday, startOfDay } from './clock.ts';
import { createCompany, type Era } from './company.ts';
import { drawGrowth, type Growth, takeGrowth } from './growth.ts';
import { coarseUsage, dailyUsage, firstUses } from './habits.ts';
import { beginLife, drawTurn, enterPath, type Journal, type Life, moveTo, settle } from './life.ts';
import type { Market } from './market.ts';
import type { Happening, Outbox } from './outbox.ts';
import type { TruePath } from './paths.ts';
import type { Random } from './random.ts';
import { react } from './reaction.ts';
import { signsOf } from './signs.ts';
import type { Style } from './style.ts';
import type { Sight, Visit } from './visit.ts';

/** Everything a world runs on. */
export interface World {
  random: Random;
  era: Era;
  accounts: number;
  windowDays: number;
  style: Style;
  market: Market;
  clock: Clock;
  /** Usage, traits and the like, sent with a server's key. */
  events: Outbox;
  /** What was seen and done with it, sent with a page's key. */
  exposures: Outbox;
  visit: Visit;
  /** The true path that a campaign leads on; none for a warning or an adoption nudge. */
  pathOf: (campaignId: string) => TruePath | undefined;
  /** What a campaign asks to take beside a higher tier. */
  growthOf: (campaignId: string) => Growth | undefined;
  /** Posts plan changes one by one; null sends them as events. */
  call: Call | null;
  /** Called at the end of each day; the next begins when it resolves. */
  onDay: (day: number, journal: Journal) => Promise<void>;
}

/** Of a pitch that led nowhere, before a sparse world looks again. */
const REST_DAYS = 60;

type Appointment =
  | { kind: 'arrival' | 'usage' | 'visit' | 'settling' | 'renewal'; life: Life }
  | { kind: 'move'; life: Life; to: string }
  | { kind: 'growth'; life: Life; growth: Growth };

/** Lets the accounts live from the era's start to its end; answers what truly happened. */
export async function runWorld(world: World): Promise<Journal> {
  const { era, clock } = world;
  const journal: Journal = { entries: [], moves: [] };
  const agenda = createAgenda<Appointment>();
  for (let index = 0; index < world.accounts; index++) {
    const random = world.random.fork(`account/${index}`);
    const company = createCompany(random, index, era, { tiers: world.market.tiers.length, style: world.style });
    const life = beginLife(company, random, world.market);
    agenda.add(company.arrivesAt, { kind: 'arrival', life });
  }
  const days = Math.round((era.to - era.from) / DAY_MS);
  for (let day = 1; day <= days; day++) {
    const end = era.from + day * DAY_MS;
    for (let next = agenda.take(end); next; next = agenda.take(end)) {
      clock.advanceTo(next.at);
      await happen(world, agenda, journal, next.at, next.item);
    }
    clock.advanceTo(end);
    await world.events.flush();
    await world.exposures.flush();
    await world.onDay(day, journal);
  }
  return journal;
}

async function happen(world: World, agenda: Agenda<Appointment>, journal: Journal, at: number, what: Appointment) {
  const { life } = what;
  if (life.isGone) return;
  switch (what.kind) {
    case 'arrival':
      return await arrive(world, agenda, life, at);
    case 'usage':
      return await use(world, agenda, journal, life, at);
    case 'visit':
      return await look(world, agenda, journal, life, at);
    case 'move':
      return await move(world, agenda, journal, life, { at, to: what.to });
    case 'growth':
      return await growLife(world, life, at, what.growth);
    case 'settling':
      return await takeUp(world, agenda, life, at);
    case 'renewal':
      return await world.events.add(renewalOf(life, at));
  }
}

async function arrive(world: World, agenda: Agenda<Appointment>, life: Life, at: number): Promise<void> {
  const { style, market, events, era } = world;
  for (const happening of arrivalOf(life, market, style)) await events.add(happening);
  const { random } = life;
  agenda.add(at + random.whole(5, 180) * MINUTE_MS, { kind: 'usage', life });
  planVisit(agenda, life, at + random.between(1, style.visitDays) * DAY_MS);
  const { renewalAt } = life.company;
  if (renewalAt !== null && renewalAt < era.to) agenda.add(renewalAt, { kind: 'renewal', life });
}

async function use(world: World, agenda: Agenda<Appointment>, journal: Journal, life: Life, at: number): Promise<void> {
  const { style, market, events } = world;
  const uses = style.isDetailed
    ? [...dailyUsage(life, at, market), ...signsOf(life, at, market)]
    : coarseUsage(life, at);
  for (const happening of uses) await events.add(happening);
  const next = style.isDetailed ? workingHour(life, at + DAY_MS) : at + style.usageDays * DAY_MS;
  agenda.add(next, { kind: 'usage', life });
  const turn = drawTurn(life, at, style.usageDays, market.tiers);
  if (turn.kind === 'move') await move(world, agenda, journal, life, { at, to: turn.to });
  if (turn.kind === 'end') await end(world, life, at);
}

async function takeUp({ market, events }: World, agenda: Agenda<Appointment>, life: Life, at: number): Promise<void> {
  const before = life.features;
  settle(life, market);
  for (const happening of firstUses(life, at, before)) await events.add(happening);
  planVisit(agenda, life, at + life.random.between(1, 4) * DAY_MS);
}

function planVisit(agenda: Agenda<Appointment>, life: Life, around: number): void {
  life.visitAt = workingHour(life, around);
  agenda.add(life.visitAt, { kind: 'visit', life });
}

async function look(
  world: World,
  agenda: Agenda<Appointment>,
  journal: Journal,
  life: Life,
  at: number,
): Promise<void> {
  const { events, exposures, style } = world;
  if (at !== life.visitAt) return;
  await events.flushFor(life.company.id);
  await exposures.flushFor(life.company.id);
  for (const sight of await world.visit(life, at)) {
    const isDrawn = enter(world, agenda, journal, life, sight);
    if (style.isDetailed) await react(life, sight, isDrawn, exposures);
  }
  const { random, windowEndsAt } = life;
  const soon = at + random.between(0.5, 1.5) * style.visitDays * DAY_MS;
  const isSeen = life.entered.size > 0 && !random.chance(style.looksAgain);
  planVisit(agenda, life, isSeen ? Math.max(soon, windowEndsAt) + REST_DAYS * DAY_MS : soon);
}

/** Answers true when what was seen ends in the move or the purchase that was drawn for it. */
function enter(world: World, agenda: Agenda<Appointment>, journal: Journal, life: Life, sight: Sight): boolean {
  const growth = world.growthOf(sight.campaignId);
  const grownAt = growth ? drawGrowth(life, growth, sight, world.windowDays) : null;
  if (growth && grownAt !== null) agenda.add(grownAt, { kind: 'growth', life, growth });
  const path = world.pathOf(sight.campaignId);
  if (!path) return grownAt !== null;
  const { isEntry, moveAt } = enterPath(life, path, sight, world.windowDays);
  if (!isEntry) return false;
  const { outcome, at } = sight;
  journal.entries.push({ accountId: life.company.id, from: path.from, to: path.to, outcome, at });
  if (moveAt !== null) agenda.add(moveAt, { kind: 'move', life, to: path.to });
  return moveAt !== null;
}

async function move(
  world: World,
  agenda: Agenda<Appointment>,
  journal: Journal,
  life: Life,
  { at, to }: { at: number; to: string },
): Promise<void> {
  const { company, tier: from } = life;
  await checkOut(world, life, at);
  journal.moves.push({ accountId: company.id, from, to, at });
  moveTo(life, to, at);
  await tellPlan(world, planOf(life, world.market, at), `plan-${at.toString(36)}`);
  if (!world.style.adoptsAnew) return;
  agenda.add(at + Math.floor(life.random.between(3, 12) * DAY_MS), { kind: 'settling', life });
}

/** Seats or a product are bought where nothing changed meanwhile. */
async function growLife(world: World, life: Life, at: number, growth: Growth): Promise<void> {
  if (!takeGrowth(life, growth)) return;
  await checkOut(world, life, at);
  life.intent = null;
  await tellPlan(world, planOf(life, world.market, at), `grown-${at.toString(36)}`);
}

/** It cancels: nothing is paid from here on, and nobody comes any more. */
async function end(world: World, life: Life, at: number): Promise<void> {
  life.isGone = true;
  await tellPlan(world, { ...planOf(life, world.market, at), mrr: 0 }, `end-${at.toString(36)}`);
}

/** Who clicked what they were shown comes to the checkout by it. */
async function checkOut({ call, exposures }: World, { company, intent }: Life, at: number): Promise<void> {
  if (!intent || !call) return;
  const { userId, decisionId } = intent;
  const event = { at, accountId: company.id, userId, type: 'nudge' as const, what: 'checkout', decisionId };
  await exposures.add(event);
}

async function tellPlan({ call, events, exposures }: World, plan: Happening, id: string): Promise<void> {
  if (!call) return await events.add(plan);
  await events.flushFor(plan.accountId);
  await exposures.flushFor(plan.accountId);
  await postPlan(call, plan, id);
}

async function postPlan(call: Call, { at, accountId, type: _type, ...plan }: Happening, id: string): Promise<void> {
  const path = `/v1/accounts/${encodeURIComponent(accountId)}/plan`;
  await call({ method: 'POST', path, key: 'sk', body: { id, at: formatTime(at), ...plan } });
}

/** An instant of that day when people work; a weekend's mostly waits for Monday. */
function workingHour({ random }: Life, at: number): number {
  const day = random.chance(0.85) ? nextWorkday(at) : startOfDay(at);
  return day + Math.floor(random.between(7, 18) * HOUR_MS);
}
