// What a picture of smiles shows: recorded volatilities beside simulated ones, a panel an expiry.

export interface SmilePoint {
  readonly strike: number;
  readonly volPercent: number;
}

export interface SmilePanel {
  readonly title: string;
  readonly dte: number;
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
