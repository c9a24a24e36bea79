/** One block of the stream: its name and its data, which may span lines. */
function readBlock(block: string): { name: string; data: string } {
  const lines = block.split('\n');
  const of = (field: string): string[] =>
    lines.filter((line) => line.startsWith(field)).map((line) => line.slice(field.length).trim());
  return { name: String(of('event:')[0]), data: of('data:').join('\n') };
}

/**
 * Reads server-sent events from an open response until it ends, or the signal ends it: the request may not heed that
 * where others have wrapped `fetch`. `hear` runs at every sign of life.
 */
export async function readStream(
  body: ReadableStream<Uint8Array>,
  signal: AbortSignal,
  hear: () => void,
  take: (name: string, data: string) => void,
): Promise<void> {
  const reader = body.getReader();
  signal.addEventListener('abort', () => void reader.cancel().catch(() => undefined));
  const decoder = new TextDecoder();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    hear();
    const blocks = (rest + decoder.decode(value, { stream: true }).replaceAll('\r', '')).split('\n\n');
    rest = blocks.pop() ?? '';
    for (const { name, data } of blocks.map(readBlock)) if (data) take(name, data);
  }
}
