// Price steps: which one holds for a price, and prices moved onto it; quotes and limits are made through it.
import { type Cents, cents, invariant, type Root, type SessionDate, type TickRule } from '../domain/index.ts';

/** The rule of a root on a date, or `undefined` where the table has none. */
export function tickRuleOn(rules: readonly TickRule[], root: Root, date: SessionDate): TickRule | undefined {
  return rules.find(
    (rule) => rule.root === root && rule.from <= date && (rule.to === undefined || date <= rule.to),
  );
}

/** The step of a quote at `priceCents`, cents per share. */
export function tickCents(rule: TickRule, priceCents: number): number {
  for (const step of rule.quoteTicks) {
    if (step.belowCents === undefined || priceCents < step.belowCents) return step.tickCents;
  }
  invariant(false, `tick rule of ${rule.root} from ${rule.from} must end in a step without a bound`);
}

/** Which way a price that is between two ticks goes. */
export type TickRounding = 'down' | 'up' | 'nearest';

/** A modelled price carries binary noise (1.1 x 100 is above 110): this near to a tick, in ticks, it is on it. */
const ON_TICK_TOLERANCE = 1e-9;

/** A price on the step `tick`, cents per share; `down` is towards minus infinity, `nearest` takes halves up. */
export function roundToTick(priceCents: number, tick: number, rounding: TickRounding): Cents {
  const ticks = priceCents / tick;
  const nearest = Math.floor(ticks + 0.5 + ON_TICK_TOLERANCE);
  if (rounding === 'nearest' || Math.abs(ticks - nearest) <= ON_TICK_TOLERANCE) return cents(nearest * tick);
  return cents((rounding === 'down' ? Math.floor(ticks) : Math.ceil(ticks)) * tick);
}
