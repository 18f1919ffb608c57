// What a run's worst sessions were made of: the fall of equity, the VIX on that day, and how many positions lost together.
import { dollarsFromCents, type SessionDate } from '../../../../core/domain/index.ts';
import type { LedgerRecord, SessionClosedRecord } from '../../../../core/ledger/index.ts';

/** Pairs of daily changes that a correlation needs. */
const PAIRS_MIN = 30;

export interface SessionMove {
  readonly date: SessionDate;
  /** Change of equity from the close before. */
  readonly pnlDollars: number;
  /** Close of that session less the one before; `undefined` where either is unknown. */
  readonly vixChangePoints: number | undefined;
  readonly vixPoints: number | undefined;
  /** Trades open at this close and at the one before, and those of them whose value fell. */
  readonly held: number;
  readonly fell: number;
}

export interface SessionMoves {
  /** `undefined` for a run whose equity never fell from one close to the next. */
  readonly worst: SessionMove | undefined;
  /** The session of the greatest rise of the VIX; `undefined` where no two closes are known. */
  readonly spike: SessionMove | undefined;
  /**
   * Of daily changes in value of two trades held together, uncentred, all pairs alike; `undefined` with too few pairs.
   * Source: Fisher (1925), Statistical Methods for Research Workers, ch. VII (intraclass correlation).
   */
  readonly correlation: number | undefined;
  readonly pairs: number;
}

/** The moves of a ledger from close to close. */
export function sessionMoves(records: readonly LedgerRecord[], initialCents: number): SessionMoves {
  const sessions = records.filter((record) => record.type === 'session-closed');
  const ended = records.findLast((record) => record.type === 'run-ended');
  const vixes = new Map<SessionDate, number>();
  for (const { vixDate, vixPoints } of ended === undefined ? sessions : [...sessions, ended]) {
    if (vixDate !== undefined && vixPoints !== undefined) vixes.set(vixDate, vixPoints);
  }
  let worst: SessionMove | undefined;
  let spike: SessionMove | undefined;
  let pairs = 0;
  let products = 0;
  let squares = 0;
  let before: SessionClosedRecord | undefined;
  for (const session of sessions) {
    const changes = markChanges(session, before);
    for (const [index, one] of changes.entries()) {
      for (const other of changes.slice(index + 1)) {
        pairs += 1;
        products += one * other;
        squares += (one * one + other * other) / 2;
      }
    }
    const vixPoints = vixes.get(session.date);
    const vixBefore = before === undefined ? undefined : vixes.get(before.date);
    const move: SessionMove = {
      date: session.date,
      pnlDollars: (session.equityCents - (before?.equityCents ?? initialCents)) / 100,
      vixPoints,
      vixChangePoints: vixPoints === undefined || vixBefore === undefined ? undefined : vixPoints - vixBefore,
      held: changes.length,
      fell: changes.filter((change) => change < 0).length,
    };
    if (move.pnlDollars < (worst?.pnlDollars ?? 0)) worst = move;
    if (
      move.vixChangePoints !== undefined &&
      move.vixChangePoints > (spike?.vixChangePoints ?? Number.NEGATIVE_INFINITY)
    )
      spike = move;
    before = session;
  }
  const isKnown = pairs >= PAIRS_MIN && squares > 0;
  return { worst, spike, correlation: isKnown ? products / squares : undefined, pairs };
}

/** Changes in value of the trades open at both closes, dollars. */
function markChanges(
  session: SessionClosedRecord,
  before: SessionClosedRecord | undefined,
): readonly number[] {
  if (before === undefined) return [];
  const marks = new Map(before.openTrades.map(({ tradeId, markCents }) => [tradeId, markCents]));
  return session.openTrades.flatMap(({ tradeId, markCents }) => {
    const earlier = marks.get(tradeId);
    return earlier === undefined ? [] : [dollarsFromCents(markCents) - dollarsFromCents(earlier)];
  });
}
