import { createClaims } from './claim.ts';
import { createDebug } from './debug.ts';
import { createDecide } from './decide.ts';
import type { DecisionDeps } from './deps.ts';
import { createIntroduction } from './introduce.ts';
import { createSessions } from './session.ts';
import { createStream } from './stream.ts';

/** The use cases of decisions over one set of sources. */
export function createDecisions(deps: DecisionDeps) {
  const openSession = createSessions(deps);
  return {
    openSession,
    serveStream: createStream(deps, openSession),
    introduce: createIntroduction(deps),
    decide: createDecide(deps),
    debug: createDebug(deps),
    claim: createClaims(deps),
    /** Ends every open stream, before the server stops. */
    endStreams: deps.pages.end,
  };
}
