import { isId } from '@uptier/shared/contracts/ids.ts';
import { traitsSchema } from '@uptier/shared/contracts/trait.ts';
import { importSPKI, type JWTPayload, jwtVerify } from 'jose';
import type { Identity } from '../http/context.ts';
import { Problem } from '../http/problem.ts';
import type { IdentitySecretRow } from '../store/queries/secrets.ts';

const LONGEST_MS = 24 * 60 * 60_000;
/** A signer's clock may run ahead by this much. */
const CLOCK_MS = 5_000;
const OWN_CLAIMS = new Set(['iss', 'sub', 'aud', 'exp', 'nbf', 'iat', 'jti', 'accountId', 'traits']);

/** Checks a token against the secrets of its environment; each secret accepts its own algorithm only. Throws `identity`. */
export async function verifyToken(secrets: readonly IdentitySecretRow[], token: string, at: number): Promise<Identity> {
  let reason = 'no secret of this environment verifies it, see Settings, Identity';
  for (const secret of secrets) {
    try {
      const options = {
        algorithms: [secret.algorithm],
        currentDate: new Date(at),
        requiredClaims: ['sub', 'exp', 'accountId'],
      };
      const { payload } = await jwtVerify(token, await keyOf(secret), options);
      return toIdentity(payload, at);
    } catch (error) {
      if (error instanceof Problem) throw error;
      if (isAboutClaims(error)) reason = hasExpired(error) ? 'it has expired, sign a new one' : error.message;
    }
  }
  throw refused(reason);
}

async function keyOf({ algorithm, secret }: IdentitySecretRow) {
  return algorithm === 'HS256' ? new TextEncoder().encode(secret) : await importSPKI(secret, algorithm);
}

/** Only after the signature held does jose look at the claims: then its sentence is the useful one. */
const hasExpired = (error: Error) => 'code' in error && error.code === 'ERR_JWT_EXPIRED';

function isAboutClaims(error: unknown): error is Error {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return code === 'ERR_JWT_EXPIRED' || code === 'ERR_JWT_CLAIM_VALIDATION_FAILED';
}

function toIdentity(payload: JWTPayload, at: number): Identity {
  const { sub, accountId, exp = 0, role } = payload;
  if (exp * 1000 > at + LONGEST_MS + CLOCK_MS) throw refused('its exp lies more than 24 hours ahead');
  if (typeof sub !== 'string' || !isId(sub)) throw refused('its sub is not a user id');
  if (typeof accountId !== 'string' || !isId(accountId)) throw refused('its accountId is not an account id');
  const nested = traitsSchema.safeParse(payload.traits ?? {});
  if (!nested.success) throw refused('its traits are not an object');
  const claims = traitsSchema.parse(
    Object.fromEntries(Object.entries(payload).filter(([name]) => !OWN_CLAIMS.has(name))),
  );
  return {
    userId: sub,
    accountId,
    role: typeof role === 'string' ? role : null,
    traits: { ...claims, ...nested.data },
  };
}

function refused(reason: string): Problem {
  return new Problem('identity', `The identity token is refused: ${reason}.`);
}
