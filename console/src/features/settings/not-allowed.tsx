import type { ComponentChildren } from 'preact';
import { may, type Role } from '../../api/settings.ts';
import { useMe } from '../../api/workspace.ts';
import { Empty } from '../../ui/empty.tsx';

/** What a role may see; below it stands who can. */
export function ForRole({ atLeast, what, children }: { atLeast: Role; what: string; children: ComponentChildren }) {
  const me = useMe().data;
  if (may(me, atLeast)) return <>{children}</>;
  return (
    <div class="card">
      <Empty kind="little" level={2} title={`${what} is for ${atLeast}s`}>
        You are signed in as {me?.role ?? 'nobody'}. An owner can change that under Members.
      </Empty>
    </div>
  );
}
