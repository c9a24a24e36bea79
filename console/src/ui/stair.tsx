const MOST_STEPS = 6;

/** Rising bars, one per step of a ladder: grey where a path starts, petrol where it ends. */
export function Stair({ steps, from, to, label }: { steps: number; from: number; to: number; label?: string }) {
  const count = Math.min(Math.max(steps, 2), MOST_STEPS);
  const pitch = 24 / count;
  const width = Math.round((pitch - 1.4) * 10) / 10;
  const role = (step: number) =>
    step === from ? 'from' : step === to ? 'to' : step > from && step < to ? 'mid' : undefined;
  const bars = Array.from({ length: count }, (_, step) => ({ step, height: 3 + (10.2 * step) / (count - 1) }));
  return (
    <>
      <svg class="stair" viewBox="0 0 22 14" aria-hidden="true">
        {bars.map(({ step, height }) => (
          <rect key={step} x={step * pitch} y={14 - height} width={width} height={height} rx="1" class={role(step)} />
        ))}
      </svg>
      {label && <span class="sr">{label}</span>}
    </>
  );
}

/** A path in the picture and in words: "Starter → Pro". */
export function StairPath(props: { steps: number; from: number; to: number; fromName: string; toName: string }) {
  const { fromName, toName, ...stair } = props;
  return (
    <span class="path">
      <Stair {...stair} />
      <span>
        {fromName} <span aria-hidden="true">→</span>
        <span class="sr"> to </span> {toName}
      </span>
    </span>
  );
}

/** The logo: a stair in a rounded square. */
export function Mark({ size = 24 }: { size?: number }) {
  const line = {
    fill: 'none',
    stroke: 'var(--on-accent)',
    'stroke-width': 2.2,
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
  } as const;
  return (
    <svg class="mark" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      <rect width="24" height="24" rx="6" fill="var(--accent)" />
      <path d="M5 17.5h4.2v-4h4.2v-4H17.6" {...line} />
      <path d="M14.6 6.3h3.2v3.2" {...line} />
    </svg>
  );
}
