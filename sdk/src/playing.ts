import type { Signal } from './leases.ts';
import type { LoadPlayer, Player, PlayerDeps } from './player.ts';
import type { PromptOutcome } from './types.ts';

export interface Playing {
  /** The player, fetched the first time; null where its code is blocked. */
  play(): Promise<Player | null>;
  /** Runs where nudges are played already. */
  ifPlaying(run: (player: Player) => void): void;
  /** Something happened: plays what it pulls, where there is anything to play. */
  signal(pulled: Signal, element?: Element | null): Promise<PromptOutcome>;
}

interface State {
  visit: PlayerDeps['state']['visit'];
  player: Promise<Player | null> | null;
}

/** Stands before the player, whose code comes with the first lease. */
export function createPlaying(deps: PlayerDeps & { state: State }, loadPlayer: LoadPlayer): Playing {
  const { scope, report, state } = deps;
  return {
    play() {
      state.player ??= loadPlayer().then(
        ({ createPlayer }) => createPlayer(deps),
        (cause: unknown) => {
          report('not-loaded', 'Nudges were not loaded.', cause);
          state.player = null;
          return null;
        },
      );
      return state.player;
    },
    ifPlaying: (run) =>
      scope.start(async () => {
        const player = await state.player;
        if (player) run(player);
      }),
    async signal(pulled, element = null) {
      try {
        const { visit } = state;
        // An event, or a click, before the first answer waits for the leases that come with it.
        if (/ev|fe/.test(pulled.kind)) await visit?.fresh?.ready;
        const player = await state.player;
        if (visit === state.visit && player) return await player.signal(pulled, element);
      } catch (cause) {
        scope.fail(cause);
      }
      return 'none';
    },
  };
}
