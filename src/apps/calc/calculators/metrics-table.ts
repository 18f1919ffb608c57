// What each figure of the metrics calculator is: its unit, its convention and its source, as help shows them.
import type { Described } from '../calculator.ts';

/** The output fields in the order they are written. */
export const METRIC_OUTPUTS: readonly Described[] = [
  { name: 'sharpe', meaning: 'mean excess return over its sample deviation, a year; Sharpe (1994)' },
  {
    name: 'sharpeLo',
    meaning:
      'the same, annualised with the autocorrelations of the returns; Lo (2002), eq. 20, at most n / 4 lags; null where they leave a year no variance',
  },
  {
    name: 'sortino',
    meaning:
      'mean excess return over its downside deviation below 0 with divisor n, a year; Sortino and Price (1994)',
  },
  { name: 'omega', meaning: 'gains over losses of excess returns; Keating and Shadwick (2002)' },
  { name: 'volatility', meaning: 'sample standard deviation of returns, a year' },
  { name: 'skew', meaning: 'm3 / m2^1.5 with divisor n; Joanes and Gill (1998), g1' },
  {
    name: 'kurtosis',
    meaning: 'm4 / m2^2 with divisor n, raw: 3 for a normal; Joanes and Gill (1998), g2 + 3',
  },
  { name: 'tailRatio', meaning: '95th over 5th percentile of returns, both without sign' },
  {
    name: 'valueAtRisk',
    meaning: 'loss per period at 95%: less the 5th percentile of returns; Jorion (2006)',
  },
  {
    name: 'conditionalValueAtRisk',
    meaning: 'mean loss of the worst 5% of periods, the last one in part; Rockafellar and Uryasev (2002)',
  },
  { name: 'totalReturn', meaning: 'all returns compounded' },
  { name: 'cagr', meaning: 'compound growth a year over returns / periodsPerYear years' },
  {
    name: 'maxDrawdown',
    meaning: 'deepest fall of the compounded curve from its high, positive; 0.2 is 20%',
  },
  { name: 'calmar', meaning: 'cagr over maxDrawdown, both over the whole series; Young (1991)' },
  { name: 'beta', meaning: 'slope of excess returns on those of the benchmark; Sharpe (1964)' },
  { name: 'alpha', meaning: 'intercept of the same line times periodsPerYear; Jensen (1968)' },
  { name: 'correlation', meaning: 'of returns with the benchmark; Pearson (1896)' },
  { name: 'trackingError', meaning: 'sample deviation of returns less benchmark, a year' },
  {
    name: 'informationRatio',
    meaning: 'mean of returns less benchmark over its sample deviation, a year; Sharpe (1994)',
  },
];

export const METRIC_CONVENTIONS: readonly string[] = [
  'Excess returns are returns less riskFree, period by period. A year is periodsPerYear periods: ratios and deviations grow with its square root, except sharpeLo.',
  'Deviations have divisor n - 1, save in sortino, skew and kurtosis. Percentiles interpolate between order statistics; Hyndman and Fan (1996), definition 7. Risk figures are losses, positive.',
  'A figure is null where it is undefined: too few returns, no deviation, no loss to divide by, no benchmark; and growth and drawdown where a return is below -1 or the product overflows. A deviation of 1e-14 or less is taken for what rounding leaves of equal returns: for none.',
  'The first example is that of Rollinger and Hoffman (2013), whose Sortino ratio is 4.417.',
];
