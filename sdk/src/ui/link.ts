const SAFE = /^(https?|mailto):$/;

/** The link of a nudge with its decision, so that a checkout can say where it came from; null when it must not be followed. */
export function nudgeLink(url: string, decisionId: string, base: string): string | null {
  try {
    const target = new URL(url.replaceAll('{decisionId}', encodeURIComponent(decisionId)), base);
    if (!SAFE.test(target.protocol)) return null;
    if (target.protocol !== 'mailto:') target.searchParams.set('uptier_decision', decisionId);
    return target.href;
  } catch {
    return null;
  }
}
