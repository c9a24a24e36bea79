import type { Audience } from '@uptier/shared/contracts/audience.ts';
import type { CampaignDraft } from '@uptier/shared/contracts/campaign.ts';
import type { TruePath } from './paths.ts';

export const PLACEMENT = 'home';

interface Terms {
  windowDays: number;
  holdout: number;
}

/** One campaign for a path, seen by the companies whose path it is and by nobody else. */
export function draftFor(
  path: TruePath,
  names: { from: string; to: string },
  { windowDays, holdout }: Terms,
): CampaignDraft {
  return {
    name: `${names.from} to ${names.to}`,
    kind: 'upgrade',
    path: { from: path.from, to: path.to },
    priority: 0,
    holdout,
    trigger: { kind: 'placement', placement: PLACEMENT },
    audience: { all: sizeConditions(path) },
    guardrails: { buyersOnly: false, adoptionThreshold: 60, preferredWindowOnly: false, caps: {}, clocks: {} },
    variants: [
      {
        id: 'a',
        weight: 1,
        surface: 'banner',
        content: {
          en: {
            title: `Your team is ready for ${names.to}`,
            body: `You use most of ${names.from}. ${names.to} gives you room for what comes next.`,
            primary: { label: `See ${names.to}`, url: '/billing' },
            dismiss: { label: 'Not now' },
            never: { label: "Don't show this again" },
          },
        },
      },
    ],
    goal: { windowDays },
  };
}

function sizeConditions({ sizes: { least, below } }: TruePath): Audience[] {
  const size = { of: 'account', trait: 'size' } as const;
  return [
    ...(least > 0 ? [{ ...size, is: 'at-least', value: least } as const] : []),
    ...(Number.isFinite(below) ? [{ ...size, is: 'less', value: below } as const] : []),
  ];
}
