// Makes a run again under other fills and premiums.
import type { FillBandEntry, PremiumBandEntry } from '../../analysis/report/index.ts';
import {
  FILL_SHARES,
  isPremiumAssumed,
  PREMIUM_SCALES,
  type PreparedRun,
  repeatWithFill,
  repeatWithPremium,
  type Watch,
} from '../sessions/index.ts';

export interface Bands {
  readonly fillBand: readonly FillBandEntry[];
  readonly premiumBand?: readonly PremiumBandEntry[];
}

/** Every repetition, or `undefined` where the watch stopped one. */
export async function repeatedRuns(run: PreparedRun, watch: Watch): Promise<Bands | undefined> {
  const fillBand: FillBandEntry[] = [];
  for (const f of FILL_SHARES) {
    const repeated = await repeatWithFill(run, f, watch);
    if (repeated === undefined) return undefined;
    fillBand.push({ f, ...repeated });
  }
  if (!isPremiumAssumed(run)) return { fillBand };
  const premiumBand: PremiumBandEntry[] = [];
  for (const scale of PREMIUM_SCALES) {
    const repeated = await repeatWithPremium(run, scale, watch);
    if (repeated === undefined) return undefined;
    premiumBand.push(repeated);
  }
  return { fillBand, premiumBand };
}
