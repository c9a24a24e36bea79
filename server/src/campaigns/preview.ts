import type { CampaignDraft, PublishedCampaign, Variant } from '@uptier/shared/contracts/campaign.ts';
import type { Catalog } from '@uptier/shared/contracts/catalog.ts';
import type { Policy } from '@uptier/shared/contracts/policy.ts';
import { type Compiled, compileCampaigns } from '@uptier/shared/engine/campaigns/compile.ts';
import type { Environment, Moment, Subject } from '@uptier/shared/engine/campaigns/moment.ts';
import { nudgeFor } from '@uptier/shared/engine/content/content.ts';
import { contentFor } from '@uptier/shared/engine/content/content-locale.ts';
import { fieldsIn } from '@uptier/shared/engine/content/fill.ts';
import { format } from '@uptier/shared/engine/content/format.ts';
import { resolveFor } from '@uptier/shared/engine/content/merge-fields.ts';
import { decideOne } from '@uptier/shared/engine/decide/decide.ts';
import { Candidate } from '@uptier/shared/engine/facts/candidate.ts';
import { Facts } from '@uptier/shared/engine/facts/facts.ts';
import type { Deps } from '../http/deps.ts';
import { Problem } from '../http/problem.ts';

/** A draft that was never saved has this id. */
const UNSAVED = 'draft';

interface Sources extends Pick<Deps, 'now'> {
  findCompiled: (environmentId: string) => Promise<Compiled>;
  readCatalog: (environmentId: string) => Promise<Catalog>;
  readPolicy: (environmentId: string) => Promise<Policy>;
  readSubject: (environmentId: string, accountId: string) => Promise<Subject>;
}

export interface PreviewRequest {
  campaign: CampaignDraft;
  campaignId?: string | undefined;
  variantId?: string | undefined;
  accountId: string;
  userId: string;
  locale?: string | undefined;
}

/** What a draft would look like to one user now, and what keeps it from them; nothing is written. */
export function createPreview({ now, findCompiled, readCatalog, readPolicy, readSubject }: Sources) {
  return async function preview(environment: Environment, asked: PreviewRequest) {
    const { campaign, accountId, userId } = asked;
    const id = asked.campaignId ?? UNSAVED;
    const at = now();
    const [live, catalog, policy, subject] = await Promise.all([
      findCompiled(environment.id),
      readCatalog(environment.id),
      readPolicy(environment.id),
      readSubject(environment.id, accountId),
    ]);
    const variants = only(campaign.variants, asked.variantId);
    const draft: PublishedCampaign = { ...campaign, variants, id, version: 0, publishedAt: at };
    const others = live.campaigns.map((entry) => entry.campaign).filter((other) => other.id !== id);
    const compiled = compileCampaigns({ campaigns: [...others, draft], catalog, policy, environment });
    const moment: Moment = {
      ...{ now: at, accountId, userId, locale: asked.locale ?? null, sessionStartedAt: at },
      ...{ placement: null, event: null, feature: null },
    };
    return show(compiled, subject, moment, draft);
  };
}
export type Preview = ReturnType<typeof createPreview>;

function show(compiled: Compiled, subject: Subject, moment: Moment, draft: PublishedCampaign) {
  const entry = compiled.byId.get(draft.id);
  if (!entry) throw new Problem('invalid', 'The campaign cannot be compiled.');
  const facts = new Facts(compiled, subject, moment);
  const candidate = new Candidate(facts, entry, 'claim');
  const { reason, outcome } = decideOne(entry, facts, 'claim');
  const variant = candidate.variant ?? draft.variants[0] ?? null;
  const source = { campaign: draft, variant, action: candidate.action };
  return {
    nudge: nudgeFor(compiled, subject, moment, source),
    fields: variant ? fieldRows(variant, candidate) : [],
    variantId: variant?.id ?? null,
    outcome,
    reason,
  };
}

/** The wording that is looked at, drawn by everyone; all where none is named. */
function only(variants: readonly Variant[], wanted: string | undefined): readonly Variant[] {
  const found = variants.find(({ id }) => id === wanted);
  return found ? [{ ...found, weight: 1 }] : variants;
}

/** The merge fields of a wording with their values in its locale; null for one that has none. */
function fieldRows(variant: Variant, candidate: Candidate) {
  const found = contentFor(variant.content, candidate.facts);
  if (!found) return [];
  const resolve = resolveFor(candidate);
  const names = new Set(textsIn(found.content).flatMap(fieldsIn));
  return [...names].map((field) => {
    const value = resolve(field);
    return { field, value: value === null ? null : format(value, found.locale) };
  });
}

function textsIn(part: unknown): string[] {
  if (typeof part === 'string') return [part];
  return typeof part === 'object' && part !== null ? Object.values(part).flatMap(textsIn) : [];
}
