// Readings made of others, and the one that another room works out.
import type { EpochMs, Signal } from '../../../domain/index.ts';
import { volatilityPremium } from '../../volatility/volatility-premium.ts';
import { type Changes, known, missing, type ReadingRule, type ReadingRules } from '../reading.ts';

/** Implied less realised volatility, known when the later of the two was; missing for the first reason there is. */
export function premiumRules(vix: ReadingRule, realised: ReadingRule): ReadingRules<'vrp'> {
  const compute = (): Signal<number> => {
    const implied = vix.compute();
    if (!implied.available) return implied;
    const past = realised.compute();
    if (!past.available) return past;
    const premium = volatilityPremium({ vixPoints: implied.value, realised: past.value });
    return known(premium, Math.max(implied.asOfMs, past.asOfMs) as EpochMs);
  };
  return { vrp: { restsOn: [...vix.restsOn, ...realised.restsOn], compute } };
}

/** The vote of the timeframes, as it was last noted. */
export class ConsensusReading {
  readonly rules: ReadingRules<'consensus'>;
  readonly #changes: Changes = { count: 0 };
  #consensus: Signal<number> = missing('no-vote-yet');

  constructor() {
    this.rules = { consensus: { restsOn: [this.#changes], compute: () => this.#consensus } };
  }

  note(consensus: Signal<number>): void {
    this.#consensus = consensus;
    this.#changes.count += 1;
  }
}
