// The audit of a ledger: everything its records state is worked out again from the records before, by code of its own.
import type { LedgerEntry, LegRecord } from '../../core/ledger/index.ts';
import type { HeldShares } from './account/holdings.ts';
import type { AuditCheck, AuditCheckName, Complain } from './audit-check.ts';
import { createCashCheck } from './checks/check-cash.ts';
import { createCollateralCheck } from './checks/check-collateral.ts';
import { createHaltCheck } from './checks/check-halts.ts';
import { createOrderCheck } from './checks/check-orders.ts';
import { createPositionCheck, type PositionCheck } from './checks/check-positions.ts';
import { createSurfaceCheck } from './checks/marks/surface-statements.ts';
import { createRollOutCheck } from './checks/orders/check-roll-outs.ts';
import { createSequenceCheck } from './checks/check-sequence.ts';
import { createSessionCheck } from './checks/check-sessions.ts';
import { createTradeCheck } from './checks/check-trades.ts';

/** Problems that are kept with their reasons; beyond them only the count goes on. */
const PROBLEMS_KEPT_MAX = 100;

export interface LedgerProblem {
  /** Byte at which the record's line begins. */
  readonly offset: number;
  readonly check: AuditCheckName;
  readonly reason: string;
}

/** Margin as the records imply it: what is held could cost this much at expiry, before premium. */
export interface AuditedMargin {
  /** At the end of the run; `undefined` where the loss has no bound. */
  readonly worstLossCents: number | undefined;
  /** The highest at any session's close. */
  readonly worstLossCentsMax: number | undefined;
  /** The least, over session closes, of cash less worst loss: what would be left. */
  readonly cashAfterWorstLossCentsMin: number | undefined;
}

export interface LedgerAudit {
  readonly ok: boolean;
  readonly records: number;
  readonly firstBad: { readonly offset: number; readonly reason: string } | undefined;
  /** Cash at the end, recomputed. */
  readonly cashCents: number;
  /** Contracts held at the end, recomputed; `quantity` is + long, - short. */
  readonly positions: readonly LegRecord[];
  /** Shares held at the end, recomputed: + long, - sold short. */
  readonly shares: readonly HeldShares[];
  readonly margin: AuditedMargin;
  /** The first problems, in the order of the records. */
  readonly problems: readonly LedgerProblem[];
  readonly problemCount: number;
}

/** Audits the records of a ledger whose bytes were already found intact. */
export function verifyLedger(entries: readonly LedgerEntry[]): LedgerAudit {
  const problems: LedgerProblem[] = [];
  let problemCount = 0;
  let offset = 0;
  const complainAs =
    (check: AuditCheckName): Complain =>
    (reason) => {
      problemCount += 1;
      if (problems.length < PROBLEMS_KEPT_MAX) problems.push({ offset, check, reason });
    };
  const sequence = createSequenceCheck(complainAs('sequence'));
  const cash = createCashCheck(complainAs('cash'));
  const collateral = createCollateralCheck(complainAs('collateral'), {
    cashCents: cash.cashCents,
    worstLossCents: () => positions.worstLossCents(),
  });
  const positions = createPositionCheck(complainAs('positions'), collateral.isSecured);
  const trades = createTradeCheck(complainAs('trades'));
  const margin = createMarginRecord(positions, cash.cashCents);
  // Sessions come after trades: they ask which trades the same record has left open.
  const checks: readonly AuditCheck[] = [
    sequence,
    cash,
    createOrderCheck(complainAs('orders')),
    createSurfaceCheck(complainAs('orders')),
    positions,
    collateral,
    trades,
    createRollOutCheck(complainAs('orders')),
    createHaltCheck(complainAs('halts')),
    createSessionCheck(complainAs('sessions'), trades),
    margin,
  ];
  for (const entry of entries) {
    ({ offset } = entry);
    for (const check of checks) check.see(entry.record);
  }
  sequence.finish();
  const [first] = problems;
  return {
    ok: first === undefined,
    records: entries.length,
    firstBad: first === undefined ? undefined : { offset: first.offset, reason: first.reason },
    cashCents: cash.cashCents(),
    positions: positions.positions(),
    shares: positions.shares(),
    margin: margin.margin(),
    problems,
    problemCount,
  };
}

/** Follows the worst loss over session closes; it complains of nothing, since what is allowed is the run's own rule. */
function createMarginRecord(
  positions: PositionCheck,
  cashCents: () => number,
): AuditCheck & { readonly margin: () => AuditedMargin } {
  let worstLossCentsMax: number | undefined = 0;
  let cashAfterWorstLossCentsMin: number | undefined;
  return {
    see(record) {
      if (record.type !== 'session-closed' || worstLossCentsMax === undefined) return;
      const worst = positions.worstLossCents();
      const left = worst === undefined ? undefined : cashCents() - worst;
      worstLossCentsMax = worst === undefined ? undefined : Math.max(worstLossCentsMax, worst);
      cashAfterWorstLossCentsMin =
        left === undefined ? undefined : Math.min(cashAfterWorstLossCentsMin ?? left, left);
    },
    margin: () => ({
      worstLossCents: positions.worstLossCents(),
      worstLossCentsMax,
      cashAfterWorstLossCentsMin,
    }),
  };
}
