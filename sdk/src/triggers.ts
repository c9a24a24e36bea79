import type { Lease } from '@uptier/shared/contracts/decision.ts';
import { now } from './clock.ts';
import type { Later } from './later.ts';
import type { Leases } from './leases.ts';
import type { Offer } from './offers.ts';
import type { Place, Player } from './player.ts';

const isDelayed = ({ trigger }: Lease): boolean => trigger.kind === 'event' && Boolean(trigger.delayMs);

/** Connects what happens in the page with the leases that wait for it. */
export function createTriggers(
  leases: Leases,
  places: ReadonlySet<Place>,
  offer: Offer,
  later: Later,
  start: (run: () => unknown) => void,
): Pick<Player, 'signal'> & { learned(): void } {
  function offerDue(): void {
    for (const lease of leases.due()) start(() => offer(lease, null));
  }
  const signal: Player['signal'] = async (pulled, element) => {
    if (pulled.kind === 'placement') offerDue();
    const at = now();
    for (const { campaignId } of leases.pulled(pulled)) {
      // Who was offered one that waited may have gone meanwhile, and the other leases with them.
      const lease = leases.pulled(pulled).find((held) => held.campaignId === campaignId);
      if (!lease) continue;
      if (isDelayed(lease)) {
        later((delays) => delays.note(campaignId, at));
        continue;
      }
      const outcome = await offer(lease, element);
      if (outcome !== 'none') return outcome;
    }
    return 'none';
  };
  return {
    signal,
    learned() {
      offerDue();
      if (leases.list().some(isDelayed)) later((delays) => delays.check());
      for (const { placement, element } of places) start(() => signal({ kind: 'placement', placement }, element));
    },
  };
}
