// Index levels inside the day from recorded daily rows: the levels quotes rest on where a volatility index is given.
import { type BarSeries, invariant } from '../../domain/index.ts';
import type { TradingSession } from '../../market/index.ts';
import type { SessionBars } from '../session-bars.ts';
import { MEMBER_ELASTICITY } from '../surface/index-family.ts';
import {
  emptyVolatilityPath,
  type GivenMembers,
  type VolatilityPath,
  writeLevels,
} from './volatility-path.ts';

/** Daily bars of the family's members in points; only VIX is required. */
export interface RecordedIndices {
  readonly vix: SessionBars;
  readonly vix9d: SessionBars | undefined;
  readonly vix3m: SessionBars | undefined;
  readonly vix6m: SessionBars | undefined;
}

type Member = keyof RecordedIndices;

/**
 * Change of ln VIX per change of ln spot away from the day's own line. Own measurement: daily changes of 1990 to 2026
 * give -3.5 to -8 by period, and five-minute departures of 2025 a little more.
 */
const SPOT_ELASTICITY = -5;

/**
 * A path through each day's recorded levels: from the open (the previous close where the row has no own open) to the
 * close, logarithmically in time, moved against the spot's departure from its own open-to-close line, and kept inside the
 * day's range. Sessions without a VIX row are unavailable; other members without a row are estimated. The path is
 * generated ahead of the run, like bridged bars: what is *known* of an index at a bar is its published rows only.
 */
export function recordedVolatilityPath(
  indices: RecordedIndices,
  intraday: SessionBars,
  sessions: readonly TradingSession[],
): VolatilityPath {
  const { bars, sessionIndex } = intraday;
  const path = emptyVolatilityPath(
    bars.length,
    'recorded',
    'the volatility index has no row for this session',
  );
  const lanes = {
    vix: lane('vix', indices),
    vix9d: lane('vix9d', indices),
    vix3m: lane('vix3m', indices),
    vix6m: lane('vix6m', indices),
  };
  const given: GivenMembers = { vix9d: undefined, vix3m: undefined, vix6m: undefined };
  let from = 0;
  while (from < bars.length) {
    const index = sessionIndex[from] as number;
    let to = from + 1;
    while (to < bars.length && sessionIndex[to] === index) to += 1;
    const session = sessions[index];
    invariant(session !== undefined, `the calendar has no session ${index}`);
    for (const each of Object.values(lanes)) seek(each, index);
    if (lanes.vix.hasRow) {
      const line = spotLine(bars, from, to, session);
      for (let bar = from; bar < to; bar += 1) {
        const share = ((bars.closeMs[bar] as number) - session.openMs) / (session.closeMs - session.openMs);
        const departure = Math.log(bars.close[bar] as number) - line.start - share * line.slope;
        given.vix9d = levelAt(lanes.vix9d, share, departure);
        given.vix3m = levelAt(lanes.vix3m, share, departure);
        given.vix6m = levelAt(lanes.vix6m, share, departure);
        writeLevels(path, bar, levelAt(lanes.vix, share, departure) as number, given);
      }
    }
    from = to;
  }
  return path;
}

/** The straight line of ln spot from the session's first open to its last close, over the bars' share of the session. */
function spotLine(
  bars: BarSeries,
  from: number,
  to: number,
  session: TradingSession,
): { readonly start: number; readonly slope: number } {
  const length = session.closeMs - session.openMs;
  const firstShare = ((bars.startMs[from] as number) - session.openMs) / length;
  const lastShare = ((bars.closeMs[to - 1] as number) - session.openMs) / length;
  const open = Math.log(bars.open[from] as number);
  const slope = (Math.log(bars.close[to - 1] as number) - open) / (lastShare - firstShare);
  return { start: open - firstShare * slope, slope };
}

/** One member's daily rows with a cursor, and the day it stands on as logarithms. */
interface Lane {
  readonly daily: SessionBars | undefined;
  readonly elasticity: number;
  row: number;
  hasRow: boolean;
  start: number;
  slope: number;
  low: number;
  high: number;
}

function lane(member: Member, indices: RecordedIndices): Lane {
  const elasticity = SPOT_ELASTICITY * MEMBER_ELASTICITY[member];
  return { daily: indices[member], elasticity, row: 0, hasRow: false, start: 0, slope: 0, low: 0, high: 0 };
}

function seek(target: Lane, session: number): void {
  const { daily } = target;
  target.hasRow = false;
  if (daily === undefined) return;
  const { sessionIndex, bars } = daily;
  while (target.row < sessionIndex.length && (sessionIndex[target.row] as number) < session) target.row += 1;
  if (sessionIndex[target.row] !== session) return;
  const row = target.row;
  const close = bars.close[row] as number;
  const open = bars.open[row] as number;
  // Early rows hold the close four times: their open says nothing.
  const start = open === close && row > 0 ? (bars.close[row - 1] as number) : open;
  target.hasRow = true;
  target.start = Math.log(start);
  target.slope = Math.log(close) - target.start;
  target.low = Math.min(bars.low[row] as number, start, close);
  target.high = Math.max(bars.high[row] as number, start, close);
}

function levelAt(target: Lane, share: number, departure: number): number | undefined {
  if (!target.hasRow) return undefined;
  const level = Math.exp(target.start + share * target.slope + target.elasticity * departure);
  return Math.min(target.high, Math.max(target.low, level));
}
