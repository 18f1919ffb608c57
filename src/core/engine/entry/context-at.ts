// What the strategy is shown when it is asked for an entry at a bar.
import type { BarClosed } from '../../domain/index.ts';
import type { StrategyContext } from '../../strategy/index.ts';
import type { EngineState } from '../engine-state.ts';
import { laneOf } from '../lane.ts';

/** What the strategy may look at now; one object for the whole run, so that a quiet bar allocates none. */
export function contextAt(state: EngineState, bar: BarClosed): StrategyContext {
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
