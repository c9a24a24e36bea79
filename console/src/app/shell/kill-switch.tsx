import { signal } from '@preact/signals';
import type { Policy } from '@uptier/shared/contracts/policy.ts';
import { useSend } from '../../api/query.ts';
import { may } from '../../api/settings.ts';
import { useCampaigns, useMe, usePolicy } from '../../api/workspace.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { count } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import { say } from '../../ui/toast.tsx';
import { useChosenEnvironment } from '../environment.ts';

const asking = signal(false);

/** Opens the question whether to stop, or to start again. */
export const askToStop = (): void => {
  asking.value = true;
};

/** Writes the switch into the policy that was last read. */
function useSwitch() {
  const send = useSend<Policy>(['/v1/policy', '/v1/campaigns']);
  const set = (policy: Policy, stopped: boolean) =>
    send.mutate(
      { method: 'PUT', path: '/v1/policy', body: { ...policy, stopped } },
      {
        onSuccess: () => {
          asking.value = false;
          say(stopped ? 'All nudges are stopped' : 'Nudges are on again');
        },
      },
    );
  return { send, set };
}

/** Whether nudges run at all, in one line. */
export function KillSwitch() {
  const policy = usePolicy();
  if (!policy.data) return null;
  const { stopped } = policy.data;
  return (
    <div class="killbox" data-s={stopped ? 'stopped' : undefined}>
      <span class="line">
        <span class="dot" aria-hidden="true" />
        {stopped ? 'Nudges stopped' : 'Nudges are on'}
        <button type="button" class="link push" onClick={askToStop}>
          {stopped ? 'Start' : 'Stop all'}
        </button>
      </span>
    </div>
  );
}

/** Over every page while nothing is shown to anyone. */
export function StoppedNotice() {
  const policy = usePolicy();
  if (!policy.data?.stopped) return null;
  return (
    <div class="stopped">
      <Notice tone="bad" title="All nudges are stopped." action={<Button onClick={askToStop}>Start nudges</Button>}>
        Nobody sees a nudge or a limit warning. Usage keeps counting and limits keep working.
      </Notice>
    </div>
  );
}

/** Asks once before everything stops, and before it starts again. */
export function StopDialog() {
  const policy = usePolicy();
  const campaigns = useCampaigns();
  const { chosen } = useChosenEnvironment();
  const { send, set } = useSwitch();
  const whyNot = !may(useMe().data, 'publisher') && 'A publisher stops and starts nudges';
  const close = () => {
    asking.value = false;
    send.reset();
  };
  if (!policy.data) return null;
  const { stopped } = policy.data;
  const live = campaigns.data?.campaigns.filter((campaign) => campaign.status === 'live').length;
  const subject =
    live === undefined ? 'All live campaigns' : live === 1 ? 'The one live campaign' : `${count(live)} live campaigns`;
  const where = chosen?.name ?? 'this environment';
  return (
    <Dialog
      open={asking.value}
      onClose={close}
      onSubmit={() => policy.data && !whyNot && !send.isPending && set(policy.data, !stopped)}
      title={stopped ? `Start nudges in ${where}?` : `Stop all nudges in ${where}?`}
      footer={
        <>
          <Button onClick={close}>{stopped ? 'Keep stopped' : 'Keep running'}</Button>
          <Button
            type="submit"
            tone={stopped ? 'main' : 'danger'}
            icon="power"
            whyNot={whyNot}
            busy={send.isPending && (stopped ? 'Starting…' : 'Stopping…')}
          >
            {stopped ? 'Start nudges' : 'Stop all nudges'}
          </Button>
        </>
      }
    >
      <p>
        {stopped
          ? `${subject} may show nudges again, under the caps and clocks of the policy.`
          : `${subject} ${live === 1 ? 'stops' : 'stop'} at once, also in pages that are open now. Usage keeps counting and limits keep working. Limit warnings stop too.`}
      </p>
      {send.error && (
        <Notice tone="bad" live>
          {send.error.message}
        </Notice>
      )}
    </Dialog>
  );
}
