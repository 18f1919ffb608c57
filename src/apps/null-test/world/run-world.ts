// Runs a strategy in one fair world, through everything a backtest goes through, and keeps its account.
import type { FeeSchedule } from '../../../core/domain/index.ts';
import { centsFromDollars } from '../../../core/domain/index.ts';
import { lastIndexAtOrBelow } from '../../../core/numerics/index.ts';
import type { Settings, UsageResult } from '../../config/index.ts';
import type { SilentRun } from '../../permuted-signals/index.ts';
import { createBacktest, type RawInputs, type RunMarket, runMarket } from '../../sessions/index.ts';
import { type FairAccount, FairLedger, type WorthOf } from './fair-account.ts';
import { type FairInputs, fairInputs, type WorldPlan } from './fair-inputs.ts';

/** What every world of a test shares. */
export interface WorldGround {
  readonly base: RawInputs;
  readonly settings: Settings;
  readonly feeSchedule: FeeSchedule;
}

/** A world that the strategy can be run in any number of times. */
export interface OpenWorld {
  readonly run: SilentRun;
  readonly worthOf: WorthOf;
}

/** The world of `plan`. Error codes as `runMarket` gives them. */
export function openWorld(ground: WorldGround, plan: WorldPlan): UsageResult<OpenWorld> {
  const world = fairInputs(ground.base, plan);
  const { base, settings, feeSchedule } = ground;
  const market = runMarket(world.inputs, settings, feeSchedule);
  if (!market.ok) return market;
  const run = { market: market.value, tables: base.tables, settings, feeSchedule };
  return { ok: true, value: { run, worthOf: worthIn(world, market.value) } };
}

/** The account of the strategy in a world. */
export function accountIn({ run, worthOf }: OpenWorld): FairAccount {
  const ledger = new FairLedger(centsFromDollars(run.settings.cash) / 100, worthOf);
  const backtest = createBacktest({ ...run, sink: { append: (record) => ledger.append(record) } });
  while (backtest.advanceSession());
  return ledger.account();
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
