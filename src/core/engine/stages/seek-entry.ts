// Asks the strategy for a new structure and risk for its size; every bar leaves with one outcome.
import {
  type BarClosed,
  type Enter,
  type EntryDecision,
  type EntryGate,
  type EpochMs,
  MS_PER_DAY,
  type Stand,
} from '../../domain/index.ts';
import { approveEntry } from '../../risk/index.ts';
import { decideEntry, STAND_AT_GATE, type StrategyContext } from '../../strategy/index.ts';
import type { EngineState } from '../engine-state.ts';
import { laneOf } from '../lane.ts';
import { entryViewOf, unitFeesCents } from '../entry/entry-view.ts';
import { candidateRecord } from '../records/order-records.ts';
import { sendOrder } from '../orders/send-order.ts';
import { riskGate } from './risk-gate.ts';
import { addOutcome } from './session-outcomes.ts';
import type { StepOutput } from '../step-output.ts';

const MS_PER_MINUTE = 60_000;
/** Refusals that what the signals said explains. */
const SIGNAL_GATES: ReadonlySet<EntryGate> = new Set([
  'regime',
  'consensus',
  'factor',
  'confidence',
  'signal-size',
]);
/** An order sent at the close is cancelled when the next session ends; this is for data that end before it does. */
const OVERNIGHT_ORDER_MS = 5 * MS_PER_DAY;

/** Decides on an entry at this bar, sends it where approved, and counts the bar's outcome. */
export function seekEntry(state: EngineState, event: BarClosed, output: StepOutput): void {
  state.counts.bars += 1;
  const decision = decide(state, event);
  const stopped = decision.kind === 'stand' ? decision : refuseOrSend(state, decision, event, output);
  addOutcome(state.lane.outcomes, stopped?.gate);
  if (stopped !== undefined) output.witness?.entryDecided(state, event, stopped);
  if (stopped === undefined) state.counts.candidates += 1;
  else if (stopped.measured !== undefined || stopped.reason !== undefined) traceFirst(state, stopped, output);
}

function decide(state: EngineState, event: BarClosed): EntryDecision {
  const gate = riskGate(state, event);
  if (gate !== undefined) return STAND_AT_GATE[gate];
  return decideEntry(contextAt(state, event), state.lane.strategy);
}

/** What the strategy may look at now; one object for the whole run, so that a quiet bar allocates none. */
function contextAt(state: EngineState, bar: BarClosed): StrategyContext {
  const { workingEntries, comingTrades } = countUnderWay(state);
  if (state.lane.context === undefined) {
    const { calendar, desk, memory } = state.lane;
    const { openTrades } = state.portfolio;
    state.lane.context = { bar, calendar, desk, memory, openTrades, workingEntries, comingTrades };
  } else {
    state.lane.context.bar = bar;
    state.lane.context.workingEntries = workingEntries;
    state.lane.context.comingTrades = comingTrades;
  }
  return state.lane.context;
}

function refuseOrSend(
  state: EngineState,
  { candidate, sizeScale }: Enter,
  event: BarClosed,
  output: StepOutput,
): Stand | undefined {
  const { risk, rateOn, fees } = state.plan;
  const { entry } = state.lane.strategy;
  const isAtClose = state.nowMs >= event.sessionCloseMs;
  const workFromMs = isAtClose ? undefined : workInstantMs(event, entry.workFrom);
  const verdict = approveEntry(
    {
      tradeId: state.nextTradeId,
      candidate,
      creditSlipMax: entry.creditSlipMax,
      ...(sizeScale === undefined ? {} : { sizeScale }),
      rate: rateOn?.(event.sessionDate) ?? 0,
      unitFeesCents: unitFeesCents(fees, candidate, event.sessionDate),
      workFromMs,
      // The bar that closes the session may still fill it.
      expiresAtMs: isAtClose ? undefined : ((event.sessionCloseMs + 1) as EpochMs),
    },
    entryViewOf(state, event, candidate),
    risk,
  );
  if (verdict.kind === 'refused') return { kind: 'stand', ...verdict.refusal, candidate };
  output.witness?.entryDecided(state, event, { ...verdict, candidate });
  state.nextTradeId += 1;
  state.counts.orders += 1;
  state.lane.memory.entriesThisSession += 1;
  const orderId = sendOrder(
    state,
    {
      intent: verdict.order,
      candidate,
      collateral: verdict.collateral,
      signals: state.lane.desk?.card(),
    },
    output,
  );
  const timeoutMs = Math.max(entry.orderTimeoutMinutes * MS_PER_MINUTE, state.nowMs - event.bar.startMs);
  // An order sees at least the next bar, however long bars are.
  const atMs = (workFromMs ?? state.nowMs) + (isAtClose ? OVERNIGHT_ORDER_MS : timeoutMs);
  output.commands.push({ kind: 'set-timer', timerId: orderId, atMs: atMs as EpochMs });
  return undefined;
}

/** The time of day from which an order is worked, on this session; `undefined` once it has come. */
function workInstantMs(event: BarClosed, workFrom: number | undefined): EpochMs | undefined {
  if (workFrom === undefined) return undefined;
  const atMs = event.sessionOpenMs + (workFrom - event.sessionOpenMinute) * MS_PER_MINUTE;
  return atMs > event.availableAtMs ? (atMs as EpochMs) : undefined;
}

const NOTHING_UNDER_WAY = { workingEntries: 0, comingTrades: 0 };

/** Openings that work: those of this lane, and those of all lanes that would be one trade more. */
function countUnderWay(state: EngineState): Pick<StrategyContext, 'workingEntries' | 'comingTrades'> {
  if (state.workingOrders.size === 0) return NOTHING_UNDER_WAY;
  const { openTrades } = state.portfolio;
  let workingEntries = 0;
  let comingTrades = 0;
  for (const { order } of state.workingOrders.values()) {
    const { action, structure, tradeId } = order.intent;
    if (action !== 'open') continue;
    if (laneOf(state, structure.expiry.root) === state.lane) workingEntries += 1;
    // Filled in part, it is open and counted there.
    if (!openTrades.some(({ opening }) => opening.tradeId === tradeId)) comingTrades += 1;
  }
  return { workingEntries, comingTrades };
}

/** Keeps the first refusal of the session at each gate that judged numbers or lacked them. */
function traceFirst(state: EngineState, stand: Stand, output: StepOutput): void {
  if (state.lane.tracedGates.has(stand.gate)) return;
  state.lane.tracedGates.add(stand.gate);
  const signals = SIGNAL_GATES.has(stand.gate) ? state.lane.desk?.card() : undefined;
  output.records.push({
    type: 'trace',
    seq: state.seq,
    atMs: state.nowMs,
    gate: stand.gate,
    ...(stand.measured === undefined ? {} : { measured: stand.measured }),
    ...(stand.limit === undefined ? {} : { limit: stand.limit }),
    ...(stand.reason === undefined ? {} : { reason: stand.reason }),
    ...(stand.candidate === undefined ? {} : { candidate: candidateRecord(stand.candidate) }),
    ...(signals === undefined ? {} : { signals }),
  });
}
