import type { PublishedCampaign, Variant } from '../../contracts/campaign.ts';
import type { ActionText, Nudge, NudgeContent, NudgeMeter } from '../../contracts/nudge.ts';
import { type Compiled, compileCampaign } from '../campaigns/compile.ts';
import type { Moment, Subject } from '../campaigns/moment.ts';
import { Candidate } from '../facts/candidate.ts';
import { factsAt } from '../facts/facts.ts';
import { poolRequests } from '../facts/requests.ts';
import { contentFor } from './content-locale.ts';
import { canTitle, fieldsIn, fillText, fillUrl } from './fill.ts';
import { type Resolve, resolveFor } from './merge-fields.ts';

/** The part of a decision or a lease that a nudge is made from. */
export interface NudgeSource {
  campaign: PublishedCampaign | null;
  variant: Variant | null;
  action: Nudge['action'];
}

/** Answers merge fields such as `usage.api_calls.used` for a campaign, account, user and moment. */
export function fieldValues(
  compiled: Compiled,
  subject: Subject,
  moment: Moment,
  campaign: PublishedCampaign,
): Resolve {
  return resolveFor(candidateOf(compiled, subject, moment, campaign));
}

/**
 * Fills the merge fields of a content. A sentence with a field that has no value is left out, a label or link with one
 * takes its action along; null when the title cannot be told.
 *
 * @example fillContent(variant.content.en, fieldValues(compiled, subject, moment, campaign), 'en')
 */
export function fillContent(content: NudgeContent, fields: Resolve, locale: string): NudgeContent | null {
  const { title: titleText, body, evidence, price, priceNote, primary, secondary, bullets, ...rest } = content;
  const fill = (text: string | undefined) =>
    text === undefined ? undefined : (fillText(text, fields, locale) ?? undefined);
  const title = canTitle(titleText, fields) ? fill(titleText) : undefined;
  if (title === undefined) return null;
  const filledBullets = (bullets ?? []).map(fill).filter((bullet) => bullet !== undefined);
  return {
    ...rest,
    title,
    ...known({
      body: fill(body),
      evidence: fill(evidence),
      price: fill(price),
      priceNote: fill(priceNote),
      primary: fillAction(primary, fields, locale),
      secondary: fillAction(secondary, fields, locale),
      bullets: filledBullets.length > 0 ? filledBullets : undefined,
    }),
  };
}

function fillAction(action: ActionText | undefined, fields: Resolve, locale: string): ActionText | undefined {
  const label = action && fillText(action.label, fields, locale);
  if (!action || !label) return undefined;
  if (action.url === undefined) return { ...action, label };
  const url = fillUrl(action.url, fields);
  return url === null ? undefined : { ...action, label, url };
}

/** Leaves out what has no value: an absent property is not one that is undefined. */
function known<Parts extends object>(parts: Parts): { [Name in keyof Parts]?: Exclude<Parts[Name], undefined> } {
  const left: { [Name in keyof Parts]?: Exclude<Parts[Name], undefined> } = {};
  for (const name in parts) if (parts[name] !== undefined) Object.assign(left, { [name]: parts[name] });
  return left;
}

/**
 * The nudge of a decision or lease, words filled in for the reader's locale; null when its title has no value, or there
 * is nothing to show.
 *
 * @example nudgeFor(compiled, subject, moment, decide(compiled, subject, moment))
 */
export function nudgeFor(compiled: Compiled, subject: Subject, moment: Moment, source: NudgeSource): Nudge | null {
  const { campaign, variant, action } = source;
  if (!campaign || !variant) return null;
  const candidate = candidateOf(compiled, subject, moment, campaign);
  const found = contentFor(variant.content, candidate.facts);
  const content = found && fillContent(found.content, resolveFor(candidate), found.locale);
  if (!found || !content) return null;
  const requests = poolRequests(candidate.facts, candidate.entry);
  const meter = meterOf(candidate, variant);
  const live = liveOf(found.content, resolveFor(candidate), found.locale);
  const hasRequests = requests.count > 0 || requests.askedAt !== null;
  return {
    content,
    locale: found.locale,
    action,
    ...(hasRequests ? { requests } : {}),
    ...(meter ? { meter } : {}),
    ...(live ? { live } : {}),
  };
}

const COUNTED = /^usage\..+\.(used|limit|left|percent)$/;

/** The texts whose numbers a page can keep true by counting along, those fields left open; null when there are none. */
function liveOf(content: NudgeContent, fields: Resolve, locale: string): NonNullable<Nudge['live']> | null {
  const isLive = (text: string | undefined) => fieldsIn(text ?? '').some((field) => COUNTED.test(field));
  const { title, body, evidence, bullets = [] } = content;
  if (![title, body, evidence, ...bullets].some(isLive)) return null;
  const open: Resolve = (field) => {
    const value = fields(field);
    return value && COUNTED.test(field) ? { type: 'text', value: `{{${field}}}` } : value;
  };
  return fillContent({ title, ...known({ body, evidence, bullets }) }, open, locale);
}

/** A limit's trigger draws its bar; a meter without one draws the limit that is fullest. */
function meterOf({ facts, entry }: Candidate, variant: Variant): NudgeMeter | null {
  const { catalog } = facts.compiled;
  const { trigger } = entry.campaign;
  const limits = catalog.limits.map(({ id }) => id);
  const fullest = () => limits.toSorted((a, b) => (facts.usage(b)?.ratio ?? -1) - (facts.usage(a)?.ratio ?? -1))[0];
  const id = trigger.kind === 'limit' ? trigger.limit : variant.surface === 'meter' ? fullest() : undefined;
  const limit = catalog.limits.find((known) => known.id === id);
  const use = limit && facts.usage(limit.id);
  if (!limit || !use) return null;
  const { used, limit: max, resetsAt, reachedAt } = use;
  return { limit: limit.id, name: limit.name, used, max, resetsAt, reachedAt };
}

function candidateOf(compiled: Compiled, subject: Subject, moment: Moment, campaign: PublishedCampaign): Candidate {
  const entry = compiled.byId.get(campaign.id) ?? compileCampaign(campaign, compiled.policy, compiled.environment);
  return new Candidate(factsAt(compiled, subject, moment), entry, 'claim');
}
