import type { CampaignDraft } from '@uptier/shared/contracts/campaign.ts';
import type { Catalog } from '@uptier/shared/contracts/catalog.ts';
import { useEffect, useState } from 'preact/hooks';
import { type AccountRow, useAccountSearch, useUsers } from '../../../api/accounts.ts';
import { type Preview as Answer, type PreviewRequest, usePreview } from '../../../api/campaigns.ts';
import { nameOf, nameWithRole } from '../../../api/user-name.ts';
import { paths } from '../../../app/paths.ts';
import { query, setQuery } from '../../../app/router.ts';
import { isDark } from '../../../app/theme.ts';
import { gateSentence } from '../../../trace/gate-sentence.ts';
import { Combobox } from '../../../ui/combobox.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Pick } from '../../../ui/pick.tsx';
import { Segment } from '../../../ui/segment.tsx';
import { Bar } from '../../../ui/skeleton.tsx';
import { useLookedAt } from './content-step.tsx';
import { sendable } from './draft.ts';
import { PreviewFrame } from './preview-frame.tsx';

const WIDTHS = ['1280', '440', '320'] as const;
const PAUSE_MS = 250;

/** The draft as it was a moment ago, so that one does not ask at every key. */
function useCalm<Value>(value: Value): Value {
  const [calm, setCalm] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setCalm(value), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return calm;
}

/** How full an account's limits are: that of the trigger, else the fullest. */
function fullness({ usage }: AccountRow, limit: string | null): number {
  const uses = limit === null ? Object.values(usage) : [usage[limit]];
  return Math.max(0, ...uses.map((use) => use?.ratio ?? 0));
}

/** The account and user that are looked as: of the address, else one on the campaign's tier that is near a limit. */
function useWho({ path, trigger }: CampaignDraft, catalog: Catalog) {
  const [words, setWords] = useState('');
  const found = useAccountSearch(words);
  const onTier = useAccountSearch('', path?.from ?? catalog.tiers[0]?.id);
  const limit = trigger.kind === 'limit' ? trigger.limit : null;
  const near = (onTier.data?.accounts ?? []).toSorted((a, b) => fullness(b, limit) - fullness(a, limit));
  const accountId =
    query.value.get('as') ?? near[0]?.id ?? (onTier.isPending ? null : found.data?.accounts[0]?.id) ?? null;
  const users = useUsers(accountId);
  const people = users.data?.users ?? [];
  const userId = people.find(({ id }) => id === query.value.get('user'))?.id ?? people[0]?.id ?? null;
  const rows = [...(words ? [] : near.slice(0, 8)), ...(found.data?.accounts ?? []), ...near];
  const options = [...new Map(rows.map((row) => [row.id, { value: row.id, label: row.name ?? row.id }])).values()];
  const isPending = found.isPending || users.isPending;
  return { accountId, userId, people, options, setWords, isPending };
}

