// Random eSSVI surfaces that keep the no-arbitrage conditions, and the quotes a market on them would show.
import fc from 'fast-check';
import type { EssviSlice } from '../essvi-slice.ts';
import { type SviSlice, sviTotalVariance } from '../svi-slice.ts';
import type { SmileQuotes } from './smile-quotes.ts';

const unit = fc.double({ min: 0, max: 1, noNaN: true });

/** Slices of ascending theta, each drawn from what butterfly and calendar conditions leave open. */
export const essviSurfaces: fc.Arbitrary<readonly EssviSlice[]> = fc
  .array(fc.record({ rise: unit, tilt: unit, place: unit }), { minLength: 1, maxLength: 6 })
  .map((draws) => {
    const slices: EssviSlice[] = [];
    for (const { rise, tilt, place } of draws) {
      const before = slices.at(-1);
      const rho = 1.8 * tilt - 0.9;
      const steepness = 1 + Math.abs(rho);
      const growth =
        before === undefined ? 1 : Math.max((1 + before.rho) / (1 + rho), (1 - before.rho) / (1 - rho));
      const psiMin = before === undefined ? 0.01 : before.theta * before.phi * growth;
      const theta =
        Math.max((before?.theta ?? 0.001) * growth, psiMin ** 2 * 0.25 * steepness) * (1.001 + rise);
      const psiMax = Math.min(
        3.99 / steepness,
        2 * Math.sqrt(theta / steepness),
        theta * (before?.phi ?? Infinity),
      );
      // Rising slopes may leave nothing below the wing bound: then the surface ends.
      if (psiMin > psiMax) break;
      slices.push({ theta, rho, phi: (psiMin + (0.001 + 0.998 * place) * (psiMax - psiMin)) / theta });
    }
    return slices;
  })
  .filter((slices) => slices.length > 0);

/** Quotes at `count` strikes over two and a half deviations, mids moved by `noise` times a wave, a half point of vol wide. */
export function quotesOn(slice: SviSlice, years: number, count = 41, noise = 0): SmileQuotes {
  const deviation = Math.sqrt(sviTotalVariance(slice, 0));
  const points = Array.from({ length: count }, (_, index) => {
    const logMoneyness = deviation * ((5 * index) / (count - 1) - 3);
    const vol =
      Math.sqrt(sviTotalVariance(slice, logMoneyness) / years) + noise * Math.sin(37 * index * index + years);
    return { logMoneyness, bidVol: vol - 0.0025, vol, askVol: vol + 0.0025 };
  });
  return { years, points };
}
