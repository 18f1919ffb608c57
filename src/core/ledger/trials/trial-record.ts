// One line of the register of trials: a configuration that was tried on a stretch of a market, and what its returns were like.
import type { EpochMs, SessionDate } from '../../domain/index.ts';
import { type Members, listOf, mapOf, objectOf, oneOf, optional, shapeOf } from '../value-shape.ts';

/** A configuration whose result somebody could see, and so could choose by. */
export interface TrialRecord {
  readonly type: 'trial';
  /** When it was counted. */
  readonly atMs: EpochMs;
  /** `neighbour`: tried by `quantor validate` around another configuration. */
  readonly source: 'backtest' | 'neighbour';
  /** Of a neighbour: the SHA-256 of the settings that it was tried around. */
  readonly around?: string;
  /** What was traded, whichever file it came from: `S&P 500`, or a simulated market by the digest of its making. */
  readonly market: string;
  readonly root: string;
  /** First and last session. */
  readonly from: SessionDate;
  readonly to: SessionDate;
  readonly sessions: number;
  readonly trades: number;
  /** SHA-256 over the inputs that make the market: the same data and the same settings are one trial. */
  readonly dataSha256: string;
  readonly configSha256: string;
  /** Settings that are not at their default, by dotted key. */
  readonly changed: Readonly<Record<string, unknown>>;
  readonly runId: string;
  readonly quantorVersion: string;
  /** Of returns a session above what cash earned, not annualised; absent without deviation. */
  readonly sharpe?: number;
  readonly skewness?: number;
  /** Raw: 3 for a normal. */
  readonly kurtosis?: number;
  /** Account returns of calendar months from `firstMonth` (`YYYY-MM`) on, rounded to a millionth. */
  readonly firstMonth: string;
  readonly months: readonly number[];
}

const { whole, number, text, date, anything } = shapeOf;

const members: Members<TrialRecord> = {
  type: oneOf(['trial']),
  atMs: whole,
  source: oneOf(['backtest', 'neighbour']),
  around: optional(text),
  market: text,
  root: text,
  from: date,
  to: date,
  sessions: whole,
  trades: whole,
  dataSha256: text,
  configSha256: text,
  changed: mapOf(anything),
  runId: text,
  quantorVersion: text,
  sharpe: optional(number),
  skewness: optional(number),
  kurtosis: optional(number),
  firstMonth: text,
  months: listOf(number),
};

const shape = objectOf<TrialRecord>(members);

/** Says what keeps a value from being a trial, or `undefined` where it is one. */
export function trialProblem(value: unknown): string | undefined {
  const problem = shape(value);
  return problem === undefined ? undefined : `trial${problem}`;
}

/** Names what counts once: the same settings on the same data. */
export function trialKey({
  dataSha256,
  configSha256,
}: Pick<TrialRecord, 'dataSha256' | 'configSha256'>): string {
  return `${dataSha256} ${configSha256}`;
}
