// The cells that errors are reported in: by days to expiry, by delta and by the level of VIX.

export const DTE_BANDS = ['0-3', '4-14', '15-60', '61-400'] as const;
export type DteBand = (typeof DTE_BANDS)[number];

/** Absolute deltas in hundredths; `all` is 5 to 50. */
export const DELTA_BANDS = ['all', '5-10', '15-25', '30-50'] as const;
export type DeltaBand = (typeof DELTA_BANDS)[number];

export const VIX_BANDS = ['all', '<20', '20-30', '>30'] as const;
export type VixBand = (typeof VIX_BANDS)[number];

export interface Bucket {
  readonly dte: DteBand | 'all';
  readonly delta: DeltaBand;
  readonly vix: VixBand;
}

const DTE_TO: Readonly<Record<DteBand, number>> = { '0-3': 3, '4-14': 14, '15-60': 60, '61-400': 400 };

/** The band of a maturity of at most 400 days. */
export function dteBandOf(dte: number): DteBand {
  return DTE_BANDS.find((band) => dte <= DTE_TO[band]) ?? '61-400';
}

/** Bands of delta meet halfway between the deltas that are compared. */
const DELTA_RANGES: Readonly<Record<DeltaBand, readonly [number, number]>> = {
  all: [0.05, 1],
  '5-10': [0.05, 0.125],
  '15-25': [0.125, 0.275],
  '30-50': [0.275, 1],
};

/** Whether an out-of-the-money option of an absolute delta is in a band. */
export function isInDeltaBand(band: DeltaBand, absoluteDelta: number): boolean {
  const [from, to] = DELTA_RANGES[band];
  return absoluteDelta >= from - 1e-9 && absoluteDelta < to;
}

export function vixBandOf(vix: number): Exclude<VixBand, 'all'> {
  return vix < 20 ? '<20' : vix <= 30 ? '20-30' : '>30';
}
