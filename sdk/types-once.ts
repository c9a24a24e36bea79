/** The name a block of a rolled-up declaration file declares, and whether the world sees it. */
function declared(block: string): { name: string; isExported: boolean } | null {
  const found = /^(export )?declare (?:type|interface|function|const|class) (\w+)/m.exec(block);
  return found?.[2] ? { name: found[2], isExported: found[1] !== undefined } : null;
}

const names = (text: string): Set<string> => new Set(text.match(/\w+/g));

/**
 * Takes what `main` exports out of another entry's types and imports it from there: declared once, a type is the same
 * whichever entry it comes from, and names that are merged into it reach all of them.
 */
export function declareOnce(types: string, main: string): string {
  const exported = new Set(
    main
      .split('\n\n')
      .flatMap((block) => declared(block) ?? [])
      .flatMap((one) => (one.isExported ? one.name : [])),
  );
  let blocks = types.split('\n\n').filter((block) => {
    const own = declared(block);
    return !own || own.isExported || !exported.has(own.name);
  });
  // What only those needed goes with them.
  blocks = blocks.filter((block, at) => {
    const own = declared(block);
    return !own || own.isExported || names(blocks.toSpliced(at, 1).join('\n')).has(own.name);
  });
  const used = names(blocks.join('\n'));
  const imports = [...exported].filter(
    (name) => used.has(name) && !blocks.some((block) => declared(block)?.name === name),
  );
  if (imports.length > 0) blocks.unshift(`import type { ${imports.join(', ')} } from './index.js';`);
  return blocks.join('\n\n');
}
