import { signal } from '@preact/signals';

/** Id of the environment that calls are made in; null before one is known. */
export const environmentId = signal<string | null>(null);
