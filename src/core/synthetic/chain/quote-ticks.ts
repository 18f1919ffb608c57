// A session's price steps laid flat: what every simulated quote is rounded to, without a walk through the rule's list.
import { invariant, type TickRule } from '../../domain/index.ts';

/** One step below a price and another from it on, cents; a rule of one step has no such price. */
export class QuoteTicks {
  readonly belowCents: number;
  readonly fineCents: number;
  readonly coarseCents: number;

  constructor(rule: TickRule) {
    const [first, second] = rule.quoteTicks;
    invariant(
      first !== undefined && rule.quoteTicks.length <= 2,
      `a tick rule of ${rule.root} must have one or two steps, found ${rule.quoteTicks.length}`,
    );
    this.belowCents = first.belowCents ?? Number.POSITIVE_INFINITY;
    this.fineCents = first.tickCents;
    this.coarseCents = second?.tickCents ?? first.tickCents;
  }

  /** The step of a quote at `priceCents`, as `tickCents` gives it. */
  at(priceCents: number): number {
    return priceCents < this.belowCents ? this.fineCents : this.coarseCents;
  }
}
