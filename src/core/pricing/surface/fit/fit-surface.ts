// Fits all expiries of a chain to one surface without static arbitrage and says what had to be repaired for it.
import { type EssviSlice } from '../essvi-slice.ts';
import { findButterfly, findCalendarSpread } from '../svi-arbitrage.ts';
import { repairButterfly } from '../svi-jump-wings.ts';
import { type SviSlice, sviTotalVariance } from '../svi-slice.ts';
import { fitEssvi, sviOfEssvi } from './fit-essvi.ts';
import { fitSvi, fitSviInside } from './fit-svi.ts';
import type { SmileQuotes } from './smile-quotes.ts';

export interface FittedSlice {
  readonly slice: SviSlice;
  /** What the free fit to these quotes had that was fitted away. */
  readonly repaired: readonly ('butterfly' | 'calendar')[];
  /** Root mean square of model less mid volatility over the points, in points of 1%. */
  readonly rmseVolPoints: number;
  /** Share of the points whose model volatility lies between those of bid and ask, to a millionth of it. */
  readonly insideBidAsk: number;
}

/**
 * `svi`: each expiry has the five parameters of its own fit. `essvi`: some expiry could not be kept clear of arbitrage
 * so, or only far from its quotes, and all have the three of an eSSVI slice, written as SVI.
 */
export interface FittedSurface {
  readonly model: 'svi' | 'essvi';
  /** In the order of the quotes. */
  readonly slices: readonly FittedSlice[];
  /** What the free fits of all expiries hold, before any repair: the arbitrage of the quotes as SVI sees them. */
  readonly arbitrageBefore: readonly SurfaceArbitrage[];
}

/** A place where a surface could be traded against itself; `index` is that of the (later) slice. */
export interface SurfaceArbitrage {
  readonly kind: 'butterfly' | 'calendar';
  readonly index: number;
  readonly logMoneyness: number;
}

/** Relative error that a fit to exact quotes keeps; where bid and ask are one price it decides nothing. */
const ROUNDING = 1e-6;

/**
 * A surface free of butterfly and calendar arbitrage at every strike; only quotes so far apart that no eSSVI surface
 * holds them all could leave some, which `findSurfaceArbitrage` would tell. `expiries` ascend strictly in years, each with at
 * least `SVI_POINTS_MIN` points. Where the free fits of all expiries are clear of arbitrage they are the surface. Else an
 * eSSVI surface is fitted, free fits are made that follow it beyond their quotes, and from the nearest expiry on each
 * that still holds arbitrage is fitted again inside the bounds.
 */
export function fitSurface(expiries: readonly SmileQuotes[]): FittedSurface {
  const free = expiries.map((quotes) => fitSvi(quotes));
  const arbitrageBefore = findSurfaceArbitrage(free);
  const isFree = arbitrageBefore.length === 0 && free.every((slice) => slice !== undefined);
  const surface = isFree ? freeSurface(expiries, free) : boundedSurface(expiries);
  return { ...surface, arbitrageBefore };
}

type Surface = Omit<FittedSurface, 'arbitrageBefore'>;

function freeSurface(expiries: readonly SmileQuotes[], free: readonly (SviSlice | undefined)[]): Surface {
  const slices = expiries.flatMap((quotes, index) => {
    const slice = free[index];
    return slice === undefined ? [] : [fitted(quotes, slice, [])];
  });
  return { model: 'svi', slices };
}

function boundedSurface(expiries: readonly SmileQuotes[]): Surface {
  const essvi = essviSurface(expiries);
  const anchored = expiries.map((quotes, index) => ({ ...quotes, ...anchorOf(essvi.slices[index]) }));
  const fits = anchored.map((quotes) => fitSvi(quotes));
  const svi = sviSurface(anchored, fits);
  return svi !== undefined && meanMisfit(svi) <= meanMisfit(essvi) ? svi : withRepairs(essvi, fits);
}

/**
 * Every slice with a butterfly and every pair of neighbours with a calendar spread, one place each. An expiry without a
 * slice is passed over, and so are its pairs.
 */
