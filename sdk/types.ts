// Rolls the public types of each entry into one file, and writes or checks api.md, the report of the public surface.
import { execFileSync } from 'node:child_process';
import { appendFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Extractor, ExtractorConfig, ExtractorLogLevel } from '@microsoft/api-extractor';

import { jsxTypes, tagNames } from './types-jsx.ts';
import { declareOnce } from './types-once.ts';

const root = import.meta.dirname;
const temp = join(root, 'temp', `types-${process.pid}`);
const report = join(root, 'api.md');
const mode = process.argv[2];
const typesOf = (name: string): string => join(root, 'dist', `${name}.d.ts`);
const entries = {
  index: 'index',
  elements: 'elements/index',
  react: 'react/index',
  testing: 'testing/index',
  themes: 'ui/themes',
};

function emitDeclarations(): void {
  const options = [
    '--declaration',
    '--emitDeclarationOnly',
    '--noEmit',
    'false',
    '--rewriteRelativeImportExtensions',
    '--outDir',
    temp,
    '--rootDir',
    join(root, '..'),
  ];
  execFileSync(
    process.execPath,
    [join(root, '../node_modules/typescript/bin/tsc'), '-p', join(root, 'tsconfig.build.json'), ...options],
    { stdio: 'inherit' },
  );
}

/** Writes the rolled-up types of an entry and answers its part of the report. */
function rollUp(name: string, source: string): Promise<string> {
  const config = ExtractorConfig.prepare({
    configObjectFullPath: join(root, 'package.json'),
    packageJsonFullPath: join(root, 'package.json'),
    configObject: {
      projectFolder: root,
      newlineKind: 'lf',
      mainEntryPointFilePath: join(temp, 'sdk/src', `${source}.d.ts`),
      compiler: { tsconfigFilePath: join(root, 'tsconfig.build.json') },
      apiReport: { enabled: true, reportFileName: `${name}.api.md`, reportFolder: temp, reportTempFolder: temp },
      docModel: { enabled: false },
      tsdocMetadata: { enabled: false },
      dtsRollup: { enabled: true, untrimmedFilePath: join(root, 'dist', `${name}.d.ts`) },
      messages: {
        extractorMessageReporting: { default: { logLevel: ExtractorLogLevel.None } },
        tsdocMessageReporting: { default: { logLevel: ExtractorLogLevel.None } },
      },
    },
  });
  const result = Extractor.invoke(config, {
    localBuild: true,
    messageCallback(message) {
      message.handled = message.logLevel !== ExtractorLogLevel.Error;
    },
  });
  if (result.errorCount > 0) throw new Error(`The types of ${name} could not be rolled up.`);
  return readFile(join(temp, `${name}.api.md`), 'utf8');
}

/** What the roll-up cannot hold: additions to the types of the page and of frameworks, each for those who ask for it. */
async function addFrameworks(): Promise<void> {
  await appendFile(typesOf('elements'), tagNames);
  await appendFile(typesOf('react'), "\nimport type {} from './jsx/react.js';\n");
  await mkdir(join(root, 'dist/jsx'), { recursive: true });
  for (const [name, text] of jsxTypes()) {
    await writeFile(typesOf(`jsx/${name}`), text);
    // Whoever imports it as a module must find one.
    await writeFile(join(root, `dist/jsx/${name}.js`), 'export {};\n');
  }
}

emitDeclarations();
const parts: string[] = [];
for (const [name, source] of Object.entries(entries)) parts.push(await rollUp(name, source));
const main = await readFile(typesOf('index'), 'utf8');
for (const name of ['elements', 'react', 'testing']) {
  await writeFile(typesOf(name), declareOnce(await readFile(typesOf(name), 'utf8'), main));
}
await addFrameworks();
await rm(temp, { recursive: true, force: true });
const text = parts.join('\n');
if (mode === '--write') await writeFile(report, text);
if (mode === '--check' && (await readFile(report, 'utf8')) !== text) {
  throw new Error('The public surface changed: run `pnpm --filter @uptier/sdk api:write` and commit sdk/api.md.');
}
