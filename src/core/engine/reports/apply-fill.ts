// Books a fill: units that open a trade, add to it, change its legs or close it.
import {
  cents,
  dayNumberOf,
  hasContract,
  invariant,
  type OpenTrade,
  type OrderFilled,
  type SessionDate,
  structureValue,
  type TradeOpening,
} from '../../domain/index.ts';
import { bookClosing, bookIncrease, bookOpening, openTradeById } from '../../portfolio/index.ts';
import { isStop } from '../../strategy/index.ts';
import { noteClosing } from '../entry/day-trades.ts';
import { applyAdjustingFill } from '../adjust/apply-adjusting-fill.ts';
import type { EngineState, WorkingOrder } from '../engine-state.ts';
import { laneOf } from '../lane.ts';
import { orderFilledRecord } from '../records/order-records.ts';
import { tradeIncreasedRecord, tradeOpenedRecord } from '../records/trade-records.ts';
import type { StepOutput } from '../step-output.ts';
import { endTrade } from '../orders/end-trade.ts';
import { windDown } from '../orders/wind-down.ts';

/** Books the units of a fill that was not seen before; `working` is the order after it. */
export function applyFill(
  state: EngineState,
  working: WorkingOrder,
  event: OrderFilled,
  output: StepOutput,
): void {
  state.seenFillIds.add(event.fillId);
  state.lane = laneOf(state, working.order.intent.structure.expiry.root);
  const { action } = working.order.intent;
  if (action === 'open') openUnits(state, working, event, output);
  else if (action === 'adjust') applyAdjustingFill(state, working, event, output);
  else closeUnits(state, working, event, output);
}

function openUnits(state: EngineState, working: WorkingOrder, event: OrderFilled, output: StepOutput): void {
  const { intent } = working.order;
  const sessionDate = sessionOf(state);
  const isFirst = working.order.filledQuantity === event.quantity;
  const held = isFirst ? undefined : heldAsOrdered(state, working);
  state.lane.memory.lastEntryDay = dayNumberOf(sessionDate);
  if (held === undefined) {
    // Units that fill when the first ones are gone again, or hold other legs by then, are a trade of their own.
    const tradeId = isFirst ? intent.tradeId : state.nextTradeId;
    if (!isFirst) state.nextTradeId += 1;
    const trade = bookOpening(state.portfolio, openingOf(state, working, event, tradeId));
    state.counts.trades += 1;
    output.records.push(orderFilledRecord(state, working, event, tradeId), tradeOpenedRecord(state, trade));
    return;
  }
  bookIncrease(state.portfolio, held, openingOf(state, working, event, intent.tradeId));
  output.records.push(orderFilledRecord(state, working, event), tradeIncreasedRecord(state, held));
}

/** The order's trade, where it still holds the legs that the order opens. */
function heldAsOrdered({ portfolio }: EngineState, { order }: WorkingOrder): OpenTrade | undefined {
  const { tradeId, structure } = order.intent;
  const trade = openTradeById(portfolio, tradeId);
  const legs = trade?.opening.structure.legs ?? [];
  return structure.legs.every(({ contract }) => hasContract({ legs }, contract)) ? trade : undefined;
}

function openingOf(
  state: EngineState,
  { candidate, order }: WorkingOrder,
  event: OrderFilled,
  tradeId: number,
): TradeOpening {
  const { spotPoints } = state.lane;
  invariant(candidate !== undefined, 'an opening order keeps its candidate');
  invariant(spotPoints !== undefined, 'a fill comes after a bar');
  const vix = state.signals.vixPoints;
  return {
    tradeId,
    structure: candidate.structure,
    quantity: event.quantity,
    openedAtMs: state.nowMs,
    openedOn: sessionOf(state),
    spotPoints,
    quoteOrigin: event.quoteOrigin,
    quotedAtMs: event.quotedAtMs,
    legPricesCents: event.legPricesCents,
    creditCents: cents(-structureValue(order.intent.structure, event.legPricesCents)),
    feesCents: event.feesCents,
    candidate,
    vixPoints: vix.available ? vix.value : undefined,
    ...(order.intent.rolledFrom === undefined ? {} : { rolledFrom: order.intent.rolledFrom }),
  };
}

function closeUnits(state: EngineState, working: WorkingOrder, event: OrderFilled, output: StepOutput): void {
  const { intent } = working.order;
  const { exitReason } = intent;
  const trade = openTradeById(state.portfolio, intent.tradeId);
  invariant(
    trade !== undefined && exitReason !== undefined,
    'a closing order closes an open trade for a reason',
  );
  const { quantity, legPricesCents, feesCents } = event;
  const fill = { bundle: intent.structure, quantity, legPricesCents, feesCents };
  noteClosing(state, trade, sessionOf(state));
  const closed = bookClosing(state.portfolio, trade, fill);
  if (isStop(exitReason)) state.lane.memory.lastStopDay = dayNumberOf(sessionOf(state));
  output.records.push(orderFilledRecord(state, working, event));
  if (closed !== undefined) endTrade(state, closed, trade.windDown ?? exitReason, output);
  else if (trade.windDown !== undefined) windDown(state, trade, output);
}

function sessionOf(state: EngineState): SessionDate {
  invariant(state.sessionDate !== undefined, 'a fill comes inside a session');
  return state.sessionDate;
}
