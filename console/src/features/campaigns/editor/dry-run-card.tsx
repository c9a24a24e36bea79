import { type FinishedRun, useDryRun } from '../../../api/dry-run.ts';
import { ApiError } from '../../../api/problem.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { Chip } from '../../../ui/chip.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { How } from '../../../ui/popover.tsx';
import { Bar, useSkeleton } from '../../../ui/skeleton.tsx';
import { DryRunFigures } from './dry-run-figures.tsx';
import { DryRunStops } from './dry-run-stops.tsx';
import { dryRunSentence, tookWords } from './dry-run-words.ts';
import type { Draft } from './use-draft.ts';

const SKELETON_ROWS = ['54%', '86%', '70%', '78%', '48%', '62%'];

function Running() {
  return (
    <div class="stack" role="status" aria-label="Replaying the last 30 days">
      <Bar width="60%" height="20px" />
      {SKELETON_ROWS.map((width) => (
        <Bar key={width} width={width} />
      ))}
    </div>
  );
}

function Estimate({ run }: { run: FinishedRun }) {
  if (!run.answer.isEstimate) return <Chip>exact</Chip>;
  return (
    <How term={<span class="chip">estimate</span>} title="Why this is an estimate">
      <ul class="dashes">
        {run.answer.because.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
    </How>
  );
}

function Result({ run }: { run: FinishedRun }) {
  const { answer } = run;
  if (answer.recorded.moments === 0) {
    return (
      <Notice title="Nothing was recorded in these 30 days.">
        A dry run replays moments: sessions, placements and features that pages asked for. They are kept from the first
        one on.
      </Notice>
    );
  }
  return (
    <div class="stack wide">
      <p class="lead">{dryRunSentence(answer)}</p>
      {answer.schedule.length > 0 && (
        <Notice title="It was not live at all of its moments.">{answer.schedule.join(' ')}</Notice>
      )}
      <DryRunFigures run={answer} />
      <DryRunStops run={answer} />
    </div>
  );
}

/** "Dry run on the last 30 days": what the saved draft would have done at the moments that were recorded. */
export function DryRunCard({ draft, faults }: { draft: Draft; faults: number }) {
  const run = useDryRun(draft.server.id, async () => {
    if (await draft.save()) return;
    throw new ApiError({
      ...{ title: 'Not saved', status: 0, code: 'unreachable' },
      detail: 'The draft could not be saved, so there is nothing to replay yet. See above, then run it again.',
    });
  });
  const waiting = useSkeleton(run.isFetching);
  const { data, error } = run;
  const isOlder = data !== undefined && (data.version !== draft.server.version || draft.state !== 'saved');
  const start = (
    <Button
      size="sm"
      busy={run.isFetching && 'Running…'}
      whyNot={faults > 0 && 'Settle what is missing first'}
      onClick={() => void run.refetch()}
    >
      {data ? 'Run again' : 'Dry run on the last 30 days'}
    </Button>
  );
  return (
    <Card
      title="Dry run, last 30 days"
      {...(data && { note: <Estimate run={data} /> })}
      end={
        <>
          {data && !run.isFetching && <span class="t12 hide-s">ran in {tookWords(data.tookMs)}</span>}
          {start}
        </>
      }
    >
      <div class="stack">
        {error && !run.isFetching && (
          <Notice tone="bad" title="The dry run did not finish.">
            {error instanceof ApiError ? error.message : 'Something broke on the way. The draft is kept; run it again.'}
          </Notice>
        )}
        {isOlder && !run.isFetching && (
          <Notice tone="warn" title="The draft has changed since.">
            What stands here is of the draft before.
          </Notice>
        )}
        {!data && !run.isFetching && (
          <p class="muted">
            Replays this draft at every moment that was recorded: who would have seen it, what would have stopped it,
            and when its result could be read. Nobody is shown anything.
          </p>
        )}
        {waiting || run.isFetching ? <Running /> : data && <Result run={data} />}
      </div>
    </Card>
  );
}
