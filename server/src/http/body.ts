import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { MAX_BODY_BYTES } from '@uptier/shared/contracts/event.ts';
import type { z } from 'zod';
import type { Ctx } from './context.ts';
import { invalidInput, Problem } from './problem.ts';
import { parseWithoutReserved, refuseReserved } from './reserved.ts';

const MAX_DEPTH = 64;
const JSON_TYPE = /^(application\/([\w.-]+\+)?json|text\/plain)\s*(;|$)/i;
const inflate = promisify(gunzip);

interface ReadOptions {
  /** Goes on without names that no object can hold, instead of refusing; the route says so itself. */
  leavesOutReserved?: boolean;
  /** Takes any content type, as some senders of usage name it wrongly. */
  anyType?: boolean;
  maxBytes?: number;
}

/** The body checked against a schema. An empty body reads as `{}`. Throws `invalid`, `too_large` or `unsupported_media`. */
export async function readJson<Schema extends z.ZodType>(
  c: Ctx,
  schema: Schema,
  options?: ReadOptions,
): Promise<z.output<Schema>> {
  const parsed = schema.safeParse(await readAny(c, options));
  if (parsed.success) return parsed.data;
  throw invalidInput(parsed.error);
}

/** The parsed body, unchecked but for names that no object can hold. */
export async function readAny(c: Ctx, options: ReadOptions = {}): Promise<unknown> {
  const json = await readOnce(c, options);
  if (!options.leavesOutReserved) refuseReserved(json);
  return json;
}

async function readOnce(c: Ctx, options: ReadOptions): Promise<unknown> {
  const known = c.get('json');
  if (known !== undefined) return known;
  const bytes = await readBytes(c.req.raw, options.maxBytes ?? MAX_BODY_BYTES);
  const type = c.req.header('content-type') ?? '';
  if (bytes.length > 0 && !options.anyType && type !== '' && !JSON_TYPE.test(type)) {
    throw new Problem('unsupported_media', 'Send the body as JSON with Content-Type: application/json.');
  }
  const json = parseJson(bytes);
  c.set('json', json);
  return json;
}

/** The query checked against a schema. A name given twice counts once. */
export function readQuery<Schema extends z.ZodType>(c: Ctx, schema: Schema): z.output<Schema> {
  const parsed = schema.safeParse(c.req.query());
  if (parsed.success) return parsed.data;
  throw invalidInput(parsed.error, 'The query');
}

/** The bytes of a body, unzipped, refused as soon as they pass `maxBytes`. */
export async function readBytes(request: Request, maxBytes: number = MAX_BODY_BYTES): Promise<Uint8Array> {
  const encoding = (request.headers.get('content-encoding') ?? 'identity').trim().toLowerCase();
  if (!['', 'identity', 'gzip', 'x-gzip'].includes(encoding)) {
    throw new Problem('unsupported_media', 'Send the body plain or with Content-Encoding: gzip.');
  }
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) throw tooLarge(maxBytes);
  const raw = await collect(request, maxBytes);
  if (raw[0] !== 0x1f || raw[1] !== 0x8b) return raw;
  try {
    return await inflate(raw, { maxOutputLength: maxBytes });
  } catch (error) {
    if (error instanceof RangeError) throw tooLarge(maxBytes);
    throw new Problem('invalid', 'The body is not valid gzip: send it plain, or compress it again.');
  }
}

async function collect(request: Request, maxBytes: number): Promise<Uint8Array> {
  if (!request.body) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    size += next.value.length;
    if (size > maxBytes) {
      await reader.cancel().catch(() => undefined);
      throw tooLarge(maxBytes);
    }
    chunks.push(next.value);
  }
  return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks);
}

function tooLarge(maxBytes: number): Problem {
  return new Problem('too_large', `Send at most ${maxBytes} bytes (after decompression) at once. Nothing was taken.`);
}

function parseJson(bytes: Uint8Array): unknown {
  if (isTooDeep(bytes)) throw new Problem('invalid', `The body nests deeper than ${MAX_DEPTH} levels.`);
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Problem('invalid', 'The body is not valid UTF-8: encode it so.');
  }
  if (text.trim() === '') return {};
  try {
    return parseWithoutReserved(text);
  } catch {
    throw new Problem('invalid', 'The body is not valid JSON: send one JSON object.');
  }
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** Depth is counted before parsing, so that hostile nesting reaches no recursion. */
function isTooDeep(bytes: Uint8Array): boolean {
  let depth = 0;
  for (let index = 0; index < bytes.length; index++) {
    const byte = bytes[index];
    if (byte === QUOTE) index = endOfText(bytes, index);
    else if (byte === 0x7b || byte === 0x5b) depth++;
    else if (byte === 0x7d || byte === 0x5d) depth--;
    if (depth > MAX_DEPTH) return true;
  }
  return false;
}

function endOfText(bytes: Uint8Array, start: number): number {
  let index = start + 1;
  while (index < bytes.length && bytes[index] !== QUOTE) index += bytes[index] === BACKSLASH ? 2 : 1;
  return index;
}
