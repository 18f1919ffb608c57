// Holds the account against its limits on losses, at every bar and at every session's close, and withdraws orders at a trip.
import { cents, type Trip } from '../../domain/index.ts';
import { equityCents } from '../../portfolio/index.ts';
import {
  isFlattening,
  isStopped,
  newTrips,
  NO_STATUS_LIMITS,
  type RiskStatus,
  statusAfterClose,
  statusAtEquity,
  type StatusLimits,
} from '../../risk/index.ts';
import type { EngineState } from '../engine-state.ts';
import { cancelOpenings } from '../orders/cancel-orders.ts';
import { takeBackFor } from '../orders/leave-trade.ts';
import type { StepOutput } from '../step-output.ts';

/** Judges equity at a bar's marks; while new risk is stopped, asks again for the end of every opening order that works. */
export function updateRiskStatus(state: EngineState, output: StepOutput): void {
  const equity = equityCents(state.portfolio);
  enterRiskStatus(state, statusAtEquity(state.riskStatus, equity, limitsOf(state)), output);
  // A venue that lost the first request would otherwise fill what was decided before the trip.
  if (isStopped(state.riskStatus)) cancelOpenings(state, output);
}

/** Takes a session's close into the status, after the session's record: a ledger is read back in that order. */
export function closeRiskSession(state: EngineState, output: StepOutput): void {
  const equity = equityCents(state.portfolio);
  enterRiskStatus(state, statusAfterClose(state.riskStatus, equity, limitsOf(state)), output);
  if (isStopped(state.riskStatus)) cancelOpenings(state, output);
}

function limitsOf(state: EngineState): StatusLimits {
  return state.plan.watch?.limits ?? NO_STATUS_LIMITS;
}

/** Takes over a status, records what tripped, and makes way for urgent exits where everything is to be closed now. */
export function enterRiskStatus(state: EngineState, after: RiskStatus, output: StepOutput): void {
  const before = state.riskStatus;
  if (after === before) return;
  state.riskStatus = after;
  for (const trip of newTrips(before, after)) output.records.push(killSwitchRecord(state, trip));
  // Closing orders that can wait are taken back: urgent ones are sent in their place once they have ended.
  if (isFlattening(after) && !isFlattening(before))
    for (const trade of state.portfolio.openTrades) takeBackFor(state, trade, 'kill-switch', output);
}

function killSwitchRecord(state: EngineState, trip: Trip): StepOutput['records'][number] {
  const { reason, action, measured, limit } = trip;
  const equity = equityCents(state.portfolio);
  return {
    type: 'kill-switch',
    seq: state.seq,
    atMs: state.nowMs,
    reason,
    action,
    ...(measured === undefined ? {} : { measured }),
    ...(limit === undefined ? {} : { limit }),
    ...(Number.isFinite(equity) ? { equityCents: cents(equity) } : {}),
  };
}