function Fields({ answer, name }: { answer: Answer; name: string }) {
  if (answer.fields.length === 0) return null;
  return (
    <section class="card">
      <header>
        <h2>Merge fields for {name}</h2>
      </header>
      <dl class="pairs in">
        {answer.fields.map(({ field, value }) => (
          <div key={field}>
            <dt>
              <code>{field}</code>
            </dt>
            <dd class={value === null ? 'warn' : undefined}>{value ?? 'no value: hidden'}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Standing({
  answer,
  who,
  accountId,
  userId,
  catalog,
}: {
  answer: Answer;
  who: string;
  accountId: string;
  userId: string;
  catalog: Catalog;
}) {
  const { outcome, reason } = answer;
  const trace = `${paths.account(accountId)}?user=${encodeURIComponent(userId)}`;
  const gate = reason.gate;
  return (
    <p class="t12 muted">
      {outcome === 'show' && `${who} would see it at its moment. `}
      {outcome === 'withhold' && `${who} is in the holdout: it would be recorded, not shown. `}
      {outcome === 'none' &&
        gate &&
        `${who} would not see it now: ${gate}. ${gateSentence({ ...reason, gate }, catalog)}. `}
      <a href={trace}>Open the account</a>
    </p>
  );
}

type Width = (typeof WIDTHS)[number];
type Scheme = 'light' | 'dark';

function Looks(props: {
  scheme: Scheme;
  width: Width;
  locale: string;
  locales: readonly string[];
  onScheme: (scheme: Scheme) => void;
  onWidth: (width: Width) => void;
}) {
  const { scheme, width, locale, locales, onScheme, onWidth } = props;
  return (
    <div class="row tight">
      <Segment
        small
        label="Theme"
        value={scheme}
        options={[
          { value: 'light', label: 'Light' },
          { value: 'dark', label: 'Dark' },
        ]}
        onChange={onScheme}
      />
      <Segment
        small
        label="Width"
        value={width}
        options={WIDTHS.map((value) => ({ value, label: value }))}
        onChange={onWidth}
      />
      {locales.length > 1 && (
        <Pick
          label="Locale"
          value={locale}
          options={locales.map((value) => ({ value, label: value }))}
          onChange={(value) => setQuery({ locale: value })}
        />
      )}
    </div>
  );
}

function As({ accountId, userId, people, options, setWords }: ReturnType<typeof useWho>) {
  return (
    <div class="as">
      <span class="muted">as</span>
      <Combobox
        label="Account"
        hideLabel
        value={accountId ?? ''}
        options={options}
        onInput={setWords}
        onChange={(as) => setQuery({ as, user: null })}
      />
      <Pick
        label="User"
        look="pick tall"
        value={userId ?? ''}
        options={people.map(({ id }) => ({ value: id, label: nameWithRole(people, id) }))}
        onChange={(user) => setQuery({ user })}
      />
    </div>
  );
}

/** The draft as one user of an account would see it, drawn by the code that pages run. */
export function Preview({
  draft,
  campaignId,
  catalog,
}: {
  draft: CampaignDraft;
  campaignId: string;
  catalog: Catalog;
}) {
  const { variant, locale, locales } = useLookedAt(draft.variants);
  const [scheme, setScheme] = useState<Scheme>(isDark() ? 'dark' : 'light');
  const [width, setWidth] = useState<Width>('440');
  const who = useWho(draft, catalog);
  const { accountId, userId, people, options } = who;
  const calm = useCalm(draft);
  const request: PreviewRequest | null =
    accountId && userId && variant
      ? { campaign: sendable(calm), campaignId, variantId: variant.id, accountId, userId, locale }
      : null;
  const read = usePreview(request);
  const nudge = read.data?.nudge;
  return (
    <aside class="preview" aria-label="Live preview">
      <div class="row between nw">
        <h2 class="semi">Live preview</h2>
        {variant && (
          <span class="muted t12">
            variant {variant.id.toUpperCase()}, {variant.surface}
          </span>
        )}
      </div>
      <As {...who} />
      <Looks scheme={scheme} width={width} locale={locale} locales={locales} onScheme={setScheme} onWidth={setWidth} />
      {request === null && !who.isPending && (
        <Notice title="No account to look as.">
          The preview fills in a real account’s numbers: send a first event.
        </Notice>
      )}
      {read.error && (
        <Notice tone="warn" title="No preview of this draft.">
          {read.error.message}
        </Notice>
      )}
      {request && read.isPending && <Bar height="220px" />}
      {nudge && variant && (
        <PreviewFrame nudge={nudge} kind={draft.kind} surface={variant.surface} scheme={scheme} width={Number(width)} />
      )}
      {read.data && !nudge && (
        <Notice tone="warn" title="Nothing is shown to this account.">
          A field in the title has no value here, and a nudge without its title is never shown.
        </Notice>
      )}
      {read.data && accountId && userId && (
        <>
          <Fields answer={read.data} name={options.find(({ value }) => value === accountId)?.label ?? accountId} />
          <Standing
            answer={read.data}
            who={nameOf(people, userId).split(' ')[0] ?? userId}
            accountId={accountId}
            userId={userId}
            catalog={catalog}
          />
        </>
      )}
    </aside>
  );
}
