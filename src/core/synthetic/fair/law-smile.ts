// The smile at which a law's options are priced exactly: European prices by a cosine series, turned into total variance.
import { impliedVolatility } from '../../pricing/index.ts';
import type { ExpirySmile } from '../surface/smile-source.ts';

/** What a price is worked out from: the density of the logarithmic move as a cosine series over a range. */
export interface CosineDensity {
  /** The least move of the range, and the range's length. */
  readonly from: number;
  readonly width: number;
  readonly coefficients: Float64Array;
}

/** Below this share of the forward a time value is all rounding. */
const TIME_VALUE_MIN = 1e-10;
/** Nodes every so many standard deviations, from the deepest put to the highest call. */
const NODE_SPACING = 0.25;
const LOWEST_DEVIATIONS = -10;
const NODES = 65;
/** The node at the money. */
const MIDDLE = -LOWEST_DEVIATIONS / NODE_SPACING;

/**
 * Time value of an option as a share of the forward, by log-moneyness: a put's below 0, a call's above. The put is
 * the sum of coefficient k times the integral of (K - e^x) cos(u_k (x - a)) from a to ln K; the call follows by parity.
 * Source: Fang and Oosterlee (2008), A novel pricing method for European options based on Fourier-cosine series expansions,
 * eqs. 22 and 23, with the density expanded in the move itself.
 */
export function timeValue({ from, width, coefficients }: CosineDensity, logMoneyness: number): number {
  const distance = logMoneyness - from;
  const strike = Math.exp(logMoneyness);
  const atStart = Math.exp(from);
  const step = (Math.PI / width) * distance;
  const [turnCosine, turnSine] = [Math.cos(step), Math.sin(step)];
  let put = 0.5 * (coefficients[0] as number) * (strike * distance - (strike - atStart));
  let [cosine, sine] = [1, 0];
  for (let k = 1; k < coefficients.length; k += 1) {
    const turned = cosine * turnCosine - sine * turnSine;
    sine = sine * turnCosine + cosine * turnSine;
    cosine = turned;
    const u = (k * Math.PI) / width;
    const ofStrike = (strike * sine) / u;
    const ofPrice = (strike * (cosine + u * sine) - atStart) / (1 + u * u);
    put += (coefficients[k] as number) * (ofStrike - ofPrice);
  }
  return logMoneyness <= 0 ? put : put + 1 - strike;
}

/** One variance at every strike. */
export class FlatSmile implements ExpirySmile {
  readonly #totalVariance: number;

  constructor(totalVariance: number) {
    this.#totalVariance = totalVariance;
  }

  totalVariance(): number {
    return this.#totalVariance;
  }
}

/**
 * Total variance on nodes, each solved when first looked at, by a cubic between them; beyond them, and where prices are too
 * small to tell, it is held.
 */
export class LawSmile implements ExpirySmile {
  readonly #density: CosineDensity;
  readonly #spacing: number;
  readonly #nodes = new Float64Array(NODES).fill(Number.NaN);

  /** `deviation`: of the logarithmic move, which sets where the nodes lie. */
  constructor(density: CosineDensity, deviation: number) {
    this.#density = density;
    this.#spacing = NODE_SPACING * deviation;
  }

  totalVariance(logMoneyness: number): number {
    const place = logMoneyness / this.#spacing + MIDDLE;
    const bounded = Math.min(Math.max(place, 0), NODES - 1);
    const from = Math.min(Math.max(Math.floor(bounded) - 1, 0), NODES - 4);
    const t = bounded - from;
    const y0 = this.#node(from);
    const y1 = this.#node(from + 1);
    const y2 = this.#node(from + 2);
    const d1 = y1 - y0;
    const d2 = y2 - y1 - d1;
    const d3 = this.#node(from + 3) - y0 - 3 * (d1 + d2);
    return y0 + t * (d1 + (t - 1) * (0.5 * d2 + ((t - 2) * d3) / 6));
  }

  /** Where no price tells it, the value of the next node towards the money. */
  #node(node: number): number {
    const known = this.#nodes[node] as number;
    if (!Number.isNaN(known)) return known;
    const solved = solvedVariance(this.#density, (node - MIDDLE) * this.#spacing);
    const value = solved ?? (node === MIDDLE ? 0 : this.#node(node < MIDDLE ? node + 1 : node - 1));
    this.#nodes[node] = value;
    return value;
  }
}

function solvedVariance(density: CosineDensity, logMoneyness: number): number | undefined {
  const price = timeValue(density, logMoneyness);
  if (!(price > TIME_VALUE_MIN)) return undefined;
  const solved = impliedVolatility({
    right: logMoneyness <= 0 ? 'put' : 'call',
    forward: 1,
    strike: Math.exp(logMoneyness),
    years: 1,
    discount: 1,
    price,
  });
  return solved.ok ? solved.vol * solved.vol : undefined;
}
