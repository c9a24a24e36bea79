import type { Catalog } from '@uptier/shared/contracts/catalog.ts';
import type { Saw } from '@uptier/shared/contracts/decision.ts';
import type { Gate } from '@uptier/shared/contracts/gate.ts';
import { count, day, instant, percent, plural, wholePercent } from '../ui/format.ts';
import { fatigueSentence } from './fatigue-sentence.ts';
import { createReader, type Reader } from './saw.ts';
import { list, productName, type Speak, tierName } from './speak.ts';
import { trigger } from './trigger-sentence.ts';

type Said = { gate: Gate; code: string; saw: Saw };

const OUTSIDE: Readonly<Record<string, (saw: Reader) => string>> = {
  'not-started': (saw) => `Its schedule begins ${instantOf(saw, 'from')}`,
  ended: (saw) => `Its schedule ended ${instantOf(saw, 'until')}`,
  'outside-days': (saw) =>
    `Runs on ${list(saw.list('days').map(capital))}; it was ${capital(saw.text('weekday') ?? 'another day')} in ${saw.text('zone')}`,
  'outside-hours': (saw) => `Runs ${hoursOf(saw)}; it was ${saw.text('now')} in ${saw.text('zone')}`,
};
const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
const instantOf = (saw: Reader, name: string) => {
  const at = saw.text(name);
  return at ? instant(at) : 'at another time';
};
const hoursOf = (saw: Reader) => {
  const hours = createReader(saw.object('hours') ?? {});
  return `from ${hours.text('from') ?? '00:00'} to ${hours.text('to') ?? '24:00'}`;
};

const live: Speak = (code, saw) => {
  const outside = OUTSIDE[code];
  if (outside) return outside(saw);
  if (code === 'stopped') return 'All nudges are stopped in this environment';
  const since = saw.text('publishedAt');
  if (code === 'not-published') return `Published only later${since ? `, on ${day(since)}` : ''}`;
  return since ? `Live since ${day(since)}` : 'Live';
};

const environment: Speak = (code, saw) =>
  code === 'other-environment'
    ? `Runs in ${list(saw.list('environments'))} only; this one is ${saw.text('environment') ?? 'another kind'}`
    : `Runs in ${saw.text('environment') ?? 'this environment'}`;

const seatsSentence: Speak = (code, saw, catalog) => {
  const seats = saw.number('seats');
  if (code === 'no-way-up')
    return `${tierName(catalog, saw.text('from'))} has no limit of seats: there are no more to sell`;
  const used = saw.number('used');
  return `${tierName(catalog, saw.text('from'))}, more seats: ${used === null ? '' : `${count(used)} of `}${seats === null ? 'unlimited' : count(seats)} seats in use`;
};

const crossSellSentence: Speak = (code, saw, catalog) => {
  const product = productName(catalog, saw.text('product'));
  if (code === 'unknown-product') return `${product} is not in the catalog`;
  if (code === 'already-attached') return `The account has ${product} already`;
  return `${tierName(catalog, saw.text('from'))}, to buy ${product}`;
};

const path: Speak = (code, saw, catalog) => {
  const [tier, from, to] = [saw.text('tier'), saw.text('from'), saw.text('to')];
  if (code === 'any-tier') return `Any tier; the account is on ${tierName(catalog, tier)}`;
  if (code === 'no-tier') return 'The account has no tier yet';
  if (code === 'other-tier') return `From ${tierName(catalog, from)}; the account is on ${tierName(catalog, tier)}`;
  if (saw.has('seats')) return seatsSentence(code, saw, catalog);
  if (saw.has('product')) return crossSellSentence(code, saw, catalog);
  if (code === 'no-way-up') return `${tierName(catalog, to)} is not above ${tierName(catalog, from)} in the catalog`;
  return `${tierName(catalog, from)} → ${tierName(catalog, to)}`;
};

const MOST_FAILED = 3;

/** "account’s industry is health (it is retail)"; what is compared with per cent is told in per cent. */
function failedSentence(row: Reader): string {
  const condition = row.text('condition') ?? 'a condition';
  const number = row.number('value');
  const isShare = number !== null && /\d %\)*$/.test(condition);
  const value = row.list('value').join(', ') || row.text('value') || (isShare ? percent(number) : number);
  const held = row.bool('value') ?? value;
  return `${condition} (${held === null || held === '' ? 'nothing is known' : `it is ${held}`})`;
}

const audience: Speak = (code, saw, catalog) => {
  const who = `${tierName(catalog, saw.text('tier'))}, role ${saw.text('role') ?? 'unknown'}`;
  if (code !== 'no-match') return `Who the campaign is for: ${who}`;
  const failed = saw.objects('failed');
  if (failed.length === 0) return `Not who the campaign is for: ${who}`;
  const more = failed.length > MOST_FAILED ? `, and ${failed.length - MOST_FAILED} more` : '';
  const said = failed.slice(0, MOST_FAILED).map((row) => failedSentence(createReader(row)));
  return `Does not hold: ${said.join('; ')}${more}`;
};

const WHOSE: Readonly<Record<string, string>> = { path: ', as its path asks', campaign: ', as the campaign asks' };

const adoption: Speak = (code, saw) => {
  if (code === 'no-countable-feature') return 'The tier has no feature that counts';
  const [used, total, threshold] = [saw.number('used') ?? 0, saw.number('total') ?? 0, saw.number('threshold') ?? 0];
  const sign = code === 'below-threshold' ? '<' : '≥';
  const whose = WHOSE[saw.text('by') ?? ''] ?? '';
  return `${count(used)} of ${count(total)} features, ${percent(total === 0 ? 0 : used / total)} ${sign} ${threshold}%${whose}`;
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
  if (code === 'not-reached' && Object.keys(saw).length === 0) return 'Not reached';
  if (code === 'warning') return 'Not asked: a limit warning is a service message';
  if (code === 'not-a-pitch') return 'Not asked: this is no pitch';
  return speakers[gate](code, createReader(saw), catalog);
}
