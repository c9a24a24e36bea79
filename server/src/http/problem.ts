import { type ProblemBody, type ProblemCode, problemCodes } from '@uptier/shared/contracts/problem.ts';
import type { ZodError } from 'zod';

/** A mistake of the caller, or an outage it should know of. `sentence` says what to do; `fields` names what is wrong where. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly fields: Record<string, string> | undefined;
  readonly headers: Record<string, string>;

  constructor(
    code: ProblemCode,
    sentence: string,
    fields?: Record<string, string>,
    headers: Record<string, string> = {},
  ) {
    super(sentence);
    this.name = 'Problem';
    this.code = code;
    this.fields = fields;
    this.headers = headers;
  }

  toBody(): ProblemBody {
    const { status, title } = problemCodes[this.code];
    const body = { type: `/docs/errors#${this.code}`, title, status, detail: this.message, code: this.code };
    return this.fields ? { ...body, fields: this.fields } : body;
  }

  toResponse(): Response {
    const { status } = problemCodes[this.code];
    const patience = status === 429 || status === 503 ? { 'Retry-After': '5' } : {};
    const headers = { 'Content-Type': 'application/problem+json', ...patience, ...this.headers };
    return new Response(JSON.stringify(this.toBody()), { status, headers });
  }
}

export function noSuchAccount(id: string): Problem {
  const sentence = `There is no account ${id} in this environment: send something of it first, or use the key of its own.`;
  return new Problem('not_found', sentence);
}

/** What zod found, as a problem with one sentence per field. */
export function invalidInput(error: ZodError, what = 'The request'): Problem {
  const fields: Record<string, string> = {};
  for (const issue of error.issues) fields[issue.path.map(String).join('.') || 'body'] ??= issue.message;
  const [first] = Object.entries(fields);
  const detail = first ? `${what} does not fit at ${first[0]}: ${first[1]}` : `${what} does not fit.`;
  return new Problem('invalid', detail, fields);
}
