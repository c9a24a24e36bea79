import type { SeenNames } from '@uptier/shared/contracts/audience.ts';
import { useRead } from './query.ts';

/** Names of traits and events that the environment was really sent; null while they are not known. */
export const useNames = (): SeenNames | null => useRead<SeenNames>('/v1/names').data ?? null;
