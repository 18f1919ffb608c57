// The laws whose worlds the null test runs in, by name.
import { lognormalLaw, movingVolatilityLaw, type PriceLaw } from '../../../core/synthetic/index.ts';

const LAWS = { lognormal: () => lognormalLaw(0.16), 'moving-volatility': movingVolatilityLaw } as const;

export type LawName = keyof typeof LAWS;

/** In the order in which they are told. */
export const LAW_NAMES = Object.keys(LAWS) as readonly LawName[];

export function lawNamed(name: LawName): PriceLaw {
  return LAWS[name]();
}
