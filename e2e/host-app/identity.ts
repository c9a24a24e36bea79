import { SignJWT } from 'jose';

export type Person = { readonly accountId: string; readonly userId: string; readonly role: string };

const LIFETIME_SECONDS = 60 * 60;

/** Signs who is looking, so that a browser cannot claim to be somebody else. HS256, an hour. */
export function signIdentity(person: Person, secret: string, nowMs: number): Promise<string> {
  const issuedAt = Math.floor(nowMs / 1000);
  return new SignJWT({ accountId: person.accountId, role: person.role })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setSubject(person.userId)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + LIFETIME_SECONDS)
    .sign(new TextEncoder().encode(secret));
}
