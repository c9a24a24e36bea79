import type { Catalog } from '@uptier/shared/contracts/catalog.ts';
import { limitOf, planAt } from '@uptier/shared/engine/account/plan.ts';
import type { Compiled } from '@uptier/shared/engine/campaigns/compile.ts';
import type { Environment, Subject } from '@uptier/shared/engine/campaigns/moment.ts';
import { pathMotion } from '@uptier/shared/engine/campaigns/motion.ts';
import type { Ledger } from '@uptier/shared/engine/ledger/ledger.ts';
import type { AccountState } from '@uptier/shared/engine/state/state.ts';
import type { Statement } from '../store/connection.ts';
import type { Store } from '../store/port.ts';
import type { StoredEvent } from '../store/queries/events.ts';
import { deriveHistory, type PlanChange } from './history.ts';
import { moveLedger } from './ledger.ts';
import { isNudge, type NudgeSources, type ResolvedNudge, resolveNudge } from './nudge-events.ts';
import { addToExposures } from './rows.ts';
import { createSightings } from './sightings.ts';
import { withheldBuckets } from './weights.ts';

export interface ExposureDeps {
  store: Pick<Store, 'exposures'>;
  sources: (environment: Environment) => NudgeSources;
  findCompiled: (environmentId: string) => Promise<Compiled>;
  /** What is written to keep decisions that have just come to be seen. */
  keepSights: (found: {
    environment: Environment;
    accountId: string;
    sights: readonly ResolvedNudge[];
    subject: Subject;
    compiled: Compiled;
  }) => Promise<readonly Statement[]>;
  /** Every change in an account's plans, oldest first. */
  derivePlanChanges: (plans: AccountState['plans'], usualCurrency: string) => readonly PlanChange[];
}

interface Batch {
  environment: Environment;
  accountId: string;
  events: readonly StoredEvent[];
  stateBefore: AccountState;
  stateAfter: AccountState;
  ledger: Ledger;
}

/** Turns new nudge events and plan changes of an account into ledger moves, exposures, cohort entries and upgrades. */
export function createExposureHook(deps: ExposureDeps) {
  return async function onBatch(batch: Batch): Promise<{ ledger: Ledger; statements: readonly Statement[] }> {
    const { environment, accountId, stateBefore, stateAfter } = batch;
    const nudges = await resolveAll(deps.sources(environment), batch.events);
    if (nudges.length === 0 && stateBefore.plans === stateAfter.plans) return { ledger: batch.ledger, statements: [] };
    const compiled = await deps.findCompiled(environment.id);
    const known = await deps.store.exposures.listOfAccount(environment.id, accountId);
    const rows = new Map(known.map((row) => [row.decisionId, row]));
    const sights = nudges.filter(({ decisionId }) => !rows.has(decisionId));
    const sighted = createSightings(known.map((row) => [row.decisionId, row.at]));
    const subject = { state: stateBefore, ledger: batch.ledger };
    const context = {
      environmentId: environment.id,
      accountId,
      tierAt: (at: number) => planAt(stateAfter, at)?.value.tier ?? null,
      motionOf: (from: string | null, to: string | null) => pathMotion(compiled.catalog, from, to),
      seatsAt: (at: number) => limitOf(compiled.catalog, planAt(stateAfter, at)?.value ?? null, 'seats'),
      withheldBuckets: (nudge: ResolvedNudge) => withheldBuckets(compiled, nudge.campaignId),
    };
    const touched = new Set(nudges.map((nudge) => addToExposures(rows, nudge, context).decisionId));
    const history = deriveHistory({
      environmentId: environment.id,
      accountId,
      exposures: [...rows.values()],
      changes: deps.derivePlanChanges(stateAfter.plans, currencyOf(compiled.catalog)),
      tiers: tiersOf(compiled.catalog),
    });
    const changed = [...touched].flatMap((decisionId) => rows.get(decisionId) ?? []);
    return {
      ledger: nudges.reduce(
        (ledger, nudge) => moveLedger(ledger, { nudge, seenAt: sighted(nudge) }, compiled),
        batch.ledger,
      ),
      statements: [
        deps.store.exposures.save(changed),
        ...deps.store.exposures.replaceHistory(environment.id, accountId, history),
        ...(await deps.keepSights({ environment, accountId, sights, subject, compiled })),
      ],
    };
  };
}

async function resolveAll(sources: NudgeSources, events: readonly StoredEvent[]): Promise<ResolvedNudge[]> {
  const resolved: ResolvedNudge[] = [];
  for (const event of events) {
    const nudge = isNudge(event) ? await resolveNudge(sources, event) : null;
    if (nudge) resolved.push(nudge);
  }
  return resolved;
}

function tiersOf({ tiers }: Catalog): string[] {
  return tiers.map(({ id }) => id);
}

function currencyOf({ tiers }: Catalog): string {
  return tiers.flatMap(({ prices }) => prices)[0]?.currency ?? 'usd';
}
