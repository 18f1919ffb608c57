// The bands of the volatility index that sessions are told apart by, and the sessions of a run in each.
import { vixBand } from '../../../core/signals/index.ts';

/** From the quietest to the wildest; a session's `band` is a place in this list. */
export const VIX_BANDS = ['calm', 'normal', 'elevated', 'crisis'] as const;

/** Points that part the bands, a level at one below it: the defaults of the settings of regimes. */
export const BAND_THRESHOLDS = { calm: 15, high: 20, crisis: 30, crash: 35 } as const;

/** Stands for a session before which no level was known. */
export const NO_BAND = -1;

/** The place in `VIX_BANDS` of a level in points; `NO_BAND` for none. */
export function bandOf(vixPoints: number | undefined): number {
  return vixPoints === undefined ? NO_BAND : VIX_BANDS.indexOf(vixBand(vixPoints, BAND_THRESHOLDS));
}
