// Runs on whatever Node the reader has, so the syntax stays plain enough for old ones to reach the sentence below.
import { spawn, spawnSync } from 'node:child_process';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const OLDEST_NODE = 20;
const NODE = '24.21.0';
const PNPM = '12.21.0';
const isWindows = process.platform === 'win32';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Runs `main` on the project's own Node and pnpm: here when they are present, else in a child on copies npm brings. */
export async function onToolchain(script, main) {
  if (major(process.versions.node) < OLDEST_NODE) {
    stop(
      `Uptier needs Node ${OLDEST_NODE} or newer and this is ${process.versions.node}: install one from https://nodejs.org and run this again.`,
    );
  }
  try {
    if (isToolchainHere()) return await main();
    const found = await bringToolchain();
    const env = Object.assign({}, process.env, { PATH: found.path });
    follow(spawn(found.node, [fileURLToPath(script)].concat(process.argv.slice(2)), { stdio: 'inherit', env }));
  } catch (error) {
    stop(error.message);
  }
}

/** Passes signals on to a child and ends the way it ends. */
export function follow(child) {
  // A terminal sends SIGINT to the whole group itself: passing it on as well would read as an impatient second one.
  process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'));
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  if (process.env.npm_lifecycle_event) stopWithParent(child);
  child.on('error', (error) => stop(error.message));
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code);
    for (const each of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.removeAllListeners(each);
    process.kill(process.pid, signal);
  });
}

/** npm passes a signal to its shell only, and the shell dies without a word to us. */
function stopWithParent(child) {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    child.kill('SIGTERM');
  }, 500);
}

/** Ends with one sentence for the reader. */
export function stop(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

function isToolchainHere() {
  if (major(process.versions.node) < major(NODE)) return false;
  const pnpm = spawnSync('pnpm', ['--version'], { encoding: 'utf8', cwd: root, shell: isWindows });
  return pnpm.status === 0 && major(pnpm.stdout) === major(PNPM);
}

async function bringToolchain() {
  const say = (text) => process.stderr.write(`${text}\n`);
  const notice = setTimeout(() => say(`Fetching Node ${NODE} and pnpm ${PNPM} from npm …`), 2000);
  const beat = setInterval(() => say('  … still fetching'), 10000);
  const npm = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ['npm'];
  const asked = ['exec', '--yes', '--prefer-offline', `--package=node@${NODE}`, `--package=pnpm@${PNPM}`, '--'];
  const where = ['node', '-p', 'JSON.stringify({node:process.execPath,path:process.env.PATH})'];
  const answer = await output(npm[0], npm.slice(1).concat(asked, where));
  clearTimeout(notice);
  clearInterval(beat);
  const found = answer.text.match(/^\{"node":.*\}$/m);
  if (answer.code === 0 && found) return JSON.parse(found[0]);
  throw new Error(
    `npm could not bring Node ${NODE} and pnpm ${PNPM} (is the npm registry reachable?)\n${answer.text.trim()}`,
  );
}

function output(command, args) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, shell: isWindows && command === 'npm' });
    let text = '';
    child.stdout.on('data', (chunk) => {
      text += chunk;
    });
    child.stderr.on('data', (chunk) => {
      text += chunk;
    });
    child.on('error', (error) => resolve({ code: 1, text: error.message }));
    child.on('close', (code) => resolve({ code, text }));
  });
}

function major(version) {
  return Number.parseInt(version, 10);
}
