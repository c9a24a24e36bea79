import type { Catalog } from '@uptier/shared/contracts/catalog.ts';
import type { KeptDecision } from '@uptier/shared/contracts/kept-decision.ts';
import { gateSentence } from '../../trace/gate-sentence.ts';
import type { Ask } from './question.ts';

/** What asked: "at 80% of Report runs", "at billing-page", "when it tried Single sign-on". */
export function momentWords({ moment: { what, name }, firing }: KeptDecision, catalog: Catalog): string {
  if (firing) {
    const limit = catalog.limits.find(({ id }) => id === firing.limit)?.name ?? firing.limit;
    return `at ${firing.threshold}% of ${limit}`;
  }
  switch (what) {
    case 'session':
      return 'as a session began';
    case 'placement':
      return name ? `at ${name}` : 'at a placement';
    case 'feature':
      return `trying ${catalog.features.find(({ id }) => id === name)?.name ?? name ?? 'a feature'}`;
    case 'event':
      return name ? `after ${name}` : 'after an event';
    case 'claim':
      return 'as it was about to appear';
  }
}

/** Why it came out so, in one sentence. */
export function outcomeWords({ outcome, reason }: KeptDecision, catalog: Catalog): string {
  if (outcome === 'show') return 'Every gate let it through';
  if (reason.code === 'nothing-waits') return 'No live campaign waited for this moment';
  if (reason.gate === null) return 'Nothing was there to show';
  return gateSentence({ ...reason, gate: reason.gate }, catalog);
}

/** The same moment as the question card asks it; null for what cannot be asked again as it was. */
export function askOf({ what, name }: KeptDecision['moment']): Ask | null {
  if (what === 'session') return ' ';
  return what === 'claim' || name === null ? null : `${what} ${name}`;
}
