import type { Audience, Condition, SeenNames, SeenTrait, ValueKind } from '../../contracts/audience.ts';
import type { Catalog } from '../../contracts/catalog.ts';
import { kindsFor, kindsOf } from './kinds.ts';
import { operatorWords } from './sentence.ts';
import { valueFault } from './value.ts';

/** Something to put right, or (as a warning) to look at again. */
export interface AudienceFinding {
  /** Its place in the audience, for example `all.0.value`; '' for the root. */
  path: string;
  message: string;
  isWarning: boolean;
}

/** What an audience is checked against; `seen` is null where it is not known what was sent. */
export interface AudienceSources {
  catalog: Catalog;
  seen: SeenNames | null;
}

/**
 * What is wrong with an audience before it is published: names the catalog does not have, values that do not fit their
 * operator, and operators that no value really sent could ever fulfil. What was never sent is a warning only.
 *
 * @example checkAudience(audience, { catalog, seen })[0] // { path: 'all.0.is', message: '…', isWarning: false }
 */
export function checkAudience(audience: Audience, sources: AudienceSources): AudienceFinding[] {
  return checkPart(audience, [], sources);
}

type Place = readonly (string | number)[];
type Found = [field: string, message: string, isWarning?: boolean];

function checkPart(audience: Audience, at: Place, sources: AudienceSources): AudienceFinding[] {
  if ('not' in audience) return checkPart(audience.not, [...at, 'not'], sources);
  if ('all' in audience) return audience.all.flatMap((part, index) => checkPart(part, [...at, 'all', index], sources));
  if ('any' in audience) {
    if (audience.any.length === 0) return [finding(at, ['any', 'nothing stands here, so that nobody matches', true])];
    return audience.any.flatMap((part, index) => checkPart(part, [...at, 'any', index], sources));
  }
  return checkCondition(audience, sources).map((found) => finding(at, found));
}

function finding(at: Place, [field, message, isWarning = false]: Found): AudienceFinding {
  return { path: [...at, field].join('.'), message, isWarning };
}

function checkCondition(condition: Condition, { catalog, seen }: AudienceSources): Found[] {
  switch (condition.of) {
    case 'account':
    case 'user':
      return checkTrait(condition, seen);
    case 'tier':
      return [...checkList(condition.value), ...condition.value.flatMap((id) => checkTier(catalog, id, 'value'))];
    case 'role':
      return checkList(condition.value);
    case 'locale':
      return [...checkList(condition.value), ...condition.value.flatMap(checkLocale)];
    case 'limit':
      return checkLimit(condition, catalog);
    case 'adoption':
    case 'readiness':
      return checkRange(condition.value, 100);
    case 'risk':
      return checkRange(condition.value, RISK_SIGNALS);
    case 'seats':
    case 'active-users':
      return checkRange(condition.value, Number.POSITIVE_INFINITY);
    case 'event':
      return [...checkRange(condition.value, Number.POSITIVE_INFINITY), ...checkEvent(condition.name, catalog, seen)];
    case 'path': {
      const { from, to } = condition;
      const unknown = [...checkTier(catalog, from, 'from'), ...checkTier(catalog, to, 'to')];
      return from === to ? [...unknown, ['to', 'write another tier than the one it moved from']] : unknown;
    }
    default:
      return [['of', 'this version cannot read the condition']];
  }
}

const RISK_SIGNALS = 7;
/** A share of a limit beyond this is most likely a percent. */
const GREATEST_RATIO = 5;

function checkTier({ tiers }: Catalog, tier: string, field: string): Found[] {
  return tiers.some(({ id }) => id === tier) ? [] : [[field, `the catalog has no tier ${tier}`]];
}

function checkLocale(locale: string): Found[] {
  try {
    // As it is compared: some systems write de_AT.
    Intl.getCanonicalLocales(locale.replaceAll('_', '-'));
    return [];
  } catch {
    return [['value', `${locale} is no locale: write a language, or one with its region, for example de or de-AT`]];
  }
}

function checkList(values: readonly string[]): Found[] {
  return values.length === 0 ? [['value', 'choose at least one']] : [];
}

function checkRange(value: number, most: number): Found[] {
  if (value >= 0 && value <= most) return [];
  const range = most === Number.POSITIVE_INFINITY ? 'never below 0' : `from 0 to ${most}`;
  return [['value', `it is ${range}: ${value} compares with nothing that can happen`, true]];
}

function checkLimit({ limit, measure, value }: Extract<Condition, { of: 'limit' }>, { limits }: Catalog): Found[] {
  if (!limits.some(({ id }) => id === limit)) return [['limit', `the catalog has no limit ${limit}`]];
  const isPercent = measure === 'ratio' && value > GREATEST_RATIO;
  return isPercent ? [['value', `a share is a fraction: ${value / 100} is ${value} %`, true]] : [];
}

function checkEvent(name: string, { features, limits }: Catalog, seen: SeenNames | null): Found[] {
  const isKnown = [...features, ...limits].some(({ id }) => id === name) || (seen?.events.includes(name) ?? true);
  return isKnown ? [] : [['name', `no event ${name} was ever sent`, true]];
}

type TraitCondition = Extract<Condition, { trait: string }>;

function checkTrait(condition: TraitCondition, seen: SeenNames | null): Found[] {
  const { of, trait, is, value } = condition;
  const fault = valueFault(is, value);
  if (fault !== null) return [['value', fault]];
  const sent = seen?.traits.find((each) => each.of === of && each.name === trait);
  if (seen && !sent) return [['trait', `no ${of} trait ${trait} was ever sent`, true]];
  return sent ? checkKinds(condition, sent) : [];
}

function checkKinds({ of, trait, is, value }: TraitCondition, { kinds }: SeenTrait): Found[] {
  const wanted = kindsFor[is];
  const sentAs = `the ${of}’s ${trait} was only ever sent as ${sayKinds(kinds)}`;
  if (wanted && !wanted.some((kind) => kinds.includes(kind)))
    return [['is', `${sentAs}: “${operatorWords[is]}” wants ${sayKinds(wanted)}`]];
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  // Items of a list are of no kind that is known.
  const isPlain = is === 'equal' || is === 'not-equal' || is === 'one-of' || is === 'none-of';
  if (!isPlain || kinds.includes('list') || items.some((item) => kindsOf(item).some((kind) => kinds.includes(kind))))
    return [];
  // What must not be equal holds for everyone, which harms less than what holds for nobody.
  return [['value', `${sentAs}: write ${sayKinds(kinds)}`, is === 'not-equal' || is === 'none-of']];
}

const kindWords: Record<ValueKind, string> = {
  text: 'text',
  number: 'a number',
  boolean: 'true or false',
  date: 'a date',
  version: 'a version',
  list: 'a list',
};

function sayKinds(kinds: readonly ValueKind[]): string {
  return kinds.map((kind) => kindWords[kind]).join(' or ');
}
