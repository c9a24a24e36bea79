import type { GateRow } from '../../contracts/decision.ts';
import type { Compiled } from '../campaigns/compile.ts';
import type { Moment, Subject } from '../campaigns/moment.ts';
import { Facts } from '../facts/facts.ts';
import { allGates } from '../gates/gates.ts';
import { candidateNow } from './causes.ts';

/**
 * Every gate of one campaign in order, with what it saw: those before the first that stops passed, those after it were
 * not reached. Null when the campaign was not live.
 *
 * @example explainGates(compiled, subject, moment, 'c1')?.find(({ state }) => state === 'stopped')?.gate // 'fatigue'
 */
export function explainGates(
  compiled: Compiled,
  subject: Subject,
  moment: Moment,
  campaignId: string,
): GateRow[] | null {
  const entry = compiled.byId.get(campaignId);
  if (!entry) return null;
  const candidate = candidateNow(new Facts(compiled, subject, moment), entry);
  let isStopped = false;
  return allGates.map((gate): GateRow => {
    if (isStopped) return { gate: gate.id, state: 'not-reached', code: 'not-reached', saw: {} };
    isStopped = !gate.passes(candidate);
    const { code, saw } = gate.explain(candidate);
    return { gate: gate.id, state: isStopped ? 'stopped' : 'passed', code, saw };
  });
}
