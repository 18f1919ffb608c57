// Counts how far each bar of a run got on the way to a trade: the answer to "why did it not trade?".
import { ENTRY_GATES, type EntryGate, invariant } from '../../core/domain/index.ts';
import type { LedgerRecord } from '../../core/ledger/index.ts';

/** Bars that one gate stopped. */
export interface GateCount {
  readonly gate: EntryGate;
  readonly stopped: number;
}

/** bars = sum of stopped + candidates: every tradable bar is counted once. */
export interface DecisionFunnel {
  readonly bars: number;
  /** Every gate in the order in which they are asked, also those that stopped nothing. */
  readonly gates: readonly GateCount[];
  /** Bars that passed every gate. */
  readonly candidates: number;
  /** Opening orders sent. */
  readonly orders: number;
  /** Trades opened. */
  readonly trades: number;
}

/** The funnel of a ledger; throws `InvariantViolation` for an outcome that is no gate. */
export function decisionFunnel(records: Iterable<LedgerRecord>): DecisionFunnel {
  const outcomes = new Map<string, number>([...ENTRY_GATES, 'candidate'].map((outcome) => [outcome, 0]));
  let bars = 0;
  let orders = 0;
  let trades = 0;
  for (const record of records) {
    if (record.type === 'order-submitted' && record.action === 'open') orders += 1;
    if (record.type === 'trade-opened') trades += 1;
    if (record.type !== 'session-closed') continue;
    for (const [outcome, count] of record.bars) {
      const before = outcomes.get(outcome);
      invariant(before !== undefined, `a bar's outcome is a gate or a candidate, found ${outcome}`);
      outcomes.set(outcome, before + count);
      bars += count;
    }
  }
  const gates = ENTRY_GATES.map((gate) => ({ gate, stopped: outcomes.get(gate) ?? 0 }));
  return { bars, gates, candidates: outcomes.get('candidate') ?? 0, orders, trades };
}

/** The gate that stopped the most bars, the first of equals; `undefined` where none stopped any. */
export function strictestGate(funnel: DecisionFunnel): GateCount | undefined {
  let strictest: GateCount | undefined;
  for (const one of funnel.gates) {
    if (one.stopped > (strictest?.stopped ?? 0)) strictest = one;
  }
  return strictest;
}

/** The gate behind which no bar is left; `undefined` where bars became candidates, or there were none. */
export function closingGate(funnel: DecisionFunnel): GateCount | undefined {
  return funnel.candidates > 0 ? undefined : funnel.gates.findLast(({ stopped }) => stopped > 0);
}
