import type { Catalog } from '@uptier/shared/contracts/catalog.ts';
import type { Saw } from '@uptier/shared/contracts/decision.ts';
import type { Gate } from '@uptier/shared/contracts/gate.ts';
import { count, day, percent, plural, wholePercent } from '../ui/format.ts';
import { fatigueSentence } from './fatigue-sentence.ts';
import { createReader, type Reader } from './saw.ts';

type Said = { gate: Gate; code: string; saw: Saw };
type Speak = (code: string, saw: Reader, catalog: Catalog) => string;

const tierName = (catalog: Catalog, id: string | null) =>
  catalog.tiers.find((tier) => tier.id === id)?.name ?? id ?? 'no tier';
const featureName = (catalog: Catalog, id: string | null) =>
  catalog.features.find((feature) => feature.id === id)?.name ?? id ?? 'no feature';
const list = (items: readonly string[]) => items.join(', ') || 'none';

const live: Speak = (code, saw) => {
  if (code === 'stopped') return 'All nudges are stopped in this environment';
  const since = saw.text('publishedAt');
  if (code === 'not-published') return `Published only later${since ? `, on ${day(since)}` : ''}`;
  return since ? `Live since ${day(since)}` : 'Live';
};

const environment: Speak = (code, saw) =>
  code === 'other-environment'
    ? `Runs in ${list(saw.list('environments'))} only; this one is ${saw.text('environment') ?? 'another kind'}`
    : `Runs in ${saw.text('environment') ?? 'this environment'}`;

const path: Speak = (code, saw, catalog) => {
  const [tier, from, to] = [saw.text('tier'), saw.text('from'), saw.text('to')];
  if (code === 'any-tier') return `Any tier; the account is on ${tierName(catalog, tier)}`;
  if (code === 'no-tier') return 'The account has no tier yet';
  if (code === 'other-tier') return `From ${tierName(catalog, from)}; the account is on ${tierName(catalog, tier)}`;
  if (code === 'no-way-up') return `${tierName(catalog, to)} is not above ${tierName(catalog, from)} in the catalog`;
  return `${tierName(catalog, from)} → ${tierName(catalog, to)}`;
};

/** "431 of 500 Report runs, 86.2%" */
function spentOf(saw: Reader, catalog: Catalog): string {
  const id = saw.text('limit');
  const name = catalog.limits.find((limit) => limit.id === id)?.name ?? id ?? 'the limit';
  const [used, max, ratio] = [saw.number('used'), saw.number('max'), saw.number('ratio')];
  if (used === null) return `No use of ${name} known`;
  if (max === null) return `${count(used)} ${name}, unlimited`;
  return `${count(used)} of ${count(max)} ${name}${ratio === null ? '' : `, ${percent(ratio)}`}`;
}

const trigger: Speak = (code, saw, catalog) => {
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
    case 'other-threshold':
      return `${spentOf(saw, catalog)}; ${saw.number('open') ?? 'another'}% is open, this one waits for ${thresholds}`;
    case 'pending':
      return 'May still come in this session';
    default:
      return saw.text('limit')
        ? `${spentOf(saw, catalog)} ≥ ${saw.number('open') ?? list(saw.list('thresholds'))}%`
        : `${saw.text('wanted') ?? 'Its moment'}, as asked`;
  }
};

const audience: Speak = (code, saw, catalog) => {
  const who = `${tierName(catalog, saw.text('tier'))}, role ${saw.text('role') ?? 'unknown'}`;
  return code === 'no-match' ? `Not who the campaign is for: ${who}` : `Who the campaign is for: ${who}`;
};

const adoption: Speak = (code, saw) => {
  if (code === 'no-countable-feature') return 'The tier has no feature that counts';
  const [used, total, threshold] = [saw.number('used') ?? 0, saw.number('total') ?? 0, saw.number('threshold') ?? 0];
  const sign = code === 'below-threshold' ? '<' : '≥';
  return `${count(used)} of ${count(total)} features, ${percent(total === 0 ? 0 : used / total)} ${sign} ${threshold}%`;
};

const renewal: Speak = (code, saw) => {
  const days = saw.number('days');
  const at = saw.text('renewalAt');
  const when = at && days !== null ? `${day(at)} is ${plural(days, 'day')} away` : 'No renewal in sight';
  const block = saw.number('blockDays') ?? 60;
  if (code === 'renewal-near') return `${when}; no pitch in the last ${block} days`;
  if (code === 'preferred-window') return `${when}: the preferred window`;
  if (code === 'outside-preferred-window') return `${when}; this campaign wants the preferred window`;
  return code === 'no-renewal' ? 'No renewal in sight' : `${when}; no pitch in the last ${block}`;
};

const risk: Speak = (_, saw) => {
  const signals = saw.list('signals');
  const named = signals.length > 0 ? ` (${list(signals)})` : '';
  return `${saw.number('count') ?? 0} of 7 signals present${named}; ${saw.number('threshold') ?? 2} would stop it`;
};

const role: Speak = (code, saw) => {
  const who = saw.text('role') ?? 'No role';
  if (code === 'buyer') return `${who} can buy: would see the upgrade`;
  if (code === 'asks-admin') return `${who} cannot buy: would ask an admin`;
  if (code === 'buyers-only') return `${who} cannot buy, and this campaign is for buyers only`;
  return `${who} cannot buy, and requests to an admin are off`;
};

const SCOPES: Readonly<Record<string, string>> = {
  workspace: 'the workspace',
  path: 'this path',
  campaign: 'this campaign',
};

const holdout: Speak = (code, saw) => {
  const scope = SCOPES[code];
  if (!scope) return 'Not held out';
  const share = saw.number('holdout');
  return `Held out of ${scope}${share === null ? '' : ` (${wholePercent(share)} of accounts)`}: recorded, deliberately not shown`;
};

const variant: Speak = (code, saw) => {
  if (code === 'no-variant') return 'No variant has a weight';
  if (code === 'no-content') return 'The variant has no content';
  if (code === 'missing-field') return 'A field in the title has no value for this account';
  return `Variant ${saw.text('variantId')?.toUpperCase() ?? '–'}, ${saw.text('locale') ?? 'any locale'}`;
};

const speakers: Readonly<Record<Gate, Speak>> = {
  ...{ live, environment, path, trigger, audience, adoption, renewal, risk, role, holdout, variant },
  'past-due': (code, saw) =>
    code === 'past-due' ? 'Payment is past due' : `Payment is ${saw.text('paymentStatus') ?? 'not in question'}`,
  downgrade: (code, saw) => {
    const at = saw.text('at');
    if (code === 'recent-downgrade' && at)
      return `Downgraded on ${day(at)}; no pitch for ${saw.number('days') ?? 90} days`;
    return at ? `Last downgrade on ${day(at)}` : 'No downgrade';
  },
  deal: (code) => (code === 'open-deal' ? 'A deal is open with sales' : 'No open deal'),
  muted: (code, saw) => {
    if (code !== 'muted') return 'Not muted';
    const until = saw.text('until');
    return `Muted ${until ? `until ${day(until)}` : 'without end'}: ${saw.text('reason') ?? 'no reason given'}`;
  },
  fatigue: (code, saw) => fatigueSentence(code, saw),
};

/** What a gate found, in words: one sentence per code, with the numbers it saw. */
export function gateSentence({ gate, code, saw }: Said, catalog: Catalog): string {
  if (code === 'not-reached') return 'Not reached';
  if (code === 'warning') return 'Not asked: a limit warning is a service message';
  if (code === 'not-a-pitch') return 'Not asked: this is no pitch';
  return speakers[gate](code, createReader(saw), catalog);
}
