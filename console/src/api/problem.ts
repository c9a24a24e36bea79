import type { ProblemBody, ProblemCode } from '@uptier/shared/contracts/problem.ts';

/** A problem of the server, or of the way to it. */
type Problem = Omit<ProblemBody, 'code' | 'type'> & { code: ProblemCode | 'unreachable' | `http_${number}` };

/** A call that did not work; `message` is a sentence for people. */
export class ApiError extends Error {
  readonly problem: Problem;
  readonly requestId: string | null;
  constructor(problem: Problem, requestId: string | null = null) {
    super(problem.detail || problem.title);
    this.name = 'ApiError';
    this.problem = problem;
    this.requestId = requestId;
  }
  get status(): number {
    return this.problem.status;
  }
  get code(): Problem['code'] {
    return this.problem.code;
  }
}

const isProblem = (body: unknown): body is Problem =>
  typeof body === 'object' && body !== null && 'title' in body && 'code' in body && typeof body.title === 'string';

const UNREADABLE: Readonly<Record<number, string>> = {
  401: 'You are signed out. Sign in again to go on.',
  403: 'Your role may not do this. Ask an owner of the workspace.',
  404: 'There is nothing at this address.',
  429: 'Too many calls at once. Wait a few seconds and try again.',
};

/** Reads the problem out of an answer, also when a proxy answered instead of the server. */
export async function problemOf(response: Response): Promise<ApiError> {
  const requestId = response.headers.get('x-request-id');
  const body: unknown = await response.json().catch(() => null);
  if (isProblem(body)) return new ApiError({ ...body, status: response.status }, requestId);
  const detail =
    UNREADABLE[response.status] ??
    `The server answered ${response.status}. Nothing was changed; try again in a minute.`;
  return new ApiError({ title: detail, detail, status: response.status, code: `http_${response.status}` }, requestId);
}

/** The problem with one field, when the server named it. */
export function fieldProblem(error: unknown, path: string): string | undefined {
  if (!(error instanceof ApiError)) return undefined;
  return error.problem.fields?.[path];
}
