// Makes a run again under other fills and premiums.
import type { FillBandEntry, PremiumBandEntry } from '../../analysis/report/index.ts';
import {
  FILL_SHARES,
  isPremiumAssumed,
  type PreparedRun,
  repeatWithFill,
  repeatWithPremiums,
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
  const premiumBand = await repeatWithPremiums(run, watch);
  if (premiumBand === undefined) return undefined;
  return { fillBand, premiumBand };
}
