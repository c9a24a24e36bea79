import { z } from 'zod';

/** Every `code` an answer of ours may carry, with its HTTP status and title. */
export const problemCodes = {
  invalid: { status: 400, title: 'The request cannot be read' },
  bad_signature: { status: 400, title: 'The signature does not verify' },
  unauthorized: { status: 401, title: 'A key or session is missing or unknown' },
  identity: { status: 401, title: 'The identity token is missing or does not verify' },
  forbidden: { status: 403, title: 'This key or role may not do that' },
  not_found: { status: 404, title: 'There is nothing here' },
  method_not_allowed: { status: 405, title: 'This address does not take that method' },
  stale: { status: 409, title: 'The document has changed since it was read' },
  conflict: { status: 409, title: 'This cannot be done in the present state' },
  too_large: { status: 413, title: 'The request is too large' },
  unsupported_media: { status: 415, title: 'This content type or encoding is not taken' },
  rate_limited: { status: 429, title: 'Too many requests' },
  internal: { status: 500, title: 'Something broke on our side' },
  unavailable: { status: 503, title: 'The server cannot take this now' },
} as const;

export type ProblemCode = keyof typeof problemCodes;

/** RFC 9457 problem JSON. `fields` maps a path in the request to what is wrong there. */
export interface ProblemBody {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: ProblemCode;
  fields?: Record<string, string>;
}

const codes = Object.keys(problemCodes);

export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  code: z.enum(codes),
  fields: z.record(z.string(), z.string()).exactOptional(),
});
