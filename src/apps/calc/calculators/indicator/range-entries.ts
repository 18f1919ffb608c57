// The indicators of highs and lows: oscillators in a range, trend, channels and realised volatility.
import {
  createAdx,
  createAtr,
  createChoppiness,
  createCloseVolatility,
  createDonchian,
  createGarmanKlassVolatility,
  createKeltner,
  createParabolicSar,
  createParkinsonVolatility,
  createStochastic,
  createWilliamsR,
  type RealisedParameters,
} from '../../../../core/signals/index.ts';
import type { IndicatorEntry, ParameterValues } from './indicator-entry.ts';
import { barsParameter, periodParameter, positiveParameter, shareParameter } from './parameter-kinds.ts';

const YEAR = positiveParameter('periodsPerYear', ['annualisation', 'annualization', 'barsPerYear'], 252);

const realised = (valueOf: ParameterValues): RealisedParameters => ({
  period: valueOf('period'),
  periodsPerYear: valueOf('periodsPerYear'),
});

export const RANGE_ENTRIES: readonly IndicatorEntry[] = [
  {
    name: 'stoch',
    aliases: ['stochastic', 'stochastic oscillator', 'stochf'],
    meaning:
      'stochastic oscillator: fast %K, its average k and the average d of that; null in a window without range',
    parameters: [
      barsParameter('k', 14, { aliases: ['period', 'kPeriod', 'fastK', 'fastKPeriod'] }),
      barsParameter('smooth', 3, { aliases: ['smoothK', 'slowing', 'slowK', 'slowKPeriod'] }),
      barsParameter('d', 3, { aliases: ['dPeriod', 'slowD', 'slowDPeriod'] }),
    ],
    columns: ['high', 'low', 'close'],
    lines: ['k', 'd', 'fastK'],
    create: (valueOf) => createStochastic({ k: valueOf('k'), smooth: valueOf('smooth'), d: valueOf('d') }),
  },
  {
    name: 'willr',
    aliases: ['williams r', 'williams %r', 'williams'],
    meaning: 'Williams %R, -100 to 0; null in a window without range',
    parameters: [periodParameter(14)],
    columns: ['high', 'low', 'close'],
    lines: ['willr'],
    create: (valueOf) => createWilliamsR(valueOf('period')),
  },
  {
    name: 'adx',
    aliases: ['dmi', 'dx', 'plus_di', 'minus_di', 'average directional index'],
    meaning:
      'directional movement, Wilder (1978), seeded as TA-Lib with unstable period 0; null without range or movement',
    parameters: [periodParameter(14)],
    columns: ['high', 'low', 'close'],
    lines: ['adx', 'plusDi', 'minusDi', 'dx'],
    create: (valueOf) => createAdx(valueOf('period')),
  },
  {
    name: 'atr',
    aliases: ['average true range', 'trange', 'true range'],
    meaning: 'average true range, Wilder (1978), of the bars that have a previous close (TA-Lib)',
    parameters: [periodParameter(14)],
    columns: ['high', 'low', 'close'],
    lines: ['atr', 'trueRange'],
    create: (valueOf) => createAtr(valueOf('period')),
  },
  {
    name: 'psar',
    aliases: ['sar', 'parabolic sar'],
    meaning: 'parabolic stop and reverse, Wilder (1978), begun by the sign of the first movement (TA-Lib)',
    parameters: [
      shareParameter('step', ['acceleration', 'start', 'af', 'increment'], 0.02),
      shareParameter('maximum', ['max', 'maxAf', 'limit'], 0.2),
    ],
    columns: ['high', 'low'],
    lines: ['psar'],
    create: (valueOf) => createParabolicSar({ step: valueOf('step'), maximum: valueOf('maximum') }),
    findFault: (valueOf) =>
      valueOf('step') <= valueOf('maximum')
        ? undefined
        : `params: expected step at most maximum, found ${valueOf('step')} and ${valueOf('maximum')}`,
  },
  {
    name: 'chop',
    aliases: ['choppiness', 'choppiness index'],
    meaning: 'choppiness index, Burke (1993): near 0 in a straight trend, near 100 in a range',
    parameters: [periodParameter(14, 2)],
    columns: ['high', 'low', 'close'],
    lines: ['chop'],
    create: (valueOf) => createChoppiness(valueOf('period')),
  },
  {
    name: 'donchian',
    aliases: ['donchian channel'],
    meaning: 'highest high, lowest low and halfway between',
    parameters: [periodParameter(20)],
    columns: ['high', 'low'],
    lines: ['upper', 'middle', 'lower'],
    create: (valueOf) => createDonchian(valueOf('period')),
  },
  {
    name: 'keltner',
    aliases: ['kc', 'keltner channel'],
    meaning: 'EMA of the typical price and Wilder ATRs around it (TA-Lib)',
    parameters: [
      periodParameter(20),
      barsParameter('atrPeriod', 10, { aliases: ['atrLength'] }),
      positiveParameter('multiple', ['multiplier', 'nbDev'], 2),
    ],
    columns: ['high', 'low', 'close'],
    lines: ['upper', 'middle', 'lower'],
    create: (valueOf) =>
      createKeltner({
        period: valueOf('period'),
        atrPeriod: valueOf('atrPeriod'),
        multiple: valueOf('multiple'),
      }),
  },
  {
    name: 'close-volatility',
    aliases: ['realised volatility', 'realized volatility', 'historical volatility'],
    meaning:
      'realised volatility, decimal a year: sample deviation of `period` logarithmic returns of closes',
    parameters: [periodParameter(21, 2), YEAR],
    columns: ['close'],
    lines: ['volatility'],
    create: (valueOf) => createCloseVolatility(realised(valueOf)),
  },
  {
    name: 'parkinson',
    aliases: ['parkinson volatility'],
    meaning: 'realised volatility, decimal a year, from ranges, Parkinson (1980)',
    parameters: [periodParameter(21), YEAR],
    columns: ['high', 'low'],
    lines: ['volatility'],
    create: (valueOf) => createParkinsonVolatility(realised(valueOf)),
  },
  {
    name: 'garman-klass',
    aliases: ['garman klass volatility'],
    meaning: 'realised volatility, decimal a year, from whole bars, Garman and Klass (1980)',
    parameters: [periodParameter(21), YEAR],
    columns: ['open', 'high', 'low', 'close'],
    lines: ['volatility'],
    create: (valueOf) => createGarmanKlassVolatility(realised(valueOf)),
  },
];
