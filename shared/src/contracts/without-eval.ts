import { config } from 'zod';

/** Lets schemas parse without compiling code: a page under a strict content policy calls this before its first parse. */
export function parseWithoutEval(): void {
  config({ jitless: true });
}
