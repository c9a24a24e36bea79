import type { User } from '@uptier/shared/contracts/account.ts';
import type { KeptDecision } from '@uptier/shared/contracts/kept-decision.ts';
import { nameOf } from '../../api/user-name.ts';
import { setQuery } from '../../app/router.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { instant } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import { askOf, momentWords, outcomeWords } from './kept-words.ts';
import { type Known, named, TraceTable } from './trace-table.tsx';

const close = () => setQuery({ decision: null });

function titleOf({ outcome, campaignId, variantId }: KeptDecision, known: Known): string {
  const campaign = named(known, campaignId);
  if (outcome === 'show') return `${campaign} was shown${variantId ? `, variant ${variantId.toUpperCase()}` : ''}.`;
  return outcome === 'withhold' ? `${campaign} was withheld.` : 'Nothing was shown.';
}

/** One decision as it was kept: who, when, why, and where every campaign stopped. */
export function KeptDrawer({ decision, users, ...known }: { decision: KeptDecision; users: readonly User[] } & Known) {
  const { at, userId, moment, outcome, campaignId, trace } = decision;
  const who = userId ? nameOf(users, userId) : 'Somebody';
  const ask = askOf(moment);
  const again = () => {
    setQuery({ decision: null, user: userId, ask, at, campaign: campaignId });
    document.getElementById('why')?.scrollIntoView({ block: 'start' });
  };
  return (
    <Drawer
      label={`Decision of ${instant(at)}`}
      onClose={close}
      header={
        <>
          <div class="row between nw">
            <div>
              <h2 class="sub-h">
                {who}, {momentWords(decision, known.catalog)}
              </h2>
              <p class="muted t12">{instant(at)}</p>
            </div>
            <IconButton icon="close" label="Close" size="sm" onClick={close} />
          </div>
          <Notice tone={outcome === 'show' ? 'good' : 'warn'} title={titleOf(decision, known)}>
            {outcomeWords(decision, known.catalog)}.
          </Notice>
        </>
      }
      {...(userId &&
        ask && {
          footer: (
            <Button size="sm" icon="clock" onClick={again}>
              Ask all gates at that moment
            </Button>
          ),
        })}
    >
      {trace.length === 0 ? (
        <p class="muted in">No campaign was live.</p>
      ) : (
        <TraceTable label="Live campaigns" rows={trace} shown={outcome === 'show' ? campaignId : null} {...known} />
      )}
    </Drawer>
  );
}
