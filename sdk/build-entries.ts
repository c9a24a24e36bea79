import { join } from 'node:path';
import { build, type InlineConfig, type Plugin } from 'vite';

/** Styles are written to be read; pages get them without the air. */
const tightStyles: Plugin = {
  name: 'tight-styles',
  transform(code, id) {
    if (!/-styles\.ts$/.test(id)) return null;
    return {
      code: code
        .replace(/\s*\n\s*/g, ' ')
        .replace(/ ?([{};,>]) ?/g, '$1')
        .replace(/([\w-]): /g, '$1:')
        .replaceAll(' !important', '!important')
        .replaceAll(';}', '}')
        .replaceAll('` ', '`'),
      map: null,
    };
  },
};

const elements = JSON.stringify(join(import.meta.dirname, 'src/ui/h.ts'));

/** Elements by our own `h`: Preact gives the types of views, and nothing that pages would have to fetch. */
const smallElements: Plugin = {
  name: 'small-elements',
  enforce: 'pre',
  transform: (code, id) =>
    id.endsWith('.tsx') ? { code: `import { Fragment, h } from ${elements};${code}`, map: null } : null,
};

export type Output = NonNullable<NonNullable<InlineConfig['build']>['rolldownOptions']>['output'];

/** Builds entries into a folder and answers which file each became. */
export async function buildEntries(
  input: Record<string, string>,
  outDir: string,
  format: 'es' | 'iife',
  output: Output,
  plugins: readonly Plugin[],
): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  const remember: Plugin = {
    name: 'remember',
    generateBundle(_, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue;
        chunk.code = chunk.code.replace(/(?<!return)\/\* @__PURE__ \*\/ ?/g, '').replaceAll('/* @__PURE__ */', '');
        if (chunk.isEntry) files.set(chunk.name, chunk.fileName);
      }
    },
  };
  await build({
    root: import.meta.dirname,
    configFile: false,
    logLevel: 'warn',
    oxc: { jsx: { runtime: 'classic', pragma: 'h', pragmaFrag: 'Fragment' } },
    plugins: [tightStyles, smallElements, ...plugins, remember],
    build: {
      target: 'es2022',
      outDir,
      emptyOutDir: false,
      copyPublicDir: false,
      minify: 'oxc',
      lib: { entry: input, formats: [format], name: 'uptier' },
      rolldownOptions: {
        external: ['react'],
        preserveEntrySignatures: 'allow-extension',
        output: { ...output, minify: true },
      },
    },
  });
  return files;
}
