// The limits on delta, gamma, vega and theta, of one trade and of the whole book, as shares of equity.
import type { EntryGate } from '../../domain/index.ts';
import { GREEK_NAMES, type GreekDollars, type GreekName } from '../exposure/greek-dollars.ts';
import { atMost, type LimitAnswer } from './refusal.ts';

/** Most of each as a share of equity, whatever its sign; `undefined` switches one off. */
export type GreekLimits = Readonly<Partial<Record<GreekName, number | undefined>>>;

/** Refuses the first Greek that is too large; where one is limited, Greeks that cannot be told are too. Dollars in the refusal. */
export function checkGreeks(
  gate: EntryGate & ('trade-greeks' | 'portfolio-greeks'),
  greeks: GreekDollars | undefined,
  limits: GreekLimits,
  equityDollars: number,
): LimitAnswer {
  for (const name of GREEK_NAMES) {
    const ratioMax = limits[name];
    if (ratioMax === undefined) continue;
    if (greeks === undefined) return { gate, reason: 'no-greeks' };
    const answer = atMost(gate, Math.abs(greeks[name]), ratioMax * equityDollars);
    if (answer !== undefined) return { ...answer, reason: answer.reason ?? name };
  }
  return undefined;
}
