import type { CampaignKind } from '@uptier/shared/contracts/campaign.ts';
import type { NudgeContent } from '@uptier/shared/contracts/nudge.ts';
import { fieldsIn } from '@uptier/shared/engine/content/fill.ts';

/** One rule of good copy: kept or not, and what to do about it. */
export type Check = { id: string; kept: boolean; rule: string; note: string };

const MOST_TITLE = 60;
const PRESSURE = /\b(hurry|last chance|act now|don.t miss|only today|expires|limited time|running out)\b|!/i;
const SHOUTING = /\b[A-Z]{4,}\b/;
const VAGUE = /\b(soon|shortly|in no time)\b/i;

/** A field counts as about eight characters: what a number or a date takes. */
export const lengthOf = (text: string): number => text.replaceAll(/\{\{[^{}]*\}\}/g, '########').length;

const OWN = /^(usage|adoption|requests|users|plan)\./;
const hasOwnNumber = (text: string) => fieldsIn(text).some((field) => OWN.test(field)) || /\d/.test(text);

/** What only a pitch has to say, and what only the others must not. */
function offerChecks({ body = '', price = '' }: NudgeContent, kind: CampaignKind, all: string): Check[] {
  if (kind === 'upgrade') {
    const named = /\{\{(next|tier)\./.test(all) || body !== '';
    return [
      { id: 'one', kept: named, rule: 'One recommendation.', note: 'One tier, one reason.' },
      { id: 'price', kept: price !== '', rule: 'With its price.', note: 'Who decides wants to know before the click.' },
    ];
  }
  const note = kind === 'adoption' ? 'They pay for it already.' : 'Number, pace, date, reset.';
  return [{ id: 'free', kept: price === '' && !/\{\{next\.price/.test(all), rule: 'Sells nothing.', note }];
}

/** Gentle checks of one content: none of them keeps a draft from going live. */
export function checkCopy(content: NudgeContent, kind: CampaignKind): Check[] {
  const { title, body = '', evidence = '', price = '', primary } = content;
  const parts = [title, evidence, body, price, ...(content.bullets ?? [])];
  const all = parts.join(' ');
  const prose = all.replaceAll(/\{\{[^{}]*\}\}/g, '');
  const lines = parts.filter((line) => line.trim() !== '').length;
  const headed = fieldsIn(all).some((field) => /\.(forecast|pace|left|percent|resetsAt)$/.test(field));
  const where = { id: 'headed', kept: headed && !VAGUE.test(prose), rule: 'Says where they are headed.' };
  return [
    {
      id: 'title',
      kept: title !== '' && lengthOf(title) <= MOST_TITLE && hasOwnNumber(title),
      rule: 'Says what they achieved.',
      note: `A title of at most ${MOST_TITLE} characters with their own number in it.`,
    },
    ...(kind === 'adoption' ? [] : [{ ...where, note: 'A date, not “soon”.' }]),
    ...offerChecks(content, kind, all),
    {
      id: 'calm',
      kept: !PRESSURE.test(prose) && !SHOUTING.test(prose),
      rule: 'No pressure.',
      note: 'No countdown, no exclamation mark, no capitals.',
    },
    { id: 'short', kept: lines <= 5, rule: 'Five lines at most.', note: `${lines} now.` },
    { id: 'act', kept: Boolean(primary?.label), rule: 'One thing to do.', note: 'A label of verb and thing.' },
  ];
}
