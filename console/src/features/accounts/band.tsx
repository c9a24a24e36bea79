import type { Readiness } from '@uptier/shared/contracts/account.ts';
import { Chip } from '../../ui/chip.tsx';

/** What a readiness score asks for: act, nurture, or adopt first. */
export function BandChip({ band }: { band: NonNullable<Readiness['band']> }) {
  if (band === 'act') {
    return (
      <Chip tone="good" icon="bolt">
        Act
      </Chip>
    );
  }
  if (band === 'nurture') {
    return (
      <Chip tone="accent" icon="clock">
        Nurture
      </Chip>
    );
  }
  return (
    <Chip tone="warn" icon="flag">
      Adopt
    </Chip>
  );
}
