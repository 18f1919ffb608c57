// Runs a strategy in one fair world, through everything a backtest goes through, and keeps its account.
import type { FeeSchedule } from '../../../core/domain/index.ts';
import { centsFromDollars } from '../../../core/domain/index.ts';
import { lastIndexAtOrBelow } from '../../../core/numerics/index.ts';
import type { Settings, UsageResult } from '../../config/index.ts';
import { createBacktest, type RawInputs, type RunMarket, runMarket } from '../../sessions/index.ts';
import { type FairAccount, FairLedger, type WorthOf } from './fair-account.ts';
import { type FairInputs, fairInputs, type WorldPlan } from './fair-inputs.ts';

/** What every world of a test shares. */
export interface WorldGround {
  readonly base: RawInputs;
  readonly settings: Settings;
  readonly feeSchedule: FeeSchedule;
}

/** The account of the strategy in the world of `plan`. Error codes as `runMarket` gives them. */
export function runWorld(ground: WorldGround, plan: WorldPlan): UsageResult<FairAccount> {
  const world = fairInputs(ground.base, plan);
  const { settings, feeSchedule } = ground;
  const market = runMarket(world.inputs, settings, feeSchedule);
  if (!market.ok) return market;
  const initialDollars = centsFromDollars(settings.cash) / 100;
  const ledger = new FairLedger(initialDollars, worthIn(world, market.value));
  const backtest = createBacktest({
    market: market.value,
    tables: ground.base.tables,
    settings,
    feeSchedule,
    sink: { append: (record) => ledger.append(record) },
  });
  while (backtest.advanceSession());
  return { ok: true, value: ledger.account() };
}

/** Worth at a bar's close, on the spot that the run itself sees there. */
function worthIn({ values }: FairInputs, { dataset }: RunMarket): WorthOf {
  const { closeMs, close } = dataset.series;
  return ({ expiry, settlement, right, strikeCents }, atMs) => {
    const bar = lastIndexAtOrBelow(closeMs, atMs);
    const sessionIndex = dataset.sessionOf[bar]?.index ?? -1;
    return values.valueDollars(
      { expiry: { sessionDate: expiry, settlement }, right, strikeCents },
      close[bar] as number,
      { sessionIndex, atMs },
    );
  };
}