export function findSurfaceArbitrage(slices: readonly (SviSlice | undefined)[]): readonly SurfaceArbitrage[] {
  const found: SurfaceArbitrage[] = [];
  for (const [index, slice] of slices.entries()) {
    if (slice === undefined) continue;
    for (const [kind, place] of Object.entries(arbitrageOf(slice, slices[index - 1]))) {
      if (place !== undefined) found.push({ kind: kind as SurfaceArbitrage['kind'], index, ...place });
    }
  }
  return found;
}

function anchorOf(fit: FittedSlice | undefined): { readonly anchor?: SviSlice } {
  return fit === undefined ? {} : { anchor: fit.slice };
}

function meanMisfit({ slices }: Surface): number {
  return slices.reduce((sum, { rmseVolPoints }) => sum + rmseVolPoints, 0);
}

function arbitrageOf(
  slice: SviSlice,
  previous: SviSlice | undefined,
): Readonly<Record<SurfaceArbitrage['kind'], ReturnType<typeof findButterfly>>> {
  const calendar = previous === undefined ? undefined : findCalendarSpread(previous, slice);
  return { butterfly: findButterfly(slice), calendar };
}

function repairsOf(slice: SviSlice | undefined, previous: SviSlice | undefined): FittedSlice['repaired'] {
  if (slice === undefined) return [];
  const { butterfly, calendar } = arbitrageOf(slice, previous);
  return [
    ...(butterfly === undefined ? [] : (['butterfly'] as const)),
    ...(calendar === undefined ? [] : (['calendar'] as const)),
  ];
}

function sviSurface(
  expiries: readonly SmileQuotes[],
  fits: readonly (SviSlice | undefined)[],
): Surface | undefined {
  const slices: FittedSlice[] = [];
  for (const [index, quotes] of expiries.entries()) {
    const fit = fits[index];
    if (fit === undefined) return undefined;
    const previous = slices.at(-1)?.slice;
    const repaired = repairsOf(fit, previous);
    const slice =
      repaired.length === 0 ? fit : fitSviInside(quotes, startsOf(quotes, fit, previous), previous);
    if (slice === undefined) return undefined;
    slices.push(fitted(quotes, slice, repaired));
  }
  return { model: 'svi', slices };
}

/** Where a repair may begin: the fit itself, its repair by wings, an eSSVI slice, and the slice before raised to it. */
function startsOf(quotes: SmileQuotes, fit: SviSlice, previous: SviSlice | undefined): readonly SviSlice[] {
  const starts = [fit, sviOfEssvi(fitEssvi(quotes, undefined))];
  const repaired = repairButterfly(fit);
  if (repaired !== undefined && repaired !== fit) starts.push(repaired);
  if (previous !== undefined) {
    const ratio = sviTotalVariance(fit, 0) / sviTotalVariance(previous, 0);
    starts.push({ ...previous, a: previous.a * ratio, b: previous.b * ratio });
  }
  return starts;
}

function essviSurface(expiries: readonly SmileQuotes[]): Surface {
  const slices: FittedSlice[] = [];
  let previous: EssviSlice | undefined;
  for (const quotes of expiries) {
    previous = fitEssvi(quotes, previous);
    slices.push(fitted(quotes, sviOfEssvi(previous), []));
  }
  return { model: 'essvi', slices };
}

/** An eSSVI slice stands for a repair where the free fit to its quotes would have held arbitrage. */
function withRepairs(surface: Surface, fits: readonly (SviSlice | undefined)[]): Surface {
  const slices = surface.slices.map((one, index) => ({
    ...one,
    repaired: repairsOf(fits[index], surface.slices[index - 1]?.slice),
  }));
  return { ...surface, slices };
}

function fitted(
  { points, years }: SmileQuotes,
  slice: SviSlice,
  repaired: FittedSlice['repaired'],
): FittedSlice {
  let squares = 0;
  let inside = 0;
  for (const { logMoneyness, bidVol, vol, askVol } of points) {
    const model = Math.sqrt(sviTotalVariance(slice, logMoneyness) / years);
    squares += (model - vol) ** 2;
    const room = ROUNDING * model;
    if (model >= bidVol - room && model <= askVol + room) inside += 1;
  }
  return {
    slice,
    repaired,
    rmseVolPoints: 100 * Math.sqrt(squares / points.length),
    insideBidAsk: inside / points.length,
  };
}
