import { z } from 'zod';
import type { EpochMs } from './time.ts';

export interface ActionText {
  label: string;
  url?: string;
}

/** The words of a nudge in one locale, with merge fields such as `{{usage.report_runs.used}}`. */
export interface NudgeContent {
  title: string;
  body?: string;
  evidence?: string;
  bullets?: readonly string[];
  image?: { src: string; alt: string };
  price?: string;
  priceNote?: string;
  primary?: ActionText;
  secondary?: ActionText;
  dismiss?: { label: string };
  never?: { label: string };
  /** Where a banner lies that has no place of its own: `bottom` when absent, clear of the host's own bars and buttons. */
  edge?: 'top' | 'bottom';
}

/** Content per locale, for example `en` or `pt-BR`; the first is the fallback. */
export type ContentByLocale = { readonly [locale: string]: NudgeContent };

/** Epoch milliseconds inside, ISO 8601 on the wire. */
export type Instant = EpochMs | string;

/** Numbers a surface draws as a bar: used of limit, and how far this pace leads at the reset. */
export interface NudgeMeter {
  limit: string;
  name: string;
  used: number;
  max: number | null;
  resetsAt: Instant | null;
  reachedAt: Instant | null;
}

/** What is shown: one variant with its merge fields filled in. A user who cannot buy gets `ask`. */
export interface Nudge {
  content: NudgeContent;
  locale: string;
  action: 'upgrade' | 'ask' | 'none';
  /** The texts that tell of use, with those fields left open as `{{usage.report_runs.used}}`: a page counts along. */
  live?: Partial<Pick<NudgeContent, 'title' | 'body' | 'evidence' | 'bullets'>>;
  /**
   * `count` others asked; `people` are those of them whose name is known, first to ask first. `askedAt`: when this user
   * did. `for` names what they want: the feature, else the tier or product.
   */
  requests?: {
    count: number;
    askedAt: Instant | null;
    names: readonly string[];
    people: readonly { name: string; askedAt: Instant }[];
    for: string;
  };
  meter?: NudgeMeter;
}

const text = z.string().min(1).max(2000);
const link = z
  .string()
  .max(2000)
  .refine(
    (url) => /^(https?:\/\/|\/(?!\/)|#|\?|mailto:)/i.test(url),
    'a link starts with https://, http://, /, ? or #',
  );
const actionSchema = z.object({ label: text, url: link.exactOptional() });

export const nudgeContentSchema = z.looseObject({
  title: text,
  body: text.exactOptional(),
  evidence: text.exactOptional(),
  bullets: z.array(text).max(6).exactOptional(),
  image: z.object({ src: link, alt: z.string() }).exactOptional(),
  price: text.exactOptional(),
  priceNote: text.exactOptional(),
  primary: actionSchema.exactOptional(),
  secondary: actionSchema.exactOptional(),
  dismiss: z.object({ label: text }).exactOptional(),
  never: z.object({ label: text }).exactOptional(),
  edge: z.enum(['top', 'bottom']).exactOptional(),
}) satisfies z.ZodType<NudgeContent>;

export const contentByLocaleSchema = z
  .record(z.string().min(2), nudgeContentSchema)
  .refine((content) => Object.keys(content).length > 0, 'content needs at least one locale, for example en');
