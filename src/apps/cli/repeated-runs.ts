// Makes a run again under other fills and premiums and, where it traded nothing, with what would have opened trades.
import type { FillBandEntry, PremiumBandEntry, WhyNotSection } from '../../analysis/report/index.ts';
import type { LedgerRecord } from '../../core/ledger/index.ts';
import { whyNot, WHY_NOT_DEFAULTS } from '../explain/index.ts';
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
  readonly whyNot?: WhyNotSection;
}

/** Every repetition of a run that made `records`, or `undefined` where the watch stopped one. */
export async function repeatedRuns(
  run: PreparedRun,
  records: readonly LedgerRecord[],
  watch: Watch,
): Promise<Bands | undefined> {
  const fillBand: FillBandEntry[] = [];
  for (const f of FILL_SHARES) {
    const repeated = await repeatWithFill(run, f, watch);
    if (repeated === undefined) return undefined;
    fillBand.push({ f, ...repeated });
  }
  const premiumBand = isPremiumAssumed(run) ? await repeatWithPremiums(run, watch) : [];
  if (premiumBand === undefined) return undefined;
  const bands = { fillBand, ...(premiumBand.length === 0 ? {} : { premiumBand }) };
  if (records.some(({ type }) => type === 'trade-opened')) return bands;
  const section = await whyNot(run, WHY_NOT_DEFAULTS, watch);
  return section && { ...bands, whyNot: section };
}
