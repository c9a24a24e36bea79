import type { Catalog } from '@uptier/shared/contracts/catalog.ts';
import { count, day, percent, plural } from '../ui/format.ts';
import type { Reader } from './saw.ts';
import { countedName, featureName, list, type Speak } from './speak.ts';

/** "431 of 500 Report runs, 86.2%" */
function spentOf(saw: Reader, catalog: Catalog): string {
  const id = saw.text('limit');
  const name = catalog.limits.find((limit) => limit.id === id)?.name ?? id ?? 'the limit';
  const [used, max, ratio] = [saw.number('used'), saw.number('max'), saw.number('ratio')];
  if (used === null) return `No use of ${name} known`;
  if (max === null) return `${count(used)} ${name}, unlimited`;
  return `${count(used)} of ${count(max)} ${name}${ratio === null ? '' : `, ${percent(ratio)}`}`;
}

/** "7 of 10 Dashboards by the account" */
function reachSentence(code: string, saw: Reader, catalog: Catalog): string {
  const openDays = saw.number('openDays') ?? 7;
  const at = saw.text('reachedAt');
  const percentWanted = saw.number('percent');
  const what =
    percentWanted === null
      ? `${count(saw.number('total') ?? 0)} of ${count(saw.number('count') ?? 0)} × ${countedName(catalog, saw.text('name'))} by ${saw.text('by') === 'user' ? 'this user' : 'the account'}`
      : `${count(saw.number('used') ?? 0)} of ${count(saw.number('total') ?? 0)} features in use; waits for ${percentWanted}%`;
  if (code === 'not-reached') return `${what}: not reached yet`;
  const when = at ? ` on ${day(at)}` : '';
  if (code === 'too-long-ago')
    return `${what}: reached${when || ' long ago'}; open for ${plural(openDays, 'day')} only`;
  return code === 'seen' ? `${what}: reached${when}; this user has seen it` : `${what}: reached${when}`;
}

/** The moment a campaign waits for, and the one that came. */
export const trigger: Speak = (code, saw, catalog) => {
  if (saw.number('count') !== null || saw.number('percent') !== null) return reachSentence(code, saw, catalog);
  const thresholds = `${list(saw.list('thresholds'))}%`;
  switch (code) {
    case 'other-placement':
      return `Waits for the placement ${saw.text('wanted')}; the page asked ${saw.text('placement') ?? 'for none'}`;
    case 'other-event':
      return `Waits for the event ${saw.text('wanted')}; ${saw.text('event') ?? 'none'} happened`;
    case 'other-feature':
      return `Waits for an attempt at ${featureName(catalog, saw.text('wanted'))}; ${saw.text('feature') ? `${featureName(catalog, saw.text('feature'))} was tried` : 'none was made'}`;
    case 'feature-included':
      return `${featureName(catalog, saw.text('wanted'))} is already part of the tier`;
    case 'unlimited':
      return `${spentOf(saw, catalog)}: there is nothing to reach`;
    case 'below-threshold':
      return `${spentOf(saw, catalog)}; waits for ${thresholds}`;
    case 'seen':
      return `${spentOf(saw, catalog)}; this user has seen it for the threshold that is crossed`;
    case 'passed-over':
      return `${spentOf(saw, catalog)}; ${thresholds} was passed over by a jump to a higher threshold and is not told on the way down`;
    case 'other-threshold':
      return `${spentOf(saw, catalog)}; ${saw.number('open') ?? 'another'}% is open, this one waits for ${thresholds}`;
    case 'requested':
      return `${plural(saw.number('requests') ?? 0, 'colleague')} asked for it`;
    case 'nobody-asked':
      return 'No colleague has asked for it lately';
    case 'pending':
      return 'May still come in this session';
    default:
      return saw.text('limit')
        ? `${spentOf(saw, catalog)} ≥ ${saw.number('open') ?? list(saw.list('thresholds'))}%`
        : `${saw.text('wanted') ?? 'Its moment'}, as asked`;
  }
};
