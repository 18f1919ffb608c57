// The engine: the only way in which state changes, in backtest, replay, paper and live alike.
import { adjustTrades } from './adjust/adjust-trades.ts';
import { openSuccessors } from './adjust/roll-out.ts';
import { type EngineEvent, invariant } from '../domain/index.ts';
import { assertCashIdentity } from '../portfolio/index.ts';
import { applyAccountEvent } from './reports/apply-account-event.ts';
import { applyConnectionEvent } from './reports/apply-connection-event.ts';
import { applyMarketEvent } from './stages/apply-market-event.ts';
import { applyOrderEvent } from './reports/apply-order-event.ts';
import { closeSession } from './stages/close-session.ts';
import type { EngineState } from './engine-state.ts';
import { walkLadders } from './orders/walk-ladders.ts';
import { manageTrades } from './stages/manage-trades.ts';
import { seekEntry } from './stages/seek-entry.ts';
import type { StepOutput } from './step-output.ts';
import { updateRiskStatus } from './stages/update-risk-status.ts';
import { applyOperatorCommand, applyTimer } from './stages/apply-instruction.ts';

/**
 * Takes `state` past `event`, appending what must be done and kept to `output`.
 * Mutates `state` in place; the same state and event always give the same result and nothing else is touched.
 */
export function step(state: EngineState, event: EngineEvent, output: StepOutput): void {
  // The messages of checks made at every event are written only where a check fails.
  if (!(event.availableAtMs >= state.nowMs)) invariant(false, `event ${event.seq} would turn the clock back`);
  state.nowMs = event.availableAtMs;
  state.seq = event.seq;
  state.counts.events += 1;
  switch (event.kind) {
    case 'bar-closed':
      applyMarketEvent(state, event);
      state.lane.desk?.noteBar(event);
      if (event.isTradable) {
        updateRiskStatus(state, output);
        walkLadders(state, event, output);
        manageTrades(state, event, output);
        adjustTrades(state, event, output);
        openSuccessors(state, event, output);
        seekEntry(state, event, output);
      }
      break;
    case 'volatility-published':
      state.signals.vixPoints = { available: true, value: event.row.vix, asOfMs: event.availableAtMs };
      state.signals.vixDate = event.row.date;
      for (const { desk } of state.lanes) desk?.noteVolatility(event.row, event.availableAtMs);
      break;
    case 'peer-closed':
      for (const { desk } of state.lanes) desk?.notePeerClose(event.points, event.availableAtMs);
      break;
    case 'session-ended':
      closeSession(state, event, output);
      break;
    case 'venue-disconnected':
    case 'venue-reconnected':
      applyConnectionEvent(state, event, output);
      break;
    case 'expiry-settled':
    case 'option-exercised':
    case 'position-liquidated':
    case 'dividend-booked':
    case 'interest-credited':
      applyAccountEvent(state, event, output);
      break;
    case 'timer-due':
      applyTimer(state, event, output);
      break;
    case 'operator-command':
      applyOperatorCommand(state, event, output);
      break;
    default:
      applyOrderEvent(state, event, output);
  }
  assertCashIdentity(state.portfolio);
}
