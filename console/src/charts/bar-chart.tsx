import { useEffect, useRef, useState } from 'preact/hooks';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { inkOf } from './ink.ts';

/** One bar: its place on the axis, its height, and the sentence a reader gets for it. */
export type BarPoint = { label: string; value: number; sentence: string; unfinished?: boolean };

const HEIGHT = 220;
const LABEL_WIDTH = 64;
const FONT_SIZE = 11;

function drawLastValue(chart: uPlot, points: readonly BarPoint[], ink: string, font: string): void {
  const last = points.length - 1;
  const point = points[last];
  if (!point || point.value === 0) return;
  const { ctx } = chart;
  ctx.save();
  ctx.font = `600 ${FONT_SIZE * uPlot.pxRatio}px ${font}`;
  ctx.fillStyle = ink;
  ctx.textAlign = 'center';
  const text = point.unfinished ? `${point.value} so far` : String(point.value);
  const right = chart.bbox.left + chart.bbox.width - ctx.measureText(text).width / 2;
  ctx.fillText(
    text,
    Math.min(chart.valToPos(last, 'x', true), right),
    chart.valToPos(point.value, 'y', true) - 6 * uPlot.pxRatio,
  );
  ctx.restore();
}

function optionsFor(
  host: HTMLElement,
  points: readonly BarPoint[],
  onHover: (index: number | null) => void,
): uPlot.Options {
  const ink = inkOf(host);
  const font = getComputedStyle(host).fontFamily;
  const axisFont = `500 ${FONT_SIZE}px ${font}`;
  const bars = uPlot.paths.bars?.({ size: [0.68, 64], radius: 0.08 });
  const series = (alpha: number): uPlot.Series => ({
    fill: ink('--shown'),
    width: 0,
    alpha,
    points: { show: false },
    ...(bars && { paths: bars }),
  });
  const most = Math.max(4, ...points.map(({ value }) => value));
  return {
    width: host.clientWidth,
    height: HEIGHT,
    padding: [18, 0, 0, 0],
    legend: { show: false },
    cursor: { y: false, drag: { x: false, y: false }, points: { show: false } },
    scales: { x: { time: false, range: [-0.5, points.length - 0.5] }, y: { range: [0, most * 1.08] } },
    series: [{}, series(0.62), series(1)],
    axes: [
      {
        font: axisFont,
        stroke: ink('--text-3'),
        grid: { show: false },
        ticks: { show: false },
        size: 24,
        gap: 4,
        splits: (chart) => {
          const every = Math.max(1, Math.ceil((points.length * LABEL_WIDTH) / Math.max(chart.width, 1)));
          return points.flatMap((_, index) => (index % every === 0 ? [index] : []));
        },
        values: (_, at) => at.map((index) => points[index]?.label ?? ''),
      },
      {
        font: axisFont,
        stroke: ink('--text-3'),
        grid: { stroke: ink('--line'), width: 1 },
        ticks: { show: false },
        size: 34,
        gap: 6,
        incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000],
      },
    ],
    hooks: {
      draw: [(chart) => drawLastValue(chart, points, ink('--text'), font)],
      setCursor: [(chart) => onHover(chart.cursor.idx ?? null)],
    },
  };
}

/** Bars at their real width; the last one is full, the others step back. Hovering says a bar's sentence below. */
export function BarChart({ label, points }: { label: string; points: readonly BarPoint[] }) {
  const host = useRef<HTMLDivElement>(null);
  const [hovered, setHovered] = useState<number | null>(null);
  useEffect(() => {
    const element = host.current;
    if (!element) return undefined;
    const last = points.length - 1;
    const data: uPlot.AlignedData = [
      points.map((_, index) => index),
      points.map(({ value }, index) => (index === last ? null : value)),
      points.map(({ value }, index) => (index === last ? value : null)),
    ];
    const chart = new uPlot(optionsFor(element, points, setHovered), data, element);
    const resize = new ResizeObserver(() => chart.setSize({ width: element.clientWidth, height: HEIGHT }));
    resize.observe(element);
    return () => {
      resize.disconnect();
      chart.destroy();
    };
  }, [points]);
  return (
    <figure>
      <div ref={host} class="plot" role="img" aria-label={label} style={{ blockSize: `${HEIGHT}px` }} />
      <figcaption class="t12 muted plot-note">{hovered === null ? '' : points[hovered]?.sentence}</figcaption>
    </figure>
  );
}
