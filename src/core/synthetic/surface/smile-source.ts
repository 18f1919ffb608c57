// Smiles that may stand in the place of the surface rule's, such as those of a law whose prices are known.
import type { EpochMs, OptionExpiry } from '../../domain/index.ts';

/** The smile of one expiry at one instant. */
export interface ExpirySmile {
  /** Total variance to settlement by ln(strike/forward). */
  totalVariance(logMoneyness: number): number;
}

export interface SmileSource {
  /** The smile at a bar's close in a session, before the expiry settles; it is read at once. */
  smileAt(
    expiry: OptionExpiry,
    moment: { readonly sessionIndex: number; readonly atMs: EpochMs },
  ): ExpirySmile;
}
