// A staged engine that holds three condors of which a put is tested, for tests of what is done about it.
import type { Command } from '../../domain/index.ts';
import type { LedgerRecord } from '../../ledger/index.ts';
import { chainToday, STRATEGY } from '../../strategy/entry-case.fixture.ts';
import { PLAN, stagedEngine, type Stepped, submitted } from '../engine-stage.fixture.ts';
import type { TradingPlan } from '../engine-state.ts';

export const ADJUST = {
  testedDelta: 0.3,
  untestedDelta: 0.2,
  creditCentsMin: 5,
  dteMin: 1,
  lossIncreaseMax: 0,
};
export const ADJUSTING: TradingPlan = { ...PLAN, strategy: { ...STRATEGY, adjust: ADJUST } };
/** 276 sold, 282 and 283 bought, 289 sold: 36 a share. */
export const ROLL = [180, 97, 88, 41];

/** The market so many minutes after the open, at a spot. */
export function market(minutes: number, spot: number) {
  const chain = chainToday(minutes);
  chain.spotPoints = spot;
  return chain;
}

/** Three condors of 251, 258, 282 and 289 sold at 202 at eleven, and the bar at which the put is tested. */
export function tested(plan: TradingPlan = ADJUSTING) {
  const stage = stagedEngine(plan);
  const records: LedgerRecord[] = [];
  const kept = (step: Stepped): Stepped => {
    records.push(...step.records);
    return step;
  };
  const bar = (minutes: number, spot: number): Stepped => kept(stage.bar(minutes, market(minutes, spot)));
  const opening = submitted(bar(90, 270));
  kept(stage.fill(opening.orderId));
  return { ...stage, bar, kept, records, decided: bar(95, 264) };
}

export const cancelled = ({ commands }: Stepped): readonly number[] =>
  commands.flatMap((command: Command) => (command.kind === 'cancel-order' ? [command.orderId] : []));
