// Spoils a generated file in one known way, or in several at once, and says what became of the damage.
import { createRng } from '../../../src/core/numerics/index.ts';
import { type CleanMarket, cleanMarket } from './clean-market.ts';
import { COLUMN_DAMAGE } from './column-damage.ts';
import type { Damage, Damaged } from './damage.ts';
import { type Outcome, outcomeOf } from './damage-outcome.ts';
import { ROW_DAMAGE } from './row-damage.ts';
import { STAMP_DAMAGE } from './stamp-damage.ts';

/** Every way that must be found, by name. */
export const DAMAGES: Readonly<Record<string, Damage>> = {
  ...ROW_DAMAGE,
  ...COLUMN_DAMAGE,
  ...STAMP_DAMAGE,
};

/** What became of the damage; `undefined` where it does not apply to the file drawn. */
export function damagedOnce(kind: string, seed: number, market = cleanMarket(seed)): Outcome | undefined {
  const damaged = DAMAGES[kind]?.(market, createRng(`${seed} ${kind}`));
  return damaged === undefined ? undefined : outcomeOf(market.rows, damaged);
}

/** What became of damage to several rows of one file. */
export function damagedOften(kinds: readonly string[], seed: number): Outcome {
  const market = cleanMarket(seed);
  let damaged: Damaged = market;
  for (const [index, kind] of kinds.entries()) {
    const spoilt: CleanMarket = { ...market, rows: damaged.rows };
    damaged = ROW_DAMAGE[kind]?.(spoilt, createRng(`${seed} ${index} ${kind}`)) ?? damaged;
  }
  return outcomeOf(market.rows, damaged);
}
