// Correlations of several series of returns, pulled towards their average by as much as their noise deserves.

/**
 * The correlation matrix of series of equal length, shrunk towards one that has the average correlation everywhere; the
 * weight of that target is estimated from the same data. `undefined` below three observations, and where a series does not
 * move. Of two series the target is what they show, so that nothing is shrunk.
 * Source: Ledoit and Wolf (2004), Honey, I shrunk the sample covariance matrix, appendices A and B.
 */
export function shrunkCorrelation(
  series: readonly (readonly number[])[],
): readonly (readonly number[])[] | undefined {
  const observations = series[0]?.length ?? 0;
  if (observations < 3 || series.some(({ length }) => length !== observations)) return undefined;
  const centred = series.map(standardised);
  if (centred.some((one) => one === undefined)) return undefined;
  const sample = new StandardisedSample(centred as readonly (readonly number[])[]);
  const weight = targetWeight(sample, observations);
  return series.map((_, row) =>
    series.map((__, column) =>
      row === column ? 1 : weight * sample.average + (1 - weight) * sample.correlation(row, column),
    ),
  );
}

/** The series less its mean over its deviation (divisor n); `undefined` where it is constant or not all finite. */
function standardised(values: readonly number[]): readonly number[] | undefined {
  const mean = average(values);
  const deviation = Math.sqrt(average(values.map((value) => (value - mean) ** 2)));
  // A constant's mean may be off by a rounding.
  if (!(deviation > 1e-12 * Math.abs(mean)) || !Number.isFinite(deviation)) return undefined;
  return values.map((value) => (value - mean) / deviation);
}

/** Standardised series, of which covariances are correlations. */
class StandardisedSample {
  readonly size: number;
  /** Mean correlation of two different series; 1 where there is one alone. */
  readonly average: number;
  readonly #series: readonly (readonly number[])[];
  readonly #correlations: readonly (readonly number[])[];

  constructor(series: readonly (readonly number[])[]) {
    this.#series = series;
    this.size = series.length;
    this.#correlations = series.map((one) => series.map((other) => meanProduct(one, other)));
    const pairs = (this.size * (this.size - 1)) / 2;
    let sum = 0;
    for (let row = 0; row < this.size; row += 1) {
      for (let column = 0; column < row; column += 1) sum += this.correlation(row, column);
    }
    this.average = pairs === 0 ? 1 : sum / pairs;
  }

  correlation(row: number, column: number): number {
    return this.#correlations[row]?.[column] ?? Number.NaN;
  }

  /** Mean over time of `(x_i x_j - r_ij) (x_k x_l - r_kl)`: the asymptotic covariance of two sample correlations' numerators. */
  noise([i, j]: readonly [number, number], [k, l]: readonly [number, number]): number {
    const x = (series: number): readonly number[] => this.#series[series] ?? [];
    const first = products(x(i), x(j)).map((product) => product - this.correlation(i, j));
    const second = products(x(k), x(l)).map((product) => product - this.correlation(k, l));
    return meanProduct(first, second);
  }
}

/** The paper's kappa over T, from 0 to 1, for series of unit variance. */
function targetWeight(sample: StandardisedSample, observations: number): number {
  let pi = 0;
  let rho = 0;
  let gamma = 0;
  for (let row = 0; row < sample.size; row += 1) {
    rho += sample.noise([row, row], [row, row]);
    for (let column = 0; column < sample.size; column += 1) {
      pi += sample.noise([row, column], [row, column]);
      if (row === column) continue;
      const withOwn = sample.noise([row, row], [row, column]) + sample.noise([column, column], [row, column]);
      rho += (sample.average / 2) * withOwn;
      gamma += (sample.average - sample.correlation(row, column)) ** 2;
    }
  }
  // Where all correlations are alike there is nothing to shrink.
  if (!(gamma > 1e-20)) return 0;
  return Math.max(0, Math.min(1, (pi - rho) / gamma / observations));
}

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function meanProduct(one: readonly number[], other: readonly number[]): number {
  return average(products(one, other));
}

function products(one: readonly number[], other: readonly number[]): readonly number[] {
  return one.map((value, index) => value * (other[index] ?? Number.NaN));
}
