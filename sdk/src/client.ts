import { CONNECT, type ConnectDetail, READY } from './connect.ts';
import { type Core, createCore, type Parts } from './core.ts';
import type { Place } from './player.ts';
import type { Gate, Identity, TrackOptions, Undo, Uptier, UptierConfig, UsageReading } from './types.ts';
import { endVisit, forget, localeOf, startVisit } from './visit.ts';

const MOST_WAITING = 100;
const UNKNOWN = { allowed: true, reason: 'unknown' } as const;

function cleanIdentity({ user, account }: Identity): Identity {
  const clean = ({ id, traits }: Identity['user']): object => ({ id: String(id), traits });
  // As they are now, and as they can be sent.
  return JSON.parse(JSON.stringify({ user: clean(user), account: clean(account) }));
}

function track(core: Core, name: string, { quantity = 1, ...properties }: TrackOptions): void {
  if (!Number.isSafeInteger(quantity) || quantity < 0) {
    core.report('rejected', `track('${name}'): a quantity is a whole number.`);
    return;
  }
  const before = core.usage.find(name)?.used ?? 0;
  const given = Object.keys(properties).length ? properties : undefined;
  const event = core.put({ type: 'usage', name: String(name), quantity, properties: given }, false);
  if (!event) return;
  core.usage.count(event);
  core.usage.tell();
  core.state.tell({ kind: 'counted', event });
  const now = core.usage.find(name);
  if (now?.limit) void core.signal({ kind: 'limit', limit: name, before, now: now.used, max: now.limit });
  void core.signal({ kind: 'event', name });
}

function gate(core: Core, feature: string): Gate {
  const look = () => {
    const { visit } = core.state;
    visit?.asked.add(`f${feature}`);
    visit?.recall();
    return visit && Object.hasOwn(visit.entitlements, feature) ? visit.entitlements[feature] : null;
  };
  return {
    ...(core.scope.safely(look) ?? UNKNOWN),
    prompt: (place = null) => core.signal({ kind: 'feature', feature }, place),
  };
}

function place(core: Core, spot: Place): Undo {
  const { placement, element } = spot;
  core.places.add(spot);
  core.state.visit?.asked.add(`p${placement}`);
  void core.signal({ kind: 'placement', placement }, element);
  return () => {
    core.places.delete(spot);
    if (element) core.ifPlaying((player) => player.closeWhere((_, at) => at === element));
  };
}

function connect(core: Core, client: Uptier): void {
  const { scope, config } = core;
  scope.listen(document, CONNECT, (event) => {
    if (!(event instanceof CustomEvent)) return;
    const detail: ConnectDetail = event.detail;
    if (detail.client === client || detail.instance === (config.instance ?? ''))
      detail.accept(client, { theme: config.theme, locale: localeOf(config.locale) }, scope.add);
  });
  document.dispatchEvent(new Event(READY));
}

function usageOf({ usage, scope, state }: Core, limit: string): UsageReading {
  scope.safely(() => state.visit?.asked.add(`l${limit}`));
  return {
    get value() {
      return scope.safely(() => usage.find(limit)) ?? null;
    },
    subscribe: (run) => scope.add(usage.subscribe(() => void scope.safely(() => run(usage.find(limit))))),
  };
}

/** Says who; the same people again only bring new traits. */
function identify(core: Core, given: Identity, waiting: (() => void)[]): void {
  if (!given?.user?.id || !given.account?.id) {
    core.report('setup', 'Needs user.id and account.id.');
    return;
  }
  const identity = cleanIdentity(given);
  const { scope, state } = core;
  const { visit } = state;
  const who = JSON.stringify([identity.account.id, identity.user.id]);
  if (visit?.who === who) {
    visit.identity = identity;
    scope.start(() => visit.fresh?.refresh());
    return;
  }
  endVisit(core);
  // Who listens to that may have said who comes next.
  if (!state.visit) startVisit(core, identity, who);
  for (const run of waiting.splice(0)) scope.safely(run);
}

/** The client on top of given parts; `createUptier` gives it the real ones. */
export function createClient(config: UptierConfig, parts: Parts): Uptier {
  const core = createCore(config, parts);
  const { scope, state } = core;
  const waiting: (() => void)[] = [];
  // Nothing starts where there is no page: importing and calling on a server does no harm.
  const isLive = typeof document !== 'undefined';

  const live = (run: () => void): void => void (isLive && !scope.ended && scope.safely(run));
  /** Runs now, or as soon as somebody is known. */
  const once = (run: () => void): void =>
    live(() => {
      if (state.visit) run();
      else if (waiting.length < MOST_WAITING) waiting.push(run);
      else core.report('outbox-full', 'Too many unsent events: some go.');
    });
  const attach = (run: () => Undo): Undo => scope.safely(run) ?? (() => undefined);
  const client: Uptier = {
    identify: (identity) => live(() => identify(core, identity, waiting)),
    track: (name, options = {}) => once(() => track(core, name, options)),
    gate: (feature) => gate(core, feature),
    usage: (limit) => usageOf(core, limit),
    place: (placement, element = null) => attach(() => scope.add(place(core, { placement, element }))),
    on: (name, listener) => attach(() => core.emitter.on(name, listener)),
    checkout: (decisionId) =>
      once(() => {
        const id = decisionId ?? new URLSearchParams(location.search).get('uptier_decision');
        if (id) core.send('checkout', id);
      }),
    reset: () =>
      live(() => {
        if (state.visit) state.tell({ kind: 'reset', who: state.visit.who });
        forget(core);
      }),
    destroy() {
      scope.safely(() => endVisit(core));
      scope.safely(scope.end);
    },
  };
  live(() => {
    connect(core, client);
    // Before anybody is known the panel says so.
    if (/uptier=debug/.test(location.search)) scope.start(() => parts.loadLive().then((code) => code.keepLive(core)));
  });
  if (!/^pk_/.test(config.key) || !config.host) core.report('setup', 'Needs `key` (pk_…) and `host`.');
  return client;
}
