import type { CampaignDraft, CampaignMotion } from '@uptier/shared/contracts/campaign.ts';
import type { Catalog } from '@uptier/shared/contracts/catalog.ts';
import { type Option, Pick } from '../../../ui/pick.tsx';
import type { StepProps } from './step-props.ts';

const ANY = '';
const MOTIONS: readonly Option<CampaignMotion>[] = [
  { value: 'tier', label: 'move up to a tier', short: 'move up to' },
  { value: 'seats', label: 'add seats', hint: 'they stay on their tier' },
  { value: 'cross-sell', label: 'buy a product', short: 'buy' },
];

/** Where a path of a motion leads from a tier: the tier above, the same one for seats, the first product. */
function leadsTo(motion: CampaignMotion, from: string, { tiers, products }: Catalog): string {
  if (motion === 'seats') return from;
  if (motion === 'cross-sell') return products[0]?.id ?? '';
  return tiers[tiers.findIndex(({ id }) => id === from) + 1]?.id ?? from;
}

/** The draft with another motion: its path leads where that motion leads. */
function withMotion(draft: CampaignDraft, motion: CampaignMotion, catalog: Catalog): CampaignDraft {
  const { motion: _before, path, ...rest } = draft;
  const from = path?.from ?? catalog.tiers[0]?.id;
  return {
    ...rest,
    ...(motion !== 'tier' && { motion }),
    ...(from !== undefined && { path: { from, to: leadsTo(motion, from, catalog) } }),
  };
}

/** The draft with another tier to start from; without one it is for accounts of any tier. */
function withFrom(draft: CampaignDraft, from: string, catalog: Catalog): CampaignDraft {
  const { path, ...rest } = draft;
  if (from === ANY) return rest;
  const { motion = 'tier' } = draft;
  const to = motion === 'cross-sell' && path ? path.to : leadsTo(motion, from, catalog);
  return { ...rest, path: { from, to } };
}

/** What may stand where a path leads to; what the draft holds is always among it. */
function targetsOf({ motion = 'tier', path }: CampaignDraft, { tiers, products }: Catalog): Option[] {
  const rank = tiers.findIndex(({ id }) => id === path?.from);
  const sold = motion === 'cross-sell' ? products : tiers.slice(rank + 1);
  const options = sold.map(({ id, name }) => ({ value: id, label: name }));
  const isKnown = !path || options.some(({ value }) => value === path.to);
  return isKnown ? options : [...options, { value: path.to, label: path.to || 'no product yet' }];
}

/** "Accounts on Starter who could move up to Pro" */
export function PathPicks({ draft, set, catalog }: StepProps) {
  const { path, kind, motion = 'tier' } = draft;
  const tiers = catalog.tiers.map(({ id, name }) => ({ value: id, label: name }));
  const isUpgrade = kind === 'upgrade';
  return (
    <>
      <span>Accounts on</span>
      <Pick
        label="Tier they are on"
        look="pick val"
        value={path?.from ?? ANY}
        options={isUpgrade ? tiers : [{ value: ANY, label: 'any tier' }, ...tiers]}
        onChange={(from) => set(withFrom(draft, from, catalog))}
      />
      {path && isUpgrade && (
        <>
          <span>who could</span>
          <Pick
            label="What grows"
            value={motion}
            options={MOTIONS}
            onChange={(next) => next !== motion && set(withMotion(draft, next, catalog))}
          />
          {motion !== 'seats' && (
            <Pick
              label={motion === 'tier' ? 'Tier it leads to' : 'Product it offers'}
              look="pick val"
              value={path.to}
              options={targetsOf(draft, catalog)}
              onChange={(to) => set({ ...draft, path: { ...path, to } })}
            />
          )}
        </>
      )}
    </>
  );
}
