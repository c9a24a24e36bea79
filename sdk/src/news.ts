import type { Lease } from '@uptier/shared/contracts/decision.ts';
import { now } from './clock.ts';
import type { Core, Visit } from './core.ts';
import { isRecord, parse } from './record.ts';
import type { UpgradeNotice } from './types.ts';

const isLease = (value: unknown): value is Lease => isRecord(value) && 'decisionId' in value && 'trigger' in value;

/** Nudges go at once; what the account may do now comes with the next session. */
function upgraded({ scope, emitter, storage, ifPlaying }: Core, visit: Visit, data: unknown): void {
  const { from, to } = isRecord(data) ? data : {};
  const notice: UpgradeNotice = {
    ...(typeof from === 'string' && { fromTier: from }),
    ...(typeof to === 'string' && { toTier: to }),
  };
  storage.remove(`d:${visit.who}`);
  ifPlaying((player) => {
    player.learn([]);
    player.closeWhere((lease) => lease.kind !== 'adoption');
  });
  emitter.emit('upgraded', notice);
  scope.start(() => visit.fresh?.refresh());
}

function fire(core: Core, data: unknown): void {
  if (!isRecord(data)) return;
  const lease = isLease(data.lease) ? data.lease : isLease(data) ? data : data.leaseId;
  if (typeof lease === 'string' || isLease(lease)) core.scope.start(async () => (await core.play())?.fire(lease));
  if (typeof data.name === 'string') void core.signal({ kind: 'event', name: data.name });
}

/** Somebody else keeps us fresh: no need to ask. */
export function heard({ fresh }: Visit): void {
  if (fresh) fresh.heardAt = performance.now();
}

/** One message of the stream, here or through another tab. */
export function take(core: Core, visit: Visit, name: string, text: string): void {
  const data = parse(text);
  heard(visit);
  if (name === 'session') visit.fresh?.accept(data, now());
  if (name === 'upgrade') upgraded(core, visit, data);
  if (name === 'fire') fire(core, data);
  if (name === 'off') core.ifPlaying((player) => player.clear());
}
