import type { CampaignDraft } from '@uptier/shared/contracts/campaign.ts';
import type { Caps, Clocks, Policy } from '@uptier/shared/contracts/policy.ts';

export const CAP_NAMES: Readonly<Record<keyof Caps, string>> = {
  userSession: 'One user, a session',
  userDay: 'One user, a day',
  userWeek: 'One user, 7 days',
  accountDay: 'One account, a day',
  accountWeek: 'One account, 7 days',
};
export const CLOCK_NAMES: Readonly<Record<keyof Clocks, string>> = {
  campaignDays: 'This campaign again, days',
  kindDays: 'The same kind again, days',
  anyMinutes: 'Any two, minutes',
};
export const capNames = ['userSession', 'userDay', 'userWeek', 'accountDay', 'accountWeek'] as const;
export const clockNames = ['campaignDays', 'kindDays', 'anyMinutes'] as const;

/** Fields of the guardrails that would loosen the policy: they have no effect, and the author should know. */
export function loosened({ guardrails }: CampaignDraft, policy: Policy): { field: string; text: string }[] {
  const caps = capNames.flatMap((name) => {
    const own = guardrails.caps[name];
    if (own === undefined || own <= policy.caps[name]) return [];
    return [
      { field: `guardrails.caps.${name}`, text: `The policy allows ${policy.caps[name]}; a campaign can only tighten` },
    ];
  });
  const clocks = clockNames.flatMap((name) => {
    const own = guardrails.clocks[name];
    if (own === undefined || own >= policy.clocks[name]) return [];
    return [
      {
        field: `guardrails.clocks.${name}`,
        text: `The policy waits ${policy.clocks[name]}; a campaign can only tighten`,
      },
    ];
  });
  return [...caps, ...clocks];
}

/** Percent of the tier's features that an account must use before it is pitched: the highest of workspace, path and campaign. */
export function leastAdoption({ guardrails, path }: CampaignDraft, policy: Policy): number {
  const ofPath = policy.paths.filter(({ from, to }) => from === path?.from && to === path.to);
  return Math.max(
    policy.adoptionThreshold,
    guardrails.adoptionThreshold,
    ...ofPath.map(({ adoptionThreshold }) => adoptionThreshold),
  );
}
