import type { Catalog } from '@uptier/shared/contracts/catalog.ts';
import type { Decision, GateRow } from '@uptier/shared/contracts/decision.ts';
import { setQuery } from '../../app/router.ts';
import { gateSentence } from '../../trace/gate-sentence.ts';
import { Icon } from '../../ui/icon.tsx';
import type { IconName } from '../../ui/icons.ts';
import { Notice } from '../../ui/notice.tsx';
import { type Known, named, TraceTable } from './trace-table.tsx';

const ICONS: Readonly<Record<GateRow['state'], IconName>> = {
  passed: 'check',
  stopped: 'clock',
  'not-reached': 'more',
};
const STATES: Readonly<Record<GateRow['state'], string>> = {
  passed: 'Passed',
  stopped: 'Stopped here',
  'not-reached': 'Not reached',
};

function GateLine({ row, catalog }: { row: GateRow; catalog: Catalog }) {
  const { gate, state } = row;
  const words = gateSentence(row, catalog);
  return (
    <li data-s={state === 'stopped' ? 'stop' : state === 'not-reached' ? 'next' : undefined}>
      <Icon name={ICONS[state]} />
      <span class="g">
        <span class="sr">{STATES[state]}: </span>
        {gate}
      </span>
      <span>{state === 'stopped' ? <b class="semi">{words}</b> : words}</span>
    </li>
  );
}

function Verdict({ decision, who, ...known }: { decision: Decision; who: string } & Known) {
  const { outcome, campaignId, variantId, reason, trace = [] } = decision;
  const passed = trace.filter((row) => row.passed).length;
  if (outcome === 'show') {
    return (
      <Notice tone="good" title={`${who} sees ${named(known, campaignId)}, variant ${variantId?.toUpperCase()}.`}>
        All sixteen gates let it through{passed > 1 ? `, and it came before ${passed - 1} more that passed` : ''}.
      </Notice>
    );
  }
  if (outcome === 'withhold') {
    return (
      <Notice tone="warn" title={`${named(known, campaignId)} is withheld from ${who}.`}>
        Every gate but the holdout let it through. It is recorded as withheld, so that its effect can be measured.
      </Notice>
    );
  }
  if (trace.length === 0) return <Notice title="No campaign was live.">There was nothing to show.</Notice>;
  const gate = reason.gate ?? 'trigger';
  const nothing = reason.code === 'nothing-waits';
  return (
    <Notice tone="warn" title={nothing ? 'No live campaign waits for this moment.' : `Stopped at ${gate}.`}>
      {nothing
        ? 'Choose another moment, or see below what each one waits for.'
        : gateSentence({ ...reason, gate }, known.catalog)}
    </Notice>
  );
}

/** What one user sees at one moment, the gates of one campaign, and where the others stopped. */
export function Answer(
  props: { decision: Decision; gates: readonly GateRow[] | null; campaignId: string | null; who: string } & Known,
) {
  const { decision, gates, campaignId, who, campaigns, catalog } = props;
  const known = { campaigns, catalog };
  const others = (decision.trace ?? []).filter((row) => row.campaignId !== campaignId);
  return (
    <>
      <div class="in">
        <Verdict decision={decision} who={who} {...known} />
      </div>
      {gates && (
        <>
          <h3 class="in trace-h">{named(known, campaignId)}, gate by gate</h3>
          <ol class="trace">
            {gates.map((row) => (
              <GateLine key={row.gate} row={row} catalog={catalog} />
            ))}
          </ol>
        </>
      )}
      {others.length > 0 && (
        <div class="ruled">
          <TraceTable
            label="Other live campaigns"
            rows={others}
            shown={decision.outcome === 'show' ? (decision.campaignId ?? null) : null}
            onPick={(id) => setQuery({ campaign: id })}
            {...known}
          />
        </div>
      )}
    </>
  );
}
