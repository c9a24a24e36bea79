import type { CampaignDraft } from '@uptier/shared/contracts/campaign.ts';
import type { Catalog } from '@uptier/shared/contracts/catalog.ts';
import type { NudgeContent } from '@uptier/shared/contracts/nudge.ts';
import { unknownFields } from '@uptier/shared/engine/content/unknown-fields.ts';

/** Merge fields that no account could ever fill against this catalog, and texts that end in the middle of one. */
export function contentFaults({ variants }: CampaignDraft, catalog: Catalog): Record<string, string> {
  const faults: Record<string, string> = {};
  for (const [index, { content }] of variants.entries()) {
    for (const [locale, words] of Object.entries(content)) {
      for (const [part, text] of textsOf(words)) {
        const at = `variants.${index}.content.${locale}.${part}`;
        const [unknown] = unknownFields(text, catalog);
        if (unknown !== undefined) faults[at] = `there is no merge field ${unknown}`;
        else if (/\{\{|\}\}/.test(text.replaceAll(/\{\{[^{}]+\}\}/g, ''))) faults[at] = 'a merge field is not closed';
      }
    }
  }
  return faults;
}

function textsOf({
  title,
  body,
  evidence,
  price,
  priceNote,
  bullets,
  primary,
  secondary,
}: NudgeContent): [string, string][] {
  const parts: [string, string | undefined][] = [
    ['title', title],
    ['body', body],
    ['evidence', evidence],
    ['price', price],
    ['priceNote', priceNote],
    ['primary.label', primary?.label],
    ['primary.url', primary?.url],
    ['secondary.label', secondary?.label],
    ['secondary.url', secondary?.url],
    ...(bullets ?? []).map((bullet, index): [string, string] => [`bullets.${index}`, bullet]),
  ];
  return parts.flatMap(([part, text]) => (text === undefined ? [] : [[part, text]]));
}
