// A chain's quotes of one instant as a surface without static arbitrage: what the fit-surface calculator answers.
import { type EpochMs, MS_PER_YEAR } from '../../domain/index.ts';
import {
  findSurfaceArbitrage,
  type FittedSlice,
  fitSurface,
  type FittedSurface,
  SVI_POINTS_MIN,
  type SurfaceArbitrage,
} from '../../pricing/index.ts';
import { type NoQuotedSmile, quotedSmile, type QuotedSmile } from './quoted-smile.ts';
import { strikePairs, type StrikeQuote } from './strike-pairs.ts';

/** The quotes of one expiry. */
export interface ExpiryQuotes {
  readonly expiresAtMs: EpochMs;
  readonly quotes: readonly StrikeQuote[];
}

/** An expiry with its smile, or why it has none: a slice is never guessed from too little. */
export type SurfaceSlice =
  | ({ readonly ok: true; readonly expiresAtMs: EpochMs; readonly smile: QuotedSmile } & FittedSlice)
  | { readonly ok: false; readonly expiresAtMs: EpochMs; readonly reason: NoQuotedSmile | 'expired' };

export interface QuotedSurface {
  readonly model: FittedSurface['model'];
  /** In order of expiry. */
  readonly slices: readonly SurfaceSlice[];
  /** What is left after repair, by place in the fitted slices alone. */
  readonly arbitrage: readonly SurfaceArbitrage[];
  /** What the free fits held, by the same places. */
  readonly arbitrageBefore: readonly SurfaceArbitrage[];
}

/**
 * The surface at `atMs`, with one interest rate (continuously compounded) for all discounts. Time is calendar time over
 * 365 days to the expiry's instant. Expiries of one instant twice are the caller's mistake.
 */
export function fitQuotedSurface(
  expiries: readonly ExpiryQuotes[],
  atMs: EpochMs,
  rate: number,
): QuotedSurface {
  const ascending = [...expiries].sort((a, b) => a.expiresAtMs - b.expiresAtMs);
  const read = ascending.map(({ expiresAtMs, quotes }) => ({
    expiresAtMs,
    smile: smileAt(quotes, expiresAtMs - atMs, rate),
  }));
  const smiles = read.flatMap(({ smile }) => (smile.ok ? [smile.smile] : []));
  const surface = fitSurface(smiles);
  const fits = surface.slices.values();
  const slices = read.map(({ expiresAtMs, smile }): SurfaceSlice => {
    if (!smile.ok) return { ok: false, expiresAtMs, reason: smile.reason };
    const fit = fits.next().value as FittedSlice;
    return { ok: true, expiresAtMs, smile: smile.smile, ...fit };
  });
  const arbitrage = findSurfaceArbitrage(surface.slices.map(({ slice }) => slice));
  return { model: surface.model, slices, arbitrage, arbitrageBefore: surface.arbitrageBefore };
}

type SmileAt = ReturnType<typeof quotedSmile> | { readonly ok: false; readonly reason: 'expired' };

function smileAt(quotes: readonly StrikeQuote[], leftMs: number, rate: number): SmileAt {
  if (!(leftMs > 0)) return { ok: false, reason: 'expired' };
  const years = leftMs / MS_PER_YEAR;
  return quotedSmile(strikePairs(quotes), {
    years,
    discount: Math.exp(-rate * years),
    pointsMin: SVI_POINTS_MIN,
  });
}
