import type { DemoProgress, DemoStatus } from '../demo/status.ts';
import type { Terminal } from './command.ts';

const TELL_MS = 1000;

/** Prints how far the demo world has grown, each tenth of the way. Returns its undo. */
export function tellProgress(status: DemoStatus, terminal: Terminal): () => void {
  let told = -1;
  const timer = setInterval(() => {
    const progress = status.read();
    if (progress.state === 'off') return;
    const tenth = progress.state === 'ready' ? 10 : Math.floor((progress.day / Math.max(1, progress.days)) * 10);
    if (tenth > told) terminal.print(sentenceFor(progress));
    told = tenth;
    if (progress.state === 'ready') clearInterval(timer);
  }, TELL_MS);
  return () => clearInterval(timer);
}

function sentenceFor({ state, day, days, accounts, events }: DemoProgress): string {
  const count = events.toLocaleString('en');
  return state === 'ready'
    ? `  The demo world is complete: ${accounts.toLocaleString('en')} accounts, ${count} events`
    : `  The demo world grows: day ${day} of ${days}, ${count} events`;
}
