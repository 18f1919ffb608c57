// What help says of the answers of `calc sharpe-tests`.
import type { Described } from '../../calculator.ts';

export const SHARPE_OUTPUTS: readonly Described[] = [
  {
    name: 'psr',
    meaning:
      'probabilistic Sharpe ratio: probability that the true ratio exceeds benchmarkSharpe; null where sharpe, skew and kurtosis together leave the ratio no variance: no returns have such a shape, but those of two values only',
  },
  {
    name: 'dsr',
    meaning:
      'deflated Sharpe ratio: probability that the true ratio exceeds expectedMaximumSharpe; null without trials, for more than one trial without trialsVariance, and where psr is',
  },
  {
    name: 'minTrackRecordLength',
    meaning:
      'number of returns, not rounded, from which psr reaches the confidence; null where sharpe is not above benchmarkSharpe, and where psr is',
  },
  {
    name: 'lo',
    meaning:
      'Sharpe ratio over several periods together, one more than there are autocorrelations or as many as periods says; null without either, and where the autocorrelations leave no variance',
  },
  { name: 'standardError', meaning: 'standard error of sharpe by n, skew and kurtosis; null as psr' },
  {
    name: 'expectedMaximumSharpe',
    meaning:
      'Sharpe ratio per period to be expected of the best of the trials if none has skill; null without trials, and for more than one trial without trialsVariance',
  },
  {
    name: 'trialsWhileSignificant',
    meaning:
      'most independent trials at which dsr still reaches the confidence: 0 where one is too many, 9007199254740991 for that or more; null without trialsVariance, and where psr is',
  },
];

export const SHARPE_CONVENTIONS: readonly string[] = [
  'Every Sharpe ratio here is per period, that of lo apart; divide the variance of annual ratios by the periods in a year before giving it as trialsVariance. dsr does not use benchmarkSharpe.',
  'One trial is not deflated: then expectedMaximumSharpe is 0. Trials that resemble each other count for fewer than they are; trials need not be a whole number.',
  'lo multiplies by q / sqrt(q + 2 sum (q - k) rho_k); lags that are not given count as 0.',
  'Sources: Bailey and Lopez de Prado (2012), The Sharpe Ratio Efficient Frontier; Bailey and Lopez de Prado (2014), The Deflated Sharpe Ratio, whose worked example is the first; Lo (2002), The Statistics of Sharpe Ratios, eq. 20.',
];
