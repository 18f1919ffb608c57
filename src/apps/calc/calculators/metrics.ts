// The calculator of performance figures from a series of returns, with or without a benchmark.
import {
  annualisedVolatility,
  beta,
  calmarRatio,
  compoundAnnualGrowthRate,
  compoundedCurve,
  conditionalValueAtRisk,
  correlation,
  excessReturns,
  jensensAlpha,
  kurtosis,
  maximumDrawdown,
  netReturn,
  omegaRatio,
  sharpeRatio,
  sharpeRatioLo,
  skewness,
  sortinoRatio,
  tailRatio,
  valueAtRisk,
} from '../../../analysis/metrics/index.ts';
import type { Calculator, LineAnswer, LineFailure, LineObject } from '../calculator.ts';
import {
  type FieldValues,
  numberField,
  numberOrNumbersField,
  numbersField,
  optionalField,
} from '../fields/field.ts';
import { readFields } from '../fields/read-fields.ts';
import { METRIC_CONVENTIONS, METRIC_OUTPUTS } from './metrics-table.ts';

const VALUE_AT_RISK_LEVEL = 0.95;

/** Fourth powers of larger returns, and sums of them, leave the range of a float. */
const RETURN_MAX = 1e70;

const FIELDS = {
  returns: numbersField('simple returns in time order, decimals (0.01 is 1%)'),
  periodsPerYear: numberField(
    'periods in a year: 252 sessions, 52 weeks, 12 months; above 0',
    'a finite number above 0',
    (value) => value > 0,
  ),
  riskFree: optionalField(
    numberOrNumbersField('risk-free return per period, one for all or one for each return; 0 where left out'),
  ),
  benchmark: optionalField(numbersField('returns of a benchmark over the same periods')),
} as const;

type Input = FieldValues<typeof FIELDS>;

export const metrics: Calculator = {
  name: 'metrics',
  summary: 'performance and risk of a series of returns, with or without a benchmark',
  forms: [{ title: '', fields: FIELDS }],
  outputs: METRIC_OUTPUTS,
  errors: [
    { name: 'length-mismatch', meaning: 'riskFree or benchmark is an array of another length than returns' },
    {
      name: 'out-of-range',
      meaning: 'a return is beyond 1e70 either way, or a result beyond what a 64-bit float holds',
    },
  ],
  conventions: METRIC_CONVENTIONS,
  examples: [
    '{"returns":[0.17,0.15,0.23,-0.05,0.12,0.09,0.13,-0.04],"periodsPerYear":1,"riskFree":0}',
    '{"returns":[0.003,0.026,0.011,-0.01,0.015,0.025],"periodsPerYear":12,"riskFree":0.002,"benchmark":[0.002,0.025,0.018,-0.011,0.014,0.018]}',
  ],
  start: () => answer,
};

function answer(line: LineObject): LineAnswer {
  const reading = readFields(FIELDS, line);
  if (!reading.ok) return reading;
  const input = reading.values;
  for (const name of ['returns', 'riskFree', 'benchmark'] as const) {
    const failure = lengthMismatch(name, input[name], input) ?? excessiveReturn(name, input[name]);
    if (failure !== undefined) return failure;
  }
  return { ok: true, value: { ...ofReturns(input), ...ofGrowth(input), ...ofBenchmark(input) } };
}

function lengthMismatch(
  name: string,
  series: number | readonly number[] | undefined,
  { returns }: Input,
): LineFailure | undefined {
  if (series === undefined || typeof series === 'number' || series.length === returns.length)
    return undefined;
  const message = `${name}: expected as many as the returns, ${returns.length}, found ${series.length}`;
  return { ok: false, code: 'length-mismatch', message };
}

function excessiveReturn(
  name: string,
  series: number | readonly number[] | undefined,
): LineFailure | undefined {
  const values = typeof series === 'number' ? [series] : (series ?? []);
  const at = values.findIndex((value) => Math.abs(value) > RETURN_MAX);
  if (at < 0) return undefined;
  const place = typeof series === 'number' ? name : `${name}[${at}]`;
  const message = `${place}: expected a return of at most ${RETURN_MAX} either way, found ${values[at]}`;
  return { ok: false, code: 'out-of-range', message };
}

function ofReturns({ returns, periodsPerYear, riskFree = 0 }: Input): LineObject {
  const excess = excessReturns(returns, riskFree);
  return {
    sharpe: sharpeRatio(excess, periodsPerYear),
    sharpeLo: sharpeRatioLo(excess, periodsPerYear),
    sortino: sortinoRatio(excess, periodsPerYear),
    omega: omegaRatio(excess),
    volatility: annualisedVolatility(returns, periodsPerYear),
    skew: skewness(returns),
    kurtosis: kurtosis(returns),
    tailRatio: tailRatio(returns),
    valueAtRisk: valueAtRisk(returns, VALUE_AT_RISK_LEVEL),
    conditionalValueAtRisk: conditionalValueAtRisk(returns, VALUE_AT_RISK_LEVEL),
  };
}

function ofGrowth({ returns, periodsPerYear }: Input): LineObject {
  const curve = compoundedCurve(returns);
  const final = curve.at(-1) ?? 1;
  // A return below -1 leaves a debt, which does not compound; a value beyond float64 hides every later fall.
  const isCompounding = returns.length > 0 && returns.every((value) => value >= -1) && Number.isFinite(final);
  if (!isCompounding) {
    return { totalReturn: undefined, cagr: undefined, maxDrawdown: undefined, calmar: undefined };
  }
  const change = { initialDollars: 1, finalDollars: final };
  const cagr = compoundAnnualGrowthRate(change, returns.length / periodsPerYear);
  const maxDrawdown = maximumDrawdown(curve)?.byRatio.ratio;
  const calmar = maxDrawdown === undefined ? undefined : calmarRatio(cagr, maxDrawdown);
  return { totalReturn: netReturn(change), cagr, maxDrawdown, calmar };
}

function ofBenchmark({ returns, periodsPerYear, riskFree = 0, benchmark }: Input): LineObject {
  if (benchmark === undefined) {
    const none = undefined;
    return { beta: none, alpha: none, correlation: none, trackingError: none, informationRatio: none };
  }
  const excess = excessReturns(returns, riskFree);
  const benchmarkExcess = excessReturns(benchmark, riskFree);
  const active = excessReturns(returns, benchmark);
  return {
    beta: beta(excess, benchmarkExcess),
    alpha: jensensAlpha(excess, benchmarkExcess, periodsPerYear),
    correlation: correlation(returns, benchmark),
    trackingError: annualisedVolatility(active, periodsPerYear),
    // Sharpe's ratio of what exceeds the benchmark in place of cash.
    informationRatio: sharpeRatio(active, periodsPerYear),
  };
}
