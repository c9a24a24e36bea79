type Tone = 'accent' | 'n' | 'warn' | 'bad';

const whole = (fraction: number) => `${Math.min(Math.max(fraction, 0), 1) * 100}%`;

/** How much of a whole, as a bar; `ahead` is hatched. The numbers stand beside it in words. */
export function BarLine({
  share,
  ahead,
  tone = 'accent',
  size = 'md',
}: {
  share: number;
  ahead?: number;
  tone?: Tone;
  size?: 'md' | 'lg';
}) {
  return (
    <span class={`barline${tone === 'accent' ? '' : ` k-${tone}`}${size === 'lg' ? ' lg' : ''}`} aria-hidden="true">
      {ahead !== undefined && <i class="ahead" style={{ inlineSize: whole(ahead) }} />}
      <i style={{ inlineSize: whole(share) }} />
    </span>
  );
}
