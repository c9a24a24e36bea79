import type { Session } from '@uptier/shared/contracts/session.ts';
import type { Core, Visit } from './core.ts';
import { isRecord, parse } from './record.ts';
import { createScope } from './scope.ts';
import { keepFresh } from './session.ts';
import type { Identity } from './types.ts';

const AGAIN_MS = 30_000;

type Remembered = Pick<Session, 'usage' | 'entitlements'>;

const isRemembered = (value: unknown): value is Remembered =>
  isRecord(value) && isRecord(value.usage) && isRecord(value.entitlements);

export function localeOf(locale: string | undefined): string {
  return locale || document.documentElement.lang || navigator.language || 'en';
}

function learn(core: Core, visit: Visit, session: Session, askedAt: number): void {
  const { usage, entitlements, leases } = session;
  visit.session = session;
  visit.entitlements = entitlements;
  core.storage.save(`s:${visit.who}`, JSON.stringify({ usage, entitlements }));
  if (core.usage.learn(usage, askedAt)) core.scope.start(() => visit.fresh?.refresh());
  core.usage.tell();
  if (core.state.player || leases.length) {
    core.scope.start(async () => {
      const player = await core.play();
      if (!visit.scope.ended) player?.learn(leases, session.at);
    });
  }
  core.emitter.emit('changed', {});
}

/** Takes up what was last known, once. Tells nobody: whoever looks may be in the midst of drawing. */
function recall({ storage, usage, shelf, isOwn }: Core, visit: Visit): void {
  visit.recall = () => undefined;
  const remembered = parse(storage.find(`s:${visit.who}`));
  if (isRemembered(remembered)) {
    visit.entitlements = remembered.entitlements;
    usage.learn(remembered.usage, 0);
  }
  for (const event of shelf.list()) if (isOwn(event)) usage.count(event);
}

/**
 * Does what takes time after the task that identified, in which the host has more to do: says what was last known, asks
 * for a session, and fetches what keeps the page live. Where that is blocked, all of it again now and then.
 */
function goLive(core: Core, visit: Visit, ms: number): void {
  const { scope, fresh } = visit;
  scope.after(ms, () => {
    scope.start(() => fresh?.refresh());
    core.parts.loadLive().then(
      ({ keepLive }) => scope.ended || scope.safely(() => keepLive(core, visit)),
      (cause: unknown) => {
        if (!ms && !scope.ended) core.report('not-loaded', 'Nudges were not loaded.', cause);
        goLive(core, visit, AGAIN_MS);
      },
    );
    visit.recall();
    core.usage.tell();
    core.emitter.emit('changed', {});
  });
}

/** Begins with what was last known, then asks; what takes time waits for the next task, or for the first who looks. */
export function startVisit(core: Core, identity: Identity, who: string): void {
  const scope = createScope(core.scope.fail);
  const end = core.scope.add(scope.end);
  const visit: Visit = {
    identity,
    who,
    scope,
    end,
    fresh: null,
    entitlements: {},
    session: null,
    asked: new Set(),
    body: () => ({ ...visit.identity, locale: localeOf(core.config.locale) }),
    recall: () => recall(core, visit),
  };
  core.state.visit = visit;
  visit.fresh = keepFresh(visit, core.transport, (session, askedAt) => learn(core, visit, session, askedAt));
  goLive(core, visit, 0);
}

export function endVisit({ state, usage, emitter, ifPlaying }: Core): void {
  if (!state.visit) return;
  // As long as these events have somebody to travel for.
  state.outbox?.part();
  state.visit.end();
  state.visit = null;
  ifPlaying((player) => player.clear());
  usage.clear();
  emitter.emit('changed', {});
}

/** The user has logged out: what waited for a later moment is forgotten too. */
export function forget(core: Core): void {
  if (core.state.visit) for (const kind of ['d', 's']) core.storage.remove(`${kind}:${core.state.visit.who}`);
  endVisit(core);
}
