import type { Core } from './core.ts';
import { isFirst } from './locks.ts';
import { heard, take } from './news.ts';
import { isRecord } from './record.ts';
import type { OutgoingEvent } from './shelf.ts';
import { forget } from './visit.ts';

const isUse = (value: unknown): value is OutgoingEvent => isRecord(value) && 'id' in value && value.type === 'usage';

/** What another tab says: its uses and acknowledgements, its claims, its stream, its logout. */
function hear(core: Core, message: Record<string, unknown>): void {
  const { visit } = core.state;
  const { kind } = message;
  if (kind === 'acked' && Array.isArray(message.ids)) {
    message.ids.forEach(core.usage.hold);
    // What an earlier page left is on the shelf of every tab.
    message.ids.forEach(core.shelf.drop);
  }
  if (kind === 'counted' && Array.isArray(message.events)) {
    for (const event of message.events)
      if (isUse(event) && core.isOwn(event)) core.usage.count(event, performance.now());
    core.usage.tell();
  }
  if (!visit || message.who !== visit.who) return;
  if (kind === 'claimed') core.ifPlaying((player) => player.forget(String(message.campaignId)));
  if (kind === 'alive') heard(visit);
  if (kind === 'stream') take(core, visit, message);
  if (kind === 'reset') forget(core);
}

/** Opens the channel between tabs, once per client. */
export function joinTabs(core: Core): void {
  const { scope, state, prefix } = core;
  state.take = async (id, isHeld = false) => {
    const who = state.visit?.who;
    const isOurs = isHeld || (await isFirst(scope, `${prefix}${who}:${id}`));
    if (isOurs) state.tell({ who, kind: 'claimed', campaignId: id });
    return isOurs;
  };
  if (typeof BroadcastChannel === 'undefined') return;
  const channel = scope.safely(() => new BroadcastChannel(prefix));
  if (!channel) return;
  scope.listen(channel, 'message', (event) => {
    if (event instanceof MessageEvent && isRecord(event.data)) hear(core, event.data);
  });
  scope.add(() => channel.close());
  // Uses of one task travel together: each message costs as much as counting itself.
  const counted: OutgoingEvent[] = [];
  const post = (message: object): void => void scope.safely(() => channel.postMessage(message));
  const flush = (): void => post({ kind: 'counted', events: counted.splice(0) });
  state.tell = (message) => {
    if (!('event' in message)) return post(message);
    if (isUse(message.event) && counted.push(message.event) === 1) scope.after(0, flush);
  };
  scope.add(() => {
    state.tell = () => undefined;
  });
}
