import { spawn } from 'node:child_process';
import { root } from './toolchain.mjs';

const QUIET_MS = 2_000;
const BEAT_MS = 10_000;

/**
 * Runs one command as a named step: silent when it is quick, a line when it takes longer, then a sign of life every
 * ten seconds. Answers `{ ok, code, output, ms }` and never throws.
 */
export function runStep(name, command, args, { cwd = root, env = {}, out = process.stdout } = {}) {
  const started = performance.now();
  const say = (text) => out.write(`${text}\n`);
  let last = '';
  let captured = '';
  let beat = setTimeout(() => {
    say(`  … ${name}`);
    beat = setInterval(() => say(`  … ${name}, ${seconds(started)}${last ? `: ${last}` : ''}`), BEAT_MS);
  }, QUIET_MS);
  const take = (chunk) => {
    captured += chunk;
    last = lastLine(captured) || last;
  };
  return new Promise((resolve) => {
    const end = (code) => {
      clearTimeout(beat);
      clearInterval(beat);
      resolve({ ok: code === 0, code, output: captured, ms: performance.now() - started });
    };
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, NO_COLOR: '1', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    });
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.on('error', (error) => {
      captured += error.message;
      end(1);
    });
    child.on('close', (code) => end(code === null ? 1 : code));
  });
}

/** Runs a step that the rest cannot do without: its own output is the explanation when it fails. */
export async function mustRun(name, command, args, { out = process.stdout, ...options } = {}) {
  const result = await runStep(name, command, args, { out, ...options });
  if (!result.ok) throw new Error(`${result.output.trim()}\n\n${name} failed.`);
  if (result.ms > QUIET_MS) out.write(`  ✓ ${name} (${(result.ms / 1000).toFixed(1)} s)\n`);
}

function seconds(started) {
  return `${Math.round((performance.now() - started) / 1000)} s`;
}

function lastLine(text) {
  const lines = text.trimEnd().split('\n');
  return lines[lines.length - 1].trim().slice(0, 100);
}
