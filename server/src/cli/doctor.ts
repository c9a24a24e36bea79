import { access, constants } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { type Config, projectRoot, readConfig } from '../config.ts';
import type { Run } from './command.ts';

interface Finding {
  what: string;
  isGood: boolean;
  advice: string;
}

/** `uptier doctor`: what stands between this machine and a running server, one line each. */
export const run: Run = async (_args, terminal) => {
  const config = readConfig(terminal.environment);
  const findings = [
    checkNode(),
    await checkFolder(config),
    await checkPort(config),
    ...(await checkBuilds()),
    checkSecret(config),
    checkAddress(config),
  ];
  for (const { what, isGood, advice } of findings)
    terminal.print(isGood ? `ok    ${what}` : `look  ${what}: ${advice}`);
  return findings.every(({ isGood }) => isGood) ? 0 : 1;
};

function checkNode(): Finding {
  const isGood = Number.parseInt(process.versions.node, 10) >= 24;
  return { what: `Node ${process.versions.node}`, isGood, advice: 'use Node 24 or newer, as npm start does' };
}

async function checkFolder({ dataFolder }: Config): Promise<Finding> {
  const isGood = await mayAccess(dataFolder, constants.W_OK);
  return {
    what: `data folder ${dataFolder}`,
    isGood,
    advice: 'it is made at the first start, or point UPTIER_DATA at one that may be written',
  };
}

async function checkPort({ host, port }: Config): Promise<Finding> {
  const isGood = await new Promise<boolean>((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, host, () => server.close(() => resolve(true)));
  });
  return {
    what: `port ${port} on ${host}`,
    isGood,
    advice: 'it is taken, perhaps by a server that runs already; else choose another with PORT',
  };
}

async function checkBuilds(): Promise<Finding[]> {
  const built = [
    ['console', 'console/dist/index.html'],
    ['SDK', 'sdk/dist/uptier.js'],
  ] as const;
  const check = async ([name, file]: (typeof built)[number]) => ({
    what: `built ${name}`,
    isGood: await mayAccess(join(projectRoot, file), constants.R_OK),
    advice: 'build it with "pnpm build"; npm start does',
  });
  return await Promise.all(built.map(check));
}

function checkSecret({ secret, dataFolder }: Config): Finding {
  const kept = secret === null ? `kept in ${dataFolder}` : 'from UPTIER_SECRET';
  return { what: `secret ${kept}`, isGood: true, advice: '' };
}

function checkAddress({ publicUrl, isDemo }: Config): Finding {
  const isGood = isDemo || publicUrl.startsWith('https://');
  return {
    what: `address ${publicUrl}`,
    isGood,
    advice: 'set UPTIER_PUBLIC_URL to the https:// address that users open',
  };
}

async function mayAccess(path: string, mode: number): Promise<boolean> {
  return await access(path, mode).then(
    () => true,
    () => false,
  );
}
