// One point of a series that a chart draws.

/** An instant, epoch ms, and a value. */
export type SeriesPoint = readonly [atMs: number, value: number];
