// Readings of the chain at the bar in hand: volatility at the money and skew of one expiry.
import type { BarClosed, ChainSnapshot, OptionExpiry, Signal } from '../../../domain/index.ts';
import { atmVolatility } from '../../volatility/chain/atm-volatility.ts';
import { nearestExpiry } from '../../volatility/chain/nearest-expiry.ts';
import { skew25 } from '../../volatility/chain/skew.ts';
import { type Changes, known, missing, type ReadingRules } from '../reading.ts';

export const CHAIN_READINGS = ['atm-iv', 'skew-25'] as const;
type Name = (typeof CHAIN_READINGS)[number];

/** Nothing is asked of the chain until a reading is. */
export class ChainReadings {
  readonly rules: ReadingRules<Name>;
  readonly #dteTarget: number;
  readonly #changes: Changes = { count: 0 };
  #bar: BarClosed | undefined;

  constructor(dteTarget: number) {
    this.#dteTarget = dteTarget;
    const restsOn = [this.#changes];
    this.rules = {
      'atm-iv': { restsOn, compute: () => this.#ofExpiry(atmReading) },
      'skew-25': { restsOn, compute: () => this.#ofExpiry(skewReading) },
    };
  }

  noteBar(bar: BarClosed): void {
    this.#bar = bar;
    this.#changes.count += 1;
  }

  #ofExpiry(valueOf: (chain: ChainSnapshot, expiry: OptionExpiry) => Signal<number>): Signal<number> {
    if (this.#bar === undefined) return missing('no-bar-yet');
    const { chain, sessionDate } = this.#bar;
    if ('unavailable' in chain) return missing(chain.unavailable);
    const expiry = nearestExpiry(chain, sessionDate, this.#dteTarget);
    return expiry === undefined ? missing('no-listed-expiry') : valueOf(chain, expiry);
  }
}

function atmReading(chain: ChainSnapshot, expiry: OptionExpiry): Signal<number> {
  const volatility = atmVolatility(chain, expiry);
  return volatility === undefined ? missing('no-atm-volatility') : known(volatility, chain.atMs);
}

function skewReading(chain: ChainSnapshot, expiry: OptionExpiry): Signal<number> {
  const skew = skew25(chain, expiry);
  return skew.ok ? known(skew.value, chain.atMs) : missing(skew.reason);
}
