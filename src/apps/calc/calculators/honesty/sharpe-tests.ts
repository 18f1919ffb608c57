// The calculator of how far a Sharpe ratio may be believed, given its track record and the search it came out of.
import { loScaleFactor } from '../../../../analysis/metrics/index.ts';
import {
  deflatedSharpeRatio,
  expectedMaximumSharpe,
  minimumTrackRecordLength,
  probabilisticSharpeRatio,
  sharpeVariance,
  trialsWhileSignificant,
} from '../../../../analysis/validation/index.ts';
import type { Calculator, LineAnswer, LineObject } from '../../calculator.ts';
import {
  type FieldValues,
  fieldWithDefault,
  numberField,
  numbersField,
  optionalField,
} from '../../fields/field.ts';
import { readFields } from '../../fields/read-fields.ts';
import { SHARPE_CONVENTIONS, SHARPE_OUTPUTS } from './sharpe-tests-help.ts';

const isWholeFrom =
  (least: number) =>
  (value: number): boolean =>
    Number.isSafeInteger(value) && value >= least;

const FIELDS = {
  sharpe: numberField('Sharpe ratio per period, not annualised'),
  n: numberField('number of returns it rests on, at least 2', 'a whole number of at least 2', isWholeFrom(2)),
  skew: fieldWithDefault(numberField('skewness of the returns; 0 where left out'), 0),
  kurtosis: fieldWithDefault(
    numberField(
      'raw kurtosis of the returns, 3 for a normal, at least 1; 3 where left out',
      'a number of at least 1',
      (value) => value >= 1,
    ),
    3,
  ),
  benchmarkSharpe: fieldWithDefault(
    numberField('Sharpe ratio per period to be exceeded; 0 where left out'),
    0,
  ),
  trials: optionalField(
    numberField(
      'independent trials the ratio was chosen from, itself included; at least 1',
      'a number of at least 1',
      (value) => value >= 1,
    ),
  ),
  trialsVariance: optionalField(
    numberField(
      'variance over the trials of their Sharpe ratios per period, at least 0',
      'a number of at least 0',
      (value) => value >= 0,
    ),
  ),
  autocorrelations: optionalField(
    numbersField('autocorrelations of the returns at lags 1, 2, …, each from -1 to 1'),
  ),
  periods: optionalField(
    numberField(
      'periods that lo covers, such as 12 months; one more than the autocorrelations where left out',
      'a whole number from 1 to 1000000',
      (value) => Number.isInteger(value) && value >= 1 && value <= 1e6,
    ),
  ),
  confidence: fieldWithDefault(
    numberField(
      'confidence of minTrackRecordLength and trialsWhileSignificant; 0.95 where left out',
      'a number above 0.5 and below 1',
      (value) => value > 0.5 && value < 1,
    ),
    0.95,
  ),
} as const;

type Input = FieldValues<typeof FIELDS>;

export const sharpeTests: Calculator = {
  name: 'sharpe-tests',
  summary: 'how far a Sharpe ratio may be believed, given its length, shape and search',
  forms: [{ title: '', fields: FIELDS }],
  outputs: SHARPE_OUTPUTS,
  errors: [{ name: 'out-of-range', meaning: 'a result is beyond what a 64-bit float holds' }],
  conventions: SHARPE_CONVENTIONS,
  examples: [
    '{"sharpe":0.15811388,"n":1250,"skew":-3,"kurtosis":10,"trials":100,"trialsVariance":0.002}',
    '{"sharpe":0.57735027,"n":24,"skew":-0.72,"kurtosis":5.78,"benchmarkSharpe":0.28867513,"autocorrelations":[0.2,0.04,0.008,0.0016,0.00032,0,0,0,0,0,0]}',
  ],
  start: () => answer,
};

function answer(line: LineObject): LineAnswer {
  const reading = readFields(FIELDS, line);
  if (!reading.ok) return reading;
  const input = reading.values;
  const stray = input.autocorrelations?.findIndex((value) => Math.abs(value) > 1) ?? -1;
  if (stray >= 0) {
    const message = `autocorrelations[${stray}]: expected a number from -1 to 1, found ${input.autocorrelations?.[stray]}`;
    return { ok: false, code: 'invalid-autocorrelations', message };
  }
  return { ok: true, value: { ...ofTrackRecord(input), ...ofSearch(input) } };
}

function ofTrackRecord(input: Input): LineObject {
  const { sharpe, n, benchmarkSharpe: benchmark, confidence } = input;
  const sample = { ...input, observations: n };
  const variance = sharpeVariance(sample);
  const trials = trialsOf(input);
  return {
    psr: probabilisticSharpeRatio(sample, benchmark),
    dsr: trials === undefined ? undefined : deflatedSharpeRatio(sample, trials),
    minTrackRecordLength: minimumTrackRecordLength(sample, { benchmark, confidence }),
    lo: ofPeriods(sharpe, input),
    standardError: variance === undefined ? undefined : Math.sqrt(variance / (n - 1)),
  };
}

function ofSearch(input: Input): LineObject {
  const { n, trialsVariance, confidence } = input;
  const trials = trialsOf(input);
  return {
    expectedMaximumSharpe:
      trials === undefined ? undefined : expectedMaximumSharpe(trials.count, trials.variance),
    trialsWhileSignificant:
      trialsVariance === undefined
        ? undefined
        : trialsWhileSignificant({ ...input, observations: n }, trialsVariance, confidence),
  };
}

/** A single trial needs no variance: nothing is deflated. */
function trialsOf({
  trials,
  trialsVariance,
}: Input): { readonly count: number; readonly variance: number } | undefined {
  if (trials === undefined || (trialsVariance === undefined && trials > 1)) return undefined;
  return { count: trials, variance: trialsVariance ?? 0 };
}

function ofPeriods(sharpe: number, { autocorrelations, periods }: Input): number | undefined {
  if (autocorrelations === undefined && periods === undefined) return undefined;
  const rho = autocorrelations ?? [];
  const scale = loScaleFactor(rho, periods ?? rho.length + 1);
  return scale === undefined ? undefined : sharpe * scale;
}
