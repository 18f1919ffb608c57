// Judges a spoilt file and says what became of the damage; `silent` is what must never be.
import { nyse } from '../../../src/core/market/bundled-rules.fixture.ts';
import { rawBars, type Row } from '../../../src/core/market/bars/raw-bars.fixture.ts';
import { inspectBars, type PreparedBars } from '../../../src/core/market/bars/prepare-bars.ts';
import { barDoubts, type Doubt } from '../../../src/core/market/index.ts';
import type { Damaged } from './damage.ts';

/**
 * `unchanged`: the damage changed nothing; `restored`: every bar has its true numbers again; `quarantined`: bars are
 * kept out and listed; `reported`: what is missing is told by date; `doubted`: accepted, but listed as odd by line;
 * `refused`: the file is; `silent`: a wrong bar is accepted, or a bar lost, and nothing says so.
 */
export type Outcome =
  | 'unchanged'
  | 'restored'
  | 'quarantined'
  | 'reported'
  | 'doubted'
  | 'refused'
  | 'silent';

export function outcomeOf(clean: readonly Row[], damaged: Damaged): Outcome {
  const result = inspectBars(rawBars(damaged.rows, damaged.stampKind), nyse, { name: 'bars.csv' });
  if (!result.ok) return 'refused';
  const right = new Map(clean.map((row) => [row.stampMs, row]));
  const wrong = wrongBars(result, right);
  const accepted = new Set(result.series.startMs);
  const lost = clean.filter(({ stampMs }) => !accepted.has(stampMs));
  const { report } = result;
  if (!isEveryRowCounted(result)) return 'silent';
  if (!lost.every(({ stampMs }) => isMissingTold(result, stampMs))) return 'silent';
  const doubts = barDoubts(result);
  const isNamed = (bar: number): boolean =>
    isDoubted(result, doubts, bar) || isBeyondLevelChange(result, bar);
  if (wrong.length > 0) return wrong.every(isNamed) ? 'doubted' : 'silent';
  if (lost.length > 0) return report.quarantinedRows > 0 ? 'quarantined' : 'reported';
  if (damaged.stampKind === undefined && isSame(clean, damaged.rows)) return 'unchanged';
  if (report.quarantinedRows > 0) return 'quarantined';
  return Object.keys(report.repaired).length > 0 ? 'restored' : 'silent';
}

function isEveryRowCounted({ report, series }: PreparedBars): boolean {
  const { duplicate = 0, 'outside-session': outside = 0 } = report.repaired;
  const isInOrder = series.startMs.every((ms, bar) => bar === 0 || ms > (series.startMs[bar - 1] as number));
  return isInOrder && report.accepted + report.quarantinedRows + duplicate + outside === report.rows;
}

function wrongBars({ series }: PreparedBars, right: ReadonlyMap<number, Row>): readonly number[] {
  const wrong: number[] = [];
  for (let bar = 0; bar < series.length; bar += 1) {
    const row = right.get(series.startMs[bar] as number);
    const isRight =
      row !== undefined &&
      (['open', 'high', 'low', 'close'] as const).every(
        (price) => Math.abs((series[price][bar] as number) / row[price] - 1) < 1e-11,
      ) &&
      series.volume?.[bar] === row.volume;
    if (!isRight) wrong.push(bar);
  }
  return wrong;
}

/** The session of a lost bar is listed as short, or lies in a listed gap; at the file's ends, its dates say so. */
function isMissingTold({ report }: PreparedBars, stampMs: number): boolean {
  const date = nyse.containing(stampMs as never)?.date ?? '';
  const { shortSessions, from, to } = report.sessions;
  if (shortSessions.some((short) => short.date === date)) return true;
  if (report.gaps.stretches.some(({ after, before }) => date > after && date < before)) return true;
  const isBeyond = from === undefined || to === undefined || date < from || date > to;
  return isBeyond && report.quarantinedRows > 0;
}

/** The bar itself is listed as odd, or its session for the scale of its volume; a stale run names its bars by their number. */
function isDoubted({ lines, sessionOf }: PreparedBars, doubts: readonly Doubt[], bar: number): boolean {
  return doubts.some(({ kind, bars }) =>
    bars.some(({ line, size }) => {
      const at = lines.indexOf(line);
      if (kind === 'volume-scale') return sessionOf[at] === sessionOf[bar];
      return bar >= at && bar < at + (kind === 'stale-run' ? size : 1);
    }),
  );
}

/** A lasting change is told at one session, and the bar stands on a side of it that is trusted as a whole. */
function isBeyondLevelChange({ report, sessionOf, series }: PreparedBars, bar: number): boolean {
  const [change, ...others] = report.levelChanges;
  if (change === undefined || others.length > 0 || report.quarantinedRows !== change.rows) return false;
  const date = sessionOf[bar]?.date ?? '';
  const isAfter = date >= change.date;
  return series.length === sessionOf.filter((session) => session.date >= change.date === isAfter).length;
}

function isSame(a: readonly Row[], b: readonly Row[]): boolean {
  return (
    a.length === b.length &&
    a.every((row, index) => {
      const other = b[index] as Row;
      return (['stampMs', 'open', 'high', 'low', 'close', 'volume'] as const).every(
        (field) => row[field] === other[field],
      );
    })
  );
}
