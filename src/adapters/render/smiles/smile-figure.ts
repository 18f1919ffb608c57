// What a picture of smiles shows: recorded volatilities beside simulated ones, a panel an expiry.

export interface SmilePoint {
  readonly strike: number;
  readonly volPercent: number;
}

export interface SmilePanel {
  readonly title: string;
  /** Below the title: how far the smile is missed, and what is particular about it. */
  readonly note: string;
  readonly dte: number;
  /** Strikes between which errors are measured; `undefined` where no delta of the measure is quoted. */
  readonly measured: { readonly from: number; readonly to: number } | undefined;
  /** One point a quote. */
  readonly recorded: readonly SmilePoint[];
  /** The curve, ascending by strike. */
  readonly simulated: readonly SmilePoint[];
}

/** One snapshot; `name` is fit for a file. */
export interface SmileFigure {
  readonly name: string;
  readonly title: string;
  readonly panels: readonly SmilePanel[];
}
