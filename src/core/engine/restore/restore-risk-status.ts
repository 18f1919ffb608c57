// The latches after a restart: session closes, trips and commands are read back in the order in which they were made.
import type { LedgerRecord } from '../../ledger/index.ts';
import {
  NO_STATUS_LIMITS,
  type RiskStatus,
  statusAfterOrder,
  statusAfterResume,
  withClose,
  withTrip,
} from '../../risk/index.ts';
import type { EngineState } from '../engine-state.ts';

/** Takes what a record says of closes, trips and commands into the risk status; other records say nothing of it. */
export function restoreRiskStatus(state: EngineState, record: LedgerRecord): void {
  state.riskStatus = statusAfterRecord(state, record);
}

function statusAfterRecord({ riskStatus, plan }: EngineState, record: LedgerRecord): RiskStatus {
  switch (record.type) {
    case 'session-closed':
      return withClose(riskStatus, record.equityCents, plan.watch?.limits ?? NO_STATUS_LIMITS);
    case 'kill-switch': {
      const { reason, measured, limit, action } = record;
      return withTrip(riskStatus, { reason, measured, limit, action });
    }
    case 'operator-command':
      return record.command === 'resume'
        ? statusAfterResume(riskStatus, record.equityCents)
        : statusAfterOrder(riskStatus, record.command);
    case 'rule-violation':
      // How ledgers told of a halt before commands had a record of their own.
      return record.rule === 'operator-halt' ? statusAfterOrder(riskStatus, 'halt') : riskStatus;
    default:
      return riskStatus;
  }
}
