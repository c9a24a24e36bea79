function decode(part: string): string | null {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
}

/** Parameters of a pattern such as "/campaigns/:id", or null when the path is another one. */
export function match(pattern: string, at: string): Record<string, string> | null {
  const wanted = pattern.split('/');
  const given = at.split('/');
  if (wanted.length !== given.length) return null;
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const value = given[index] ?? '';
    if (!part.startsWith(':')) {
      if (part !== value) return null;
      continue;
    }
    const decoded = decode(value);
    if (!decoded) return null;
    params[part.slice(1)] = decoded;
  }
  return params;
}
