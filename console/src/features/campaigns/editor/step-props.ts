import type { SeenNames } from '@uptier/shared/contracts/audience.ts';
import type { CampaignDraft } from '@uptier/shared/contracts/campaign.ts';
import type { Catalog } from '@uptier/shared/contracts/catalog.ts';
import type { Policy } from '@uptier/shared/contracts/policy.ts';

/** What every step gets. Edits with the same `key` are one step back while one types. */
export type StepProps = {
  /** Of the campaign. */
  id: string;
  draft: CampaignDraft;
  set: (draft: CampaignDraft, key?: string) => void;
  catalog: Catalog;
  /** What was really sent, to offer and check names by; null while it is not known. */
  names: SeenNames | null;
  policy: Policy;
  /** What the server refused, by field. */
  problems: Readonly<Record<string, string>>;
};
