import { fatigueOf } from './fatigue.ts';
import { createGate, pass, stop } from './gate.ts';

const rested = pass('passed');
const stops = {
  never: stop('never'),
  snoozed: stop('snoozed'),
  'cool-off': stop('cool-off'),
  cap: stop('cap'),
  clock: stop('clock'),
};

/** Nobody is interrupted too much, too soon, or again after they said no. */
export const fatigueGate = createGate(
  'fatigue',
  (candidate) => {
    const fatigue = fatigueOf(candidate);
    return fatigue ? stops[fatigue.code] : rested;
  },
  (candidate) => fatigueOf(candidate)?.saw ?? { ...candidate.facts.spent, weight: candidate.weight },
);
