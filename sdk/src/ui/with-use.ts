import type { Nudge, NudgeContent } from '@uptier/shared/contracts/nudge.ts';
import type { Usage } from '../types.ts';
import { known } from './format.ts';

const FIELD = /\{\{usage\.(.+?)\.(used|limit|left|percent)\}\}/g;
type Find = (limit: string) => Usage | null;

function amountOf(use: Usage, name: string): number | null {
  if (name === 'percent') return use.ratio;
  if (name === 'left') return use.limit === null ? null : Math.max(0, use.limit - use.used);
  return name === 'limit' ? use.limit : use.used;
}

/** Fills the fields of a text that were left open; null where the page does not know one. */
function fillIn(text: string, locale: string, find: Find): string | null {
  let isWhole = true;
  const filled = text.replace(FIELD, (_, limit: string, name: string) => {
    const use = find(limit);
    const value = use && amountOf(use, name);
    isWhole &&= value !== null;
    return new Intl.NumberFormat(known(locale), name === 'percent' ? { style: 'percent' } : {}).format(value ?? 0);
  });
  return isWhole ? filled : null;
}

function contentWith({ content, live, locale }: Nudge, find: Find): NudgeContent {
  const fill = (text: string | undefined): string | undefined =>
    text === undefined ? undefined : (fillIn(text, locale, find) ?? undefined);
  const title = fill(live?.title) ?? content.title;
  const body = fill(live?.body) ?? content.body;
  const evidence = fill(live?.evidence) ?? content.evidence;
  const bullets = live?.bullets?.map(fill).filter((bullet) => bullet !== undefined);
  return {
    ...content,
    title,
    ...(body === undefined ? {} : { body }),
    ...(evidence === undefined ? {} : { evidence }),
    ...(bullets && bullets.length === content.bullets?.length ? { bullets } : {}),
  };
}

/** The nudge with what the page has counted since its words were made: no text of ours disagrees with a meter beside it. */
export function withUse(nudge: Nudge, find: Find): Nudge {
  const { meter } = nudge;
  const use = meter && find(meter.limit);
  const content = nudge.live ? contentWith(nudge, find) : nudge.content;
  if (!meter || !use) return { ...nudge, content };
  const { used, limit: max, resetsAt, reachedAt } = use;
  return { ...nudge, content, meter: { ...meter, used, max, resetsAt, reachedAt } };
}
