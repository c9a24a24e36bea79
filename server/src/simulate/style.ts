/** How finely a world is drawn. */
export interface Style {
  /** How many start on each tier, lowest first. */
  ranks: readonly number[];
  /** Share of the accounts that are there on the first day. */
  atStart: number;
  /** The others arrive within this share of the time. */
  arriveWithin: number;
  /** Share of accounts that pay by the year, by rank of their tier. */
  yearly: readonly number[];
  /** People of an account that matter to the world. */
  mostPeople: number;
  /** Share of its tier's features that an account uses when it has adopted it. */
  breadth: readonly [number, number];
  /** Whether accounts adopt a tier they moved to; where they do not, each is pitched on one path only. */
  adoptsAnew: boolean;
  /** Days from one report of usage to the next. */
  usageDays: number;
  /** Days from one visit of somebody to the next. */
  visitDays: number;
  /** Share of visits after a first pitch that come at the usual pace; the others wait until long after its window. */
  looksAgain: number;
  /** Tickets, answers, levels, clicks: what a person looking at one account wants to see. */
  isDetailed: boolean;
}

/**
 * Many accounts, few events each, so that measuring finds large cohorts. Usage once in 30 days holds adoption and looks
 * steady in every span of 30 days.
 */
export const coarse: Style = {
  ranks: [76, 14, 7, 3],
  atStart: 0.72,
  arriveWithin: 0.5,
  yearly: [0.1, 0.2],
  mostPeople: 2,
  breadth: [0.61, 0.7],
  adoptsAnew: false,
  usageDays: 30,
  visitDays: 20,
  looksAgain: 0.15,
  isDetailed: false,
};

/** Daily life in a growing business. */
export const detailed: Style = {
  ranks: [58, 24, 12, 6],
  atStart: 0.6,
  arriveWithin: 1,
  yearly: [0.2, 0.4, 0.6, 0.9],
  mostPeople: 9,
  breadth: [0.52, 1],
  adoptsAnew: true,
  usageDays: 1,
  visitDays: 7,
  looksAgain: 1,
  isDetailed: true,
};
