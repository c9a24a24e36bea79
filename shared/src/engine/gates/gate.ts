import type { Reason, Saw } from '../../contracts/decision.ts';
import type { Gate as GateId } from '../../contracts/gate.ts';
import type { Candidate } from '../facts/candidate.ts';

/** What a gate found: whether it stops the campaign, and one word for why. */
export interface Verdict {
  stops: boolean;
  code: string;
}

/** One question put to a campaign. `passes` is the fast way, `explain` adds what the gate saw. */
export interface Gate {
  id: GateId;
  passes(candidate: Candidate): boolean;
  /** `verdict` spares judging again where it is known. */
  explain(candidate: Candidate, verdict?: Verdict): Reason;
}

/** A verdict that lets a campaign go on. */
export const pass = (code: string): Verdict => ({ stops: false, code });
/** A verdict that ends its way; `code` stands in traces for good. */
export const stop = (code: string): Verdict => ({ stops: true, code });

export const passed = pass('passed');
export const notPitch = pass('not-a-pitch');
export const exempt = pass('warning');

/** Makes a gate of one judgement, so that the fast and the explaining way cannot differ. */
export function createGate(
  id: GateId,
  judge: (candidate: Candidate) => Verdict,
  saw: (candidate: Candidate) => Saw = () => ({}),
): Gate {
  return {
    id,
    passes: (candidate) => !judge(candidate).stops,
    explain: (candidate, verdict = judge(candidate)) => ({ gate: id, code: verdict.code, saw: saw(candidate) }),
  };
}
