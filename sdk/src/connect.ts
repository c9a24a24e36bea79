import type { Undo, Uptier } from './types.ts';
import type { Theme } from './ui/view.ts';

/** An element asks for a client by this event on the document; a client that comes later says so by the other. */
export const CONNECT = 'uptier-connect';
export const READY = 'uptier-ready';

/** How a client's surfaces look; elements draw the same way. */
export interface Look {
  theme: Theme | undefined;
  locale: string;
}

export interface ConnectDetail {
  /** Empty: the client without a name. */
  instance: string;
  /** The client itself, where it is at hand: then whatever its name. */
  client?: Uptier;
  /** `add`: takes what is to be undone with the client, and answers the undo that does it before. */
  accept(client: Uptier, look: Look, add?: (undo: Undo) => Undo): void;
}

/** How a client that is at hand draws; one that cannot be asked draws as the page does. */
export function lookOf(client: Uptier): Look {
  let found: Look | null = null;
  const detail: ConnectDetail = {
    instance: '',
    client,
    accept(given, look) {
      if (given === client || !found) found = look;
    },
  };
  document.dispatchEvent(new CustomEvent(CONNECT, { detail }));
  return found ?? { theme: {}, locale: document.documentElement.lang || navigator.language };
}
