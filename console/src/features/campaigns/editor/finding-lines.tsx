import { Icon } from '../../../ui/icon.tsx';
import type { Finding } from './audience-findings.ts';

/** What was found about one part, below its row. */
export function FindingLines({ at, findings }: { at: string; findings: readonly Finding[] }) {
  const here = findings.filter(({ path }) => path === at);
  if (here.length === 0) return null;
  return (
    <ul class="findings">
      {here.map(({ tone, text }) => (
        <li key={text} class={tone}>
          <Icon name={tone === 'bad' ? 'warn' : 'info'} small />
          <span>
            <span class="sr">{tone === 'bad' ? 'To put right: ' : 'To look at: '}</span>
            {text}
          </span>
        </li>
      ))}
    </ul>
  );
}
