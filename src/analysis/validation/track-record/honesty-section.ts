// What a run says by itself on whether its Sharpe ratio is more than luck: nothing here depends on what else was ever tried.
import { inverseCumulativeNormal } from '../../../core/numerics/index.ts';
import type { LedgerRecord } from '../../../core/ledger/index.ts';
import {
  SESSIONS_PER_YEAR,
  type SessionReturns,
  sessionReturns,
  sharpeRatioLo,
} from '../../metrics/index.ts';
import { minimumTrackRecordLength } from '../sharpe/minimum-track-record-length.ts';
import { probabilisticSharpeRatio } from '../sharpe/probabilistic-sharpe-ratio.ts';
import { type SharpeSample, sharpeSample, sharpeVariance } from '../sharpe/sharpe-sample.ts';
import { sharpeStandardError } from '../sharpe/sharpe-standard-error.ts';
import { trialsWhileSignificant } from '../sharpe/trials-while-significant.ts';
import { type RunPart, runParts } from './run-parts.ts';

/** Fewer sessions have no shape that tests of a ratio could rest on. */
const SESSIONS_MIN = 30;

/** Two-sided, and what each test asks for. */
export const HONESTY_CONFIDENCE = 0.95;

/** Ratios a year, by the square root of 252, unless said otherwise; intervals at 95%. */
export interface SharpeFigures {
  readonly yearly: number;
  /** As if returns did not depend on those before them, whatever their shape (Mertens 2002). */
  readonly independent: readonly [low: number, high: number];
  /** With dependence over time (Lo 2002). */
  readonly dependent: readonly [low: number, high: number];
  /** Scaled to a year with the returns' own autocorrelation (Lo 2002, eq. 20) instead of the square root. */
  readonly yearlyLo: number | null;
  /** Of returns a session; kurtosis raw, 3 for a normal. */
  readonly skewness: number;
  readonly kurtosis: number;
  readonly sessions: number;
}

export interface HonestySection {
  /** Why nothing can be told; `null` where the figures stand. */
  readonly reason: string | null;
  readonly sharpe: SharpeFigures | null;
  /** Probability that the true Sharpe ratio is above 0; asked for: 0.95. */
  readonly probabilisticSharpe: number | null;
  /** Sessions from which that probability would be 0.95 at this ratio; `null` where no length would do. */
  readonly minimumTrackRecord: number | null;
  /** Independent trials up to which the best of them would still be told from luck; 0: a single one is too many. */
  readonly trialsWhileSignificant: number | null;
  readonly halves: readonly RunPart[];
  /** Chance, 0 to 1, of halves that differ by as much where both have the same ratio. */
  readonly halvesChance: number | null;
  readonly years: readonly RunPart[];
}

/** The section, from the records of the ledger alone. */
export function honestySection(records: readonly LedgerRecord[]): HonestySection {
  const series = sessionReturns(records);
  const trades = records.filter((record) => record.type === 'trade-closed');
  const { halves, halvesChance, years } = runParts(records, series);
  const parts = { halves, halvesChance, years };
  const sample = sharpeSample(series.excess);
  const deviation = sample && sharpeDeviation(sample);
  const reason = reasonOf(series, trades.length, deviation !== undefined);
  if (reason !== null || sample === undefined || deviation === undefined)
    return { ...nothing(reason), ...parts };
  const length = minimumTrackRecordLength(sample, { confidence: HONESTY_CONFIDENCE });
  const byChance = 1 / (sample.observations - 1);
  return {
    reason: null,
    sharpe: sharpeFigures(series, sample, deviation),
    probabilisticSharpe: probabilisticSharpeRatio(sample) ?? null,
    minimumTrackRecord: length === undefined ? null : Math.ceil(length),
    trialsWhileSignificant: trialsWhileSignificant(sample, byChance, HONESTY_CONFIDENCE) ?? null,
    ...parts,
  };
}

function nothing(reason: string | null): Omit<HonestySection, 'halves' | 'halvesChance' | 'years'> {
  return {
    reason: reason ?? 'the returns have no deviation',
    sharpe: null,
    probabilisticSharpe: null,
    minimumTrackRecord: null,
    trialsWhileSignificant: null,
  };
}

function reasonOf({ excess }: SessionReturns, trades: number, isMeasured: boolean): string | null {
  if (trades === 0) return 'no trade was closed';
  if (excess.length === 0) return 'the account fell to nothing or less';
  if (excess.length < SESSIONS_MIN) return `under ${SESSIONS_MIN} sessions (${excess.length})`;
  return isMeasured ? null : 'the returns have no deviation';
}

/** Standard error of the ratio a session, for independent returns; `undefined` where it has none. */
function sharpeDeviation(sample: SharpeSample): number | undefined {
  const variance = sharpeVariance(sample);
  if (variance === undefined || sample.observations < 2) return undefined;
  return Math.sqrt(variance / (sample.observations - 1));
}

function sharpeFigures({ excess }: SessionReturns, sample: SharpeSample, deviation: number): SharpeFigures {
  const scale = Math.sqrt(SESSIONS_PER_YEAR);
  const reach = inverseCumulativeNormal((1 + HONESTY_CONFIDENCE) / 2);
  const around = (error: number): readonly [number, number] => [
    (sample.sharpe - reach * error) * scale,
    (sample.sharpe + reach * error) * scale,
  ];
  return {
    yearly: sample.sharpe * scale,
    independent: around(deviation),
    dependent: around(sharpeStandardError(excess) ?? deviation),
    yearlyLo: sharpeRatioLo(excess, SESSIONS_PER_YEAR) ?? null,
    skewness: sample.skew,
    kurtosis: sample.kurtosis,
    sessions: sample.observations,
  };
}
