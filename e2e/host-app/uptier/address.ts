const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])$/;

/**
 * Where a visitor's browser finds Uptier. On one machine it is asked under the name by which the visitor came, so that
 * somebody signed in to the console at localhost is still signed in when a link leads there.
 */
export function addressFor(uptierUrl: string, requestUrl: string): string {
  const uptier = new URL(uptierUrl);
  const visitor = new URL(requestUrl).hostname;
  if (!LOOPBACK.test(uptier.hostname) || !LOOPBACK.test(visitor)) return uptierUrl;
  uptier.hostname = visitor;
  return uptier.toString().replace(/\/$/, '');
}
