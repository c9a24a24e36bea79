import type { CampaignDraft, CampaignMotion } from '@uptier/shared/contracts/campaign.ts';
import type { Catalog } from '@uptier/shared/contracts/catalog.ts';
import { type Option, Pick } from '../../../ui/pick.tsx';
import { ANY, withFrom, withMotion } from './motion.ts';
import type { StepProps } from './step-props.ts';

const MOTIONS: readonly Option<CampaignMotion>[] = [
  { value: 'tier', label: 'move up to a tier', short: 'move up to' },
  { value: 'seats', label: 'add seats', hint: 'they stay on their tier' },
  { value: 'cross-sell', label: 'buy a product', short: 'buy' },
];

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
