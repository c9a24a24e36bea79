import type { Core, Visit } from './core.ts';
import { isRecord, parse } from './record.ts';
import type { UpgradeNotice } from './types.ts';

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

/** Somebody else keeps us fresh: no need to ask. */
export function heard({ fresh }: Visit): void {
  if (fresh) fresh.heardAt = performance.now();
}

/** What the stream says, and the locale in which it does. */
export type Said = Readonly<Partial<Record<'name' | 'data' | 'locale', unknown>>>;

/** One message of the stream, here or through another tab. Who reads another locale asks for words of their own. */
export function take(core: Core, visit: Visit, { name, data: text, locale }: Said): void {
  const data = parse(String(text));
  heard(visit);
  if (name === 'session' && locale === visit.body().locale) visit.fresh?.accept(data, performance.now());
  else if (name === 'session') core.scope.start(() => visit.fresh?.refresh());
  if (name === 'upgrade') upgraded(core, visit, data);
  if (name === 'fire' && isRecord(data)) void core.signal({ kind: 'event', name: String(data.name) });
  if (name === 'off') core.ifPlaying((player) => player.clear());
}
