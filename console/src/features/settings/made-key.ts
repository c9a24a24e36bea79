import { signal } from '@preact/signals';

/** The public key that was made last in this window; the server keeps only a hash, so it cannot be read again. */
export const madePublicKey = signal<{ environmentId: string | null; key: string } | null>(null);
