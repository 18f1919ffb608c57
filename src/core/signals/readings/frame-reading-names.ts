// The names of the readings of the signals' frame, in the order in which a person reads them.
export const FRAME_READINGS = [
  'rsi',
  'adx',
  'plus-di',
  'minus-di',
  'stochastic-k',
  'bollinger-position',
  'bollinger-width',
  'volume-ratio',
  'cmf',
  'sma-distance',
  'sma-50-distance',
  'sma-200-distance',
  'trend-50-200',
  'psar-distance',
  'atr-ratio',
  'macd-ratio',
] as const;
export type FrameReadingName = (typeof FRAME_READINGS)[number];
