import { attributeUpgrade, type Exposure, summarizeHistory } from '../engine/attribute/attribute.ts';
import type { Change } from '../engine/attribute/growth.ts';
import type { VectorAnswer, VectorCase } from './vector-case.ts';

type Wire<Row, Times extends keyof Row> = Omit<Row, Times> & Record<Times, string | null>;
interface AttributionFile {
  tiers: string[];
  cases: AttributionRow[];
}
interface AttributionRow {
  name: string;
  windowDays: number;
  exposures: (Wire<Exposure, 'at' | 'clickedAt' | 'requestedAt'> & { at: string })[];
  movements: (Omit<Change, 'at'> & { at: string })[];
  expect: { entries?: { enteredAt?: string; movedAt: string | null }[]; credits: (object | null)[] };
}

const at = (text: string | null) => (text === null ? null : Date.parse(text));

export function listAttributions(text: string): VectorCase[] {
  const { tiers, cases }: AttributionFile = JSON.parse(text);
  return cases.map((row) => ({ name: row.name, answer: () => summarize(row, tiers) }));
}

function summarize({ exposures, movements, windowDays, expect }: AttributionRow, tiers: string[]): VectorAnswer[] {
  const history = summarizeHistory({
    exposures: exposures.map((row) => ({
      ...row,
      at: Date.parse(row.at),
      clickedAt: at(row.clickedAt),
      requestedAt: at(row.requestedAt),
    })),
    movements: movements.map((row) => ({ ...row, at: Date.parse(row.at) })),
    tiers,
  });
  const entries = expect.entries?.map(({ enteredAt, movedAt, ...entry }) => ({
    ...entry,
    ...(enteredAt === undefined ? {} : { enteredAt: at(enteredAt) }),
    movedAt: at(movedAt),
  }));
  const credits = {
    wanted: expect.credits,
    got: history.upgrades.map((upgrade) => attributeUpgrade(upgrade, windowDays)),
  };
  return entries ? [{ wanted: entries, got: history.entries }, credits] : [credits];
}
