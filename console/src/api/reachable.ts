import { signal } from '@preact/signals';

/** False from the first call that found no server until the next that did. */
export const isReachable = signal(true);
