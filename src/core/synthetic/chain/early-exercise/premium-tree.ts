// A binomial tree that tells what early exercise is worth at a row of spots around one level: American less European value.

/** An option of a slice as its premium depends on it. */
export interface ExerciseTerms {
  readonly isCall: boolean;
  readonly strike: number;
  /** Decimal a year. */
  readonly vol: number;
}

/** A slice's market in which the premium is asked, and the session for whose opening premiums are worked out. */
export interface ExerciseMarket {
  readonly sessionIndex: number;
  /** Years to settlement now and at the session's opening. */
  readonly years: number;
  readonly sessionYears: number;
  readonly rate: number;
  readonly yield: number;
  /** Logarithm of the spot less the present value of the dividends before settlement. */
  readonly logBareSpot: number;
  /** Years from the session's opening to each dividend before settlement, ascending, and their dollars. */
  readonly dividendYears: readonly number[];
  readonly dividendDollars: readonly number[];
}

/** Steps of time to settlement. */
const STEPS = 48;
/** Steps by which the tree begins early, so that it has this many spots, less one, at the opening. */
export const EARLY_STEPS = 12;
export const SPOTS = EARLY_STEPS + 1;
const american = new Float64Array(STEPS + SPOTS);
const european = new Float64Array(STEPS + SPOTS);
const spots = new Float64Array(2 * (STEPS + SPOTS));

/**
 * Fills the premiums at `SPOTS` bare spots around `exp(centre)`, ascending, at the session's opening; returns how far apart
 * their logarithms are. Dividends are taken off the spot beforehand (the escrowed model), as the slice's forward does.
 * Against `priceAmerican` to 60 days on a spot of 451: puts within 0.01 dollars, calls within 0.03 (ahead of a dividend).
 * Source: Cox, Ross and Rubinstein (1979), Option pricing: a simplified approach.
 */
export function writePremiums(
  out: Float64Array,
  { isCall, strike, vol }: ExerciseTerms,
  market: ExerciseMarket,
  centre: number,
): number {
  const stepYears = market.sessionYears / STEPS;
  const up = vol * Math.sqrt(stepYears);
  const growth = Math.exp((market.rate - market.yield) * stepYears);
  const down = Math.exp(-up);
  const upShare = Math.min(1, Math.max(0, (growth - down) / (1 / down - down)));
  const discount = Math.exp(-market.rate * stepYears);
  const riseWeight = discount * upShare;
  const fallWeight = discount * (1 - upShare);
  const sign = isCall ? 1 : -1;
  const reach = STEPS + EARLY_STEPS;
  // spots[i] is the bare spot i - reach steps above the centre.
  const grow = Math.exp(up);
  spots[0] = Math.exp(centre - reach * up);
  for (let index = 1; index <= 2 * reach; index += 1) spots[index] = (spots[index - 1] as number) * grow;
  for (let node = 0; node <= reach; node += 1) {
    european[node] = meanPayoff(spots[2 * node] as number, strike, sign, up);
    american[node] = european[node] as number;
  }
  for (let step = STEPS - 1; step >= 0; step -= 1) {
    const barrier = exerciseBarrier(market, { isCall, strike, vol }, step * stepYears, stepYears);
    const offset = STEPS - step;
    for (let node = 0; node <= EARLY_STEPS + step; node += 1) {
      european[node] = fallWeight * (european[node] as number) + riseWeight * (european[node + 1] as number);
      const held = fallWeight * (american[node] as number) + riseWeight * (american[node + 1] as number);
      const exercised = sign * ((spots[offset + 2 * node] as number) - barrier);
      american[node] = exercised > held ? exercised : held;
    }
  }
  for (let node = 0; node < SPOTS; node += 1)
    out[node] = (american[node] as number) - (european[node] as number);
  return 2 * up;
}

/**
 * The bare spot beyond which exercise gains something. A call that is exercised for a dividend between this step and the
 * next pays its strike only then.
 */
function exerciseBarrier(
  market: ExerciseMarket,
  { isCall, strike }: ExerciseTerms,
  years: number,
  stepYears: number,
): number {
  const { dividendYears, rate } = market;
  let paid = strike;
  if (isCall && rate > 0) {
    const within = dividendYears.findLast((at) => at > years && at <= years + stepYears);
    if (within !== undefined) paid = strike * Math.exp(-rate * (within - years));
  }
  return paid - dividendsAfter(market, years);
}

/** The payoff, its mean over the node's cell where the strike lies in it, so that it does not matter where. */
function meanPayoff(spot: number, strike: number, sign: number, up: number): number {
  const toStrike = Math.log(strike / spot);
  if (toStrike >= up || toStrike <= -up) return Math.max(0, sign * (spot - strike));
  const [low, high] = sign > 0 ? [toStrike, up] : [-up, toStrike];
  const meanSpot = spot * (Math.exp(high) - Math.exp(low));
  return (sign * (meanSpot - strike * (high - low))) / (2 * up);
}

/** Value, `years` after the opening, of the dividends that are still to come then. */
function dividendsAfter({ dividendYears, dividendDollars, rate }: ExerciseMarket, years: number): number {
  let value = 0;
  for (let index = dividendYears.length - 1; index >= 0; index -= 1) {
    const at = dividendYears[index] as number;
    if (at <= years) break;
    value += (dividendDollars[index] as number) * Math.exp(-rate * (at - years));
  }
  return value;
}
