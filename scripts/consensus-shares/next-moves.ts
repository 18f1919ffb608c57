// How far the underlying moved after bars of each outcome, by the VIX known then: what a vote on the past says of the future.
import type { ConsensusVerdict } from '../../src/core/domain/index.ts';
import { sessionDateOf } from '../../src/core/domain/index.ts';
import { readVolatilityIndex } from '../../src/apps/sessions/index.ts';
import { type ConsensusConfig, createConsensus } from '../../src/core/signals/index.ts';
import type { BarEvents } from './bar-events.ts';

const SESSION_BARS = 78;
const SESSIONS_PER_YEAR = 252;

type Outcome = ConsensusVerdict['outcome'];

/** Mean absolute log return over the next sessions, as a share of what the VIX made one standard deviation. */
export interface MeanMove {
  readonly bars: number;
  readonly deviations: number;
}

/** The VIX in points at each bar's close: the close of the session before. Throws where the file lacks a session. */
export function knownVix(events: BarEvents, path: string): Float64Array {
  const index = readVolatilityIndex('vix', path, events.calendar);
  if (!index.ok) throw new Error(index.error.message);
  const levels: number[] = [];
  events.each(({ sessionDay }) => {
    const before = events.calendar.before(sessionDateOf(sessionDay))?.date;
    const level = before && index.closes.get(before);
    if (level === undefined) throw new RangeError(`no VIX of ${before ?? 'before the calendar'}`);
    levels.push(level);
  });
  return Float64Array.from(levels);
}

/** By outcome the mean move over the next `sessions` of 78 five-minute bars each. */
export function nextMoves(
  events: BarEvents,
  vixPoints: Float64Array,
  config: ConsensusConfig,
  sessions: number,
): ReadonlyMap<Outcome, MeanMove> {
  const outcomes: Outcome[] = [];
  const closes: number[] = [];
  const consensus = createConsensus(config, events.calendar);
  events.each((bar) => {
    consensus.noteBar(bar);
    outcomes.push(consensus.outcome(bar.availableAtMs));
    closes.push(bar.bar.close);
  });
  const moves = new Map<Outcome, MeanMove>();
  for (const [index, outcome] of outcomes.entries()) {
    const later = closes[index + sessions * SESSION_BARS];
    if (later === undefined) break;
    const deviation = ((vixPoints[index] ?? 0) / 100) * Math.sqrt(sessions / SESSIONS_PER_YEAR);
    const move = Math.abs(Math.log(later / (closes[index] ?? later))) / deviation;
    const { bars, deviations } = moves.get(outcome) ?? { bars: 0, deviations: 0 };
    moves.set(outcome, { bars: bars + 1, deviations: (deviations * bars + move) / (bars + 1) });
  }
  return moves;
}
