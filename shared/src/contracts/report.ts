import { z } from 'zod';

export type Interval = readonly [low: number, high: number];

/** One side of a comparison. `rate` and `interval` are of mature accounts. */
export interface Side {
  exposed: number;
  open: number;
  mature: number;
  converted: number;
  rate: number | null;
  interval: Interval | null;
}

/** One cell of the tier-path matrix. MRR in minor units a month. */
export interface TierPathCell {
  from: string;
  to: string;
  shown: Side;
  withheld: Side;
  difference: { estimate: number | null; interval: Interval | null };
  attributed: { upgrades: number; mrr: number; currency: string };
  incremental: { upgrades: number | null; interval: Interval | null };
}

/** One account of a cell. Times are ISO 8601. */
export interface TierPathAccount {
  accountId: string;
  enteredAt: string;
  outcome: 'shown' | 'withheld';
  mature: boolean;
  converted: boolean;
  convertedAt: string | null;
}

const interval = z.tuple([z.number(), z.number()]).nullable();
const side = z.object({
  exposed: z.int(),
  open: z.int(),
  mature: z.int(),
  converted: z.int(),
  rate: z.number().nullable(),
  interval,
});

export const tierPathsResponseSchema = z.looseObject({
  cells: z.array(
    z.looseObject({
      from: z.string(),
      to: z.string(),
      shown: side,
      withheld: side,
      difference: z.object({ estimate: z.number().nullable(), interval }),
      attributed: z.object({ upgrades: z.int(), mrr: z.int(), currency: z.string() }),
      incremental: z.object({ upgrades: z.number().nullable(), interval }),
    }),
  ),
});
