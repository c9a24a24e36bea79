import type { Reason } from '../../contracts/decision.ts';
import type { Candidate } from '../facts/candidate.ts';
import { allGates } from './gates.ts';

const placeOf = (id: (typeof allGates)[number]['id']): number => allGates.findIndex((gate) => gate.id === id);

/** Where gates stand in their order; PASSED is no gate at all. */
export const PASSED = -1;
export const ENVIRONMENT = placeOf('environment');
export const PATH = placeOf('path');
export const TRIGGER = placeOf('trigger');
export const AUDIENCE = placeOf('audience');
const HOLDOUT = placeOf('holdout');
const VARIANT = placeOf('variant');

/** The first gate that stops a candidate. */
export function firstStop(candidate: Candidate, from = 0): number {
  for (let place = from; place < allGates.length; place++) if (!allGates[place]?.passes(candidate)) return place;
  return PASSED;
}

/** The same for one that passed what comes before the trigger, and whose audience matches. */
export function firstStopOfMatched(candidate: Candidate): number {
  return allGates[TRIGGER]?.passes(candidate) ? firstStop(candidate, AUDIENCE + 1) : TRIGGER;
}

/** Who is held out must have a wording too, so that shown and withheld are the same population. */
export function isOutcome(candidate: Candidate, stop: number): boolean {
  return stop === PASSED || (stop === HOLDOUT && allGates[VARIANT]?.passes(candidate) === true);
}

/** The gate that stops it, or the variant where that is why a held-out account is not withheld. */
export function reasonedStop(candidate: Candidate, stop: number): number {
  return stop === HOLDOUT && !isOutcome(candidate, stop) ? VARIANT : stop;
}

/** What the gate at a place says, in words of the trace; null where none stopped it. */
export function reasonAt(candidate: Candidate, stop: number): Reason | null {
  return allGates[reasonedStop(candidate, stop)]?.explain(candidate) ?? null;
}
