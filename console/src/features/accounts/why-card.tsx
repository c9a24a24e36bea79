import type { Account, User } from '@uptier/shared/contracts/account.ts';
import type { Campaign } from '@uptier/shared/contracts/campaign.ts';
import type { Catalog } from '@uptier/shared/contracts/catalog.ts';
import { useState } from 'preact/hooks';
import { type Question, useDecision } from '../../api/accounts.ts';
import { Load } from '../../api/load.tsx';
import { nameOf, nameWithRole } from '../../api/user-name.ts';
import { query, setQuery } from '../../app/router.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Pick } from '../../ui/pick.tsx';
import { Popover } from '../../ui/popover.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { Answer } from './answer.tsx';
import { asksOf, firstAsk, furthest, readAsk } from './question.ts';

function WhenPick({ at }: { at: string | null }) {
  const [text, setText] = useState('');
  const moment = Date.parse(text);
  const when = at
    ? new Date(at).toLocaleString(navigator.language, { dateStyle: 'medium', timeStyle: 'short' })
    : 'Now';
  return (
    <Popover
      look={at ? 'pick val' : 'pick'}
      label={`When: ${when}`}
      title="A past moment"
      align="end"
      trigger={
        <>
          <Icon name="clock" />
          {when}
          <Icon name="chevron-down" />
        </>
      }
    >
      {(close) => (
        <>
          <span>Replays the events, campaigns, catalog and policy as they were.</span>
          <label class="field">
            <span class="lab">Day and time</span>
            <input
              type="datetime-local"
              class="input"
              value={text}
              onInput={(event) => setText(event.currentTarget.value)}
            />
          </label>
          <span class="row">
            <Button
              tone="main"
              size="sm"
              whyNot={Number.isNaN(moment) && 'Choose a day and a time'}
              onClick={() => {
                setQuery({ at: new Date(moment).toISOString() });
                close();
              }}
            >
              Ask for then
            </Button>
            {at && (
              <Button
                size="sm"
                onClick={() => {
                  setQuery({ at: null });
                  close();
                }}
              >
                Back to now
              </Button>
            )}
          </span>
        </>
      )}
    </Popover>
  );
}

type Known = { account: Account; users: readonly User[]; campaigns: readonly Campaign[]; catalog: Catalog };

/** "Why did Priya not see it?": one user, one moment, and every gate that was asked. */
export function WhyCard({ account, users, campaigns, catalog }: Known) {
  const asked = query.value;
  const asks = asksOf(campaigns, catalog);
  const userId = asked.get('user') ?? users[0]?.id ?? '';
  // A blank stands in the address for no page that asks.
  const ask = asked.get('ask')?.trim() ?? firstAsk(campaigns, account.tier);
  const at = asked.get('at');
  const question: Question | null = userId
    ? { accountId: account.id, userId, ...readAsk(ask), ...(at && { at }) }
    : null;
  const decision = useDecision(question);
  const campaignId = asked.get('campaign') ?? decision.data?.campaignId ?? furthest(decision.data?.trace ?? []);
  const told = useDecision(question && campaignId ? { ...question, campaignId } : null);
  const saw = decision.data?.outcome === 'show';
  const first = userId ? (nameOf(users, userId).split(' ')[0] ?? userId) : 'anyone';
  const options = users.map(({ id }) => ({ value: id, label: nameWithRole(users, id) }));
  if (!users.some(({ id }) => id === userId) && userId) options.unshift({ value: userId, label: userId });
  return (
    <Card
      title={at ? `Why did ${first} ${saw ? '' : 'not '}see it?` : `Why does ${first} ${saw ? '' : 'not '}see it?`}
      flush
      end={
        <span class="row tight">
          <Pick label="User" value={userId} options={options} onChange={(user) => setQuery({ user, campaign: null })} />
          <Pick
            label="Moment"
            value={ask}
            options={asks}
            onChange={(next) => setQuery({ ask: next || ' ', campaign: null })}
          />
          <WhenPick at={at} />
        </span>
      }
    >
      {question === null ? (
        <p class="muted in">No user of this account is known yet. A user appears with its first event.</p>
      ) : (
        <Load query={decision} what="The decision" skeleton={<SkeletonRows rows={12} label="Asking the gates" />}>
          {(answer) => (
            <Answer
              decision={answer}
              gates={told.data?.gates ?? null}
              campaignId={campaignId}
              campaigns={campaigns}
              catalog={catalog}
              who={first}
            />
          )}
        </Load>
      )}
    </Card>
  );
}
