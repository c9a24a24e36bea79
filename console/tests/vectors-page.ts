import { runVectors } from '@uptier/shared/vectors/run-vectors.ts';

/** Puts every golden case to the engine as this package builds it. */
Object.assign(globalThis, { askEngine: runVectors });
