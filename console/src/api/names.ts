import type { SeenNames } from '@uptier/shared/contracts/audience.ts';
import { useRead } from './query.ts';

const NONE: SeenNames = { traits: [], events: [] };

/** Names of traits and events that the environment was really sent; none while they are not known. */
export const useNames = (): SeenNames => useRead<SeenNames>('/v1/names').data ?? NONE;
