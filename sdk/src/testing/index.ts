import { createClient } from '../client.ts';
import type { Core, Visit } from '../core.ts';
import { lazyParts } from '../lazy.ts';
import type { Transport } from '../transport.ts';
import type { Identity, Uptier, UptierConfig } from '../types.ts';
import { standIn } from './stand-ins.ts';
import { createStarting } from './starting.ts';
import { createFarSide, type SentEvent, type TestWorld } from './world.ts';

export type { SentEvent, TestContent, TestNudge, TestTrigger, TestWorld } from './world.ts';

export interface TestUptier extends Uptier {
  /** Everything that was sent, oldest first: uses, and what happened to nudges. Call `flush` before you look. */
  readonly sent: readonly SentEvent[];
  /** Waits until the client has started, and sends what waits, as it would do by itself within seconds. Rejects where there is no page. */
  flush(): Promise<void>;
  /** Changes the world and lets the client know, as an upgrade elsewhere would. What is not named stays. */
  change(world: TestWorld): Promise<void>;
}

const transportTo = (far: ReturnType<typeof createFarSide>): Transport => ({
  call: (path, body) => Promise.resolve(far.answer(path, body)),
  post: () => Promise.reject(new Error('Tests have no stream.')),
  last: (path, body) => far.answer(path, body).ok,
  wait: () => 0,
});

/**
 * A client for tests of the host: the same code and surfaces, no network, and the nudges one asks for.
 *
 * @example
 * const uptier = createTestUptier({ locked: ['sso'], nudges: [{ surface: 'paywall', trigger: { feature: 'sso' }, content: { title: 'SSO is part of Pro' } }] });
 * uptier.identify({ user: { id: 'u' }, account: { id: 'a' } });
 * await uptier.gate('sso').prompt(); // 'shown'
 */
export function createTestUptier(world: TestWorld = {}, config: Partial<UptierConfig> = {}): TestUptier {
  standIn();
  const far = createFarSide(world);
  const starting = createStarting();
  let started: { core: Core; visit: Visit } | null = null;
  const loadLive = async () => {
    const live = await lazyParts.loadLive();
    return {
      keepLive(core: Core, visit?: Visit): void {
        live.keepLive(core, visit);
        if (!visit) return;
        started = { core, visit };
        starting.began();
      },
    };
  };
  const settings: UptierConfig = {
    ...{ key: `pk_test_${Math.random()}`, host: 'https://test.invalid', storage: 'memory' },
    ...config,
  };
  const client = createClient(settings, { ...lazyParts, loadLive, transport: transportTo(far) });
  const { identify, reset, destroy } = client;
  return Object.assign(client, {
    identify(identity: Identity) {
      starting.asked({ ...identity });
      identify(identity);
    },
    reset() {
      starting.ended();
      reset();
    },
    destroy() {
      starting.ended();
      destroy();
    },
    sent: far.sent,
    async flush() {
      await starting.ready();
      // Twice: what was put while the first was on its way.
      await started?.core.state.outbox?.flush();
      await started?.core.state.outbox?.flush();
    },
    async change(next: TestWorld) {
      far.change(next);
      await starting.ready();
      await started?.visit.fresh?.refresh();
    },
  });
}
