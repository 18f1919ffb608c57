// The job of the null test: one world of a seed, run through the whole pipeline and judged, on any thread.
import { job as jobOf } from '../../adapters/jobs/index.ts';
import { findingOf, type WorldFinding } from '../../analysis/validation/index.ts';
import { createRng } from '../../core/numerics/index.ts';
import { LawPrices } from '../../core/synthetic/index.ts';
import type { Settings } from '../config/index.ts';
import { groundOf } from './world/ground-of.ts';
import { type LawName, lawNamed } from './world/laws.ts';
import { accountIn, openWorld } from './world/run-world.ts';

/** What all worlds of a test share. */
export interface NullTestGround {
  readonly settings: Settings;
  readonly years: number;
}

/** One world. */
export interface NullWorld {
  readonly law: LawName;
  readonly seed: number;
  /** Volatility points by which options are dearer than fair. */
  readonly premiumVolPoints: number;
}

/** Runs worlds of `NullTestGround`; throws what their inputs refuse, since settings have been tried before. */
export const job = jobOf<NullTestGround, NullWorld, WorldFinding>(import.meta.url, ({ settings, years }) => {
  const ground = groundOf(settings);
  if (!ground.ok) throw new Error(ground.error.message);
  const priced = new Map<LawName, LawPrices>();
  return ({ law, seed, premiumVolPoints }) => {
    const prices = priced.get(law) ?? new LawPrices(lawNamed(law));
    priced.set(law, prices);
    const world = openWorld(ground.value, { prices, years, seed, premiumVolPoints });
    if (!world.ok) throw new Error(world.error.message);
    const { sessions, trades } = accountIn(world.value);
    return findingOf({ ...sessions, trades }, createRng(seed).fork('null-test-intervals'));
  };
});
