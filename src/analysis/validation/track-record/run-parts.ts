// A run cut into halves and into calendar years: whether what it earned came from all of its time or from one stretch.
import { type Cents, cents, dollarsFromCents, type SessionDate } from '../../../core/domain/index.ts';
import { cumulativeNormal, inverseCumulativeNormal } from '../../../core/numerics/index.ts';
import type { LedgerRecord } from '../../../core/ledger/index.ts';
import { SESSIONS_PER_YEAR, type SessionReturns, sharpeRatio } from '../../metrics/index.ts';
import { sharpeStandardError } from '../sharpe/sharpe-standard-error.ts';

/** One stretch of a run, by the account at session closes. */
export interface RunPart {
  /** `first half`, or the year. */
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly sessions: number;
  /** Trades closed in it. */
  readonly trades: number;
  readonly netPnlDollars: number;
  /** A year; `null` without deviation. */
  readonly sharpe: number | null;
  /** 95%, with dependence over time; `null` where the ratio is. */
  readonly sharpeInterval: readonly [low: number, high: number] | null;
}

export interface RunParts {
  readonly halves: readonly RunPart[];
  /** Chance of halves that differ by as much where both have the same Sharpe ratio; `null` where one has none. */
  readonly halvesChance: number | null;
  readonly years: readonly RunPart[];
}

/** Sessions of a run `[start, end)`. */
interface Stretch {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** The parts; none where the run has no sessions, and no halves of a single one. */
export function runParts(records: readonly LedgerRecord[], series: SessionReturns): RunParts {
  const { dates, excess } = series;
  const measure = measurer(records, series);
  const middle = Math.floor(dates.length / 2);
  const cut: readonly Stretch[] =
    dates.length < 2
      ? []
      : [
          { name: 'first half', start: 0, end: middle },
          { name: 'second half', start: middle, end: dates.length },
        ];
  return {
    halves: cut.map(measure),
    halvesChance: cut.length === 0 ? null : chanceOf(excess.slice(0, middle), excess.slice(middle)),
    years: yearsOf(dates).map(measure),
  };
}

function yearsOf(dates: readonly SessionDate[]): readonly Stretch[] {
  const years: { name: string; start: number; end: number }[] = [];
  for (const [index, date] of dates.entries()) {
    const name = date.slice(0, 4);
    const last = years.at(-1);
    if (last?.name === name) last.end = index + 1;
    else years.push({ name, start: index, end: index + 1 });
  }
  return years;
}

function measurer(
  records: readonly LedgerRecord[],
  { dates, excess }: SessionReturns,
): (stretch: Stretch) => RunPart {
  const [manifest] = records;
  const initial: Cents = manifest?.type === 'manifest' ? manifest.initialCashCents : cents(0);
  const equity = records.flatMap((record) => (record.type === 'session-closed' ? [record.equityCents] : []));
  const closedOn = records.flatMap((record) => (record.type === 'trade-closed' ? [record.date] : []));
  return ({ name, start, end }) => {
    const [from, to] = [dates[start] ?? '', dates[end - 1] ?? ''];
    const part = excess.slice(start, end);
    const before = start === 0 ? initial : (equity[start - 1] ?? initial);
    const ratio = sharpeRatio(part, SESSIONS_PER_YEAR);
    return {
      name,
      from,
      to,
      sessions: end - start,
      trades: closedOn.filter((date) => date >= from && date <= to).length,
      netPnlDollars: dollarsFromCents(cents((equity[end - 1] ?? before) - before)),
      sharpe: ratio ?? null,
      sharpeInterval: ratio === undefined ? null : intervalOf(part, ratio),
    };
  };
}

function intervalOf(excess: readonly number[], ratio: number): readonly [number, number] | null {
  const error = sharpeStandardError(excess);
  if (error === undefined) return null;
  const reach = inverseCumulativeNormal(0.975) * error * Math.sqrt(SESSIONS_PER_YEAR);
  return [ratio - reach, ratio + reach];
}

/** Two-sided, by the normal approximation, the halves taken as independent of each other. */
function chanceOf(first: readonly number[], second: readonly number[]): number | null {
  const ratios = [sharpeRatio(first, 1), sharpeRatio(second, 1)];
  const errors = [sharpeStandardError(first), sharpeStandardError(second)];
  const [one, other] = ratios;
  const [oneError, otherError] = errors;
  if (one === undefined || other === undefined || oneError === undefined || otherError === undefined)
    return null;
  const spread = Math.hypot(oneError, otherError);
  return spread > 0 ? 2 * cumulativeNormal(-Math.abs(one - other) / spread) : null;
}
