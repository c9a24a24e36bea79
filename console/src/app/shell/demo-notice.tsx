import { useQueryClient } from '@tanstack/preact-query';
import { useEffect, useRef } from 'preact/hooks';
import { refresh } from '../../api/query.ts';
import { useStatus } from '../../api/workspace.ts';
import { count } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';

/** Says how far the demo world has grown, and lets every number on the page grow with it. */
export function DemoNotice() {
  const queries = useQueryClient();
  const demo = useStatus().data?.demo;
  const { state, day = 0, days = 0, accounts, events } = demo ?? {};
  const before = useRef<string | null>(null);
  useEffect(() => {
    if (!state) return;
    const now = `${state} ${day}`;
    if (before.current !== null && before.current !== now)
      void refresh(queries, ['/v1/reports', '/v1/campaigns', '/v1/accounts']);
    before.current = now;
  }, [state, day]);
  if (state !== 'growing') return null;
  const made = [
    accounts !== undefined && `${count(accounts)} accounts`,
    events !== undefined && `${count(events)} events`,
  ]
    .filter(Boolean)
    .join(', ');
  return (
    <div class="stopped">
      <Notice
        title={`The demo world is still growing: day ${count(day)} of ${count(days)}.`}
        action={<progress class="progress" max={days || 1} value={day} aria-label="Days made" />}
      >
        {made && `${made} so far. `}Numbers on every page rise with it.
      </Notice>
    </div>
  );
}
