import type { Uptier } from './types.ts';
import type { ThemeValues } from './ui/view.ts';

/** An element asks for a client by this event on the document; a client that comes later says so by the other. */
export const CONNECT = 'uptier-connect';
export const READY = 'uptier-ready';

/** How a client's surfaces look; elements draw the same way. */
export interface Look {
  theme: ThemeValues;
  locale: string;
}

export interface ConnectDetail {
  /** Empty: the client without a name. */
  instance: string;
  accept(client: Uptier, look: Look): void;
}
