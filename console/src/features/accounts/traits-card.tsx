import type { Traits, TraitValue } from '@uptier/shared/contracts/trait.ts';
import { Card } from '../../ui/card.tsx';

const said = (value: TraitValue): string => (typeof value === 'object' ? JSON.stringify(value) : String(value));

/** What is true of the account, by the names audiences and merge fields use. */
export function TraitsCard({ traits }: { traits: Traits }) {
  const rows = Object.entries(traits).filter(([name]) => name !== 'name');
  if (rows.length === 0) return null;
  return (
    <Card title="Traits">
      <dl class="pairs">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>
              <code>{name}</code>
            </dt>
            <dd>{said(value)}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
