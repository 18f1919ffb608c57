// The bar lengths Quantor knows, from a minute to a week.

export const TIMEFRAMES = ['1m', '5m', '15m', '30m', '60m', 'D', 'W'] as const;
export type Timeframe = (typeof TIMEFRAMES)[number];

const INTRADAY_MINUTES: Readonly<Record<Timeframe, number | undefined>> = {
  '1m': 1,
  '5m': 5,
  '15m': 15,
  '30m': 30,
  '60m': 60,
  D: undefined,
  W: undefined,
};

/** Minutes of an intraday bar; `undefined` for D and W, whose length is that of their sessions. */
export function intradayMinutes(timeframe: Timeframe): number | undefined {
  return INTRADAY_MINUTES[timeframe];
}
