import { contentFor } from '../content/content-locale.ts';
import { canTitle, hasFields } from '../content/fill.ts';
import { resolveFor } from '../content/merge-fields.ts';
import { createGate, exempt, passed, stop } from './gate.ts';

const stops = { workspace: stop('workspace'), path: stop('path'), campaign: stop('campaign') };
const noVariant = stop('no-variant');
const noContent = stop('no-content');
const missingField = stop('missing-field');

/** The share that is deliberately not shown. Who is held out is withheld, not passed over. */
export const holdoutGate = createGate(
  'holdout',
  (candidate) => {
    if (candidate.isWarning) return exempt;
    return candidate.holdout ? stops[candidate.holdout.by] : passed;
  },
  (candidate) => ({ ...candidate.holdout }),
);

/** There is a wording for this account, and its title has all it needs. */
export const variantGate = createGate(
  'variant',
  (candidate) => {
    const { variant, facts } = candidate;
    if (!variant) return noVariant;
    const content = contentFor(variant.content, facts);
    if (!content) return noContent;
    const { title } = content.content;
    return !hasFields(title) || canTitle(title, resolveFor(candidate)) ? passed : missingField;
  },
  ({ variant, facts }) => ({
    variantId: variant?.id ?? null,
    locale: variant ? (contentFor(variant.content, facts)?.locale ?? null) : null,
  }),
);
