/** Shorter ones gain nothing. */
const WORTH_IT = 1024;

/**
 * Zips a body where the browser can. It stays `text/plain` without a header of its own, which a server knows by its
 * first bytes: a header would cost every page a preflight.
 */
export async function gzip(text: string): Promise<BodyInit> {
  if (text.length < WORTH_IT || typeof CompressionStream === 'undefined') return text;
  try {
    const zipped = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
    return new Blob([await new Response(zipped).arrayBuffer()], { type: 'text/plain' });
  } catch {
    return text;
  }
}
