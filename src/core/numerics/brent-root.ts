// A bracketed root finder for the few equations that have no closed form; it ends after a stated number of evaluations.

export interface Bracket {
  readonly low: number;
  readonly high: number;
}

export interface RootSearch {
  /** The search ends when the root is known to this, absolute, plus four units in the last place. */
  readonly toleranceAbsolute: number;
  /** Bound on function evaluations after the two at the ends. */
  readonly iterationsMax: number;
}

/** What became of a search; `root` is the best point reached. */
export type RootResult =
  | { readonly kind: 'root'; readonly root: number; readonly iterations: number }
  | { readonly kind: 'not-bracketed'; readonly valueAtLow: number; readonly valueAtHigh: number }
  | { readonly kind: 'not-converged'; readonly root: number; readonly iterations: number };

/**
 * A root of the continuous function `f` in `bracket`, whose ends must give values of opposite sign (or a zero).
 * A NaN at an end counts as not bracketed; a NaN inside ends the search as not converged.
 * Source: Brent (1973), Algorithms for Minimization without Derivatives, chapter 4.
 */
export function brentRoot(f: (x: number) => number, bracket: Bracket, search: RootSearch): RootResult {
  const valueAtLow = f(bracket.low);
  const valueAtHigh = f(bracket.high);
  if (valueAtLow === 0) return { kind: 'root', root: bracket.low, iterations: 0 };
  if (valueAtHigh === 0) return { kind: 'root', root: bracket.high, iterations: 0 };
  if (!(valueAtLow < 0 !== valueAtHigh < 0) || Number.isNaN(valueAtLow + valueAtHigh)) {
    return { kind: 'not-bracketed', valueAtLow, valueAtHigh };
  }
  return iterate(f, startState(bracket, valueAtLow, valueAtHigh), search);
}

/** Brent's points: b the best so far, a the one before, c on the other side of the root. */
interface State {
  a: number;
  b: number;
  c: number;
  fa: number;
  fb: number;
  fc: number;
  step: number;
  stepBefore: number;
}

function startState(bracket: Bracket, fa: number, fb: number): State {
  const width = bracket.high - bracket.low;
  return { a: bracket.low, b: bracket.high, c: bracket.low, fa, fb, fc: fa, step: width, stepBefore: width };
}

function iterate(f: (x: number) => number, s: State, search: RootSearch): RootResult {
  for (let iterations = 0; ; iterations += 1) {
    keepBestInB(s);
    const tolerance = 2 * Number.EPSILON * Math.abs(s.b) + 0.5 * search.toleranceAbsolute;
    const half = 0.5 * (s.c - s.b);
    if (s.fb === 0 || Math.abs(half) <= tolerance) return { kind: 'root', root: s.b, iterations };
    if (iterations >= search.iterationsMax) return { kind: 'not-converged', root: s.b, iterations };
    chooseStep(s, half, tolerance);
    const next = s.b + (Math.abs(s.step) > tolerance ? s.step : Math.sign(half) * tolerance);
    const value = f(next);
    if (Number.isNaN(value)) return { kind: 'not-converged', root: s.b, iterations };
    s.a = s.b;
    s.fa = s.fb;
    s.b = next;
    s.fb = value;
    if (s.fb > 0 === s.fc > 0) restartFromA(s);
  }
}

function restartFromA(s: State): void {
  s.c = s.a;
  s.fc = s.fa;
  s.step = s.b - s.a;
  s.stepBefore = s.step;
}

function keepBestInB(s: State): void {
  if (Math.abs(s.fc) >= Math.abs(s.fb)) return;
  s.a = s.b;
  s.b = s.c;
  s.c = s.a;
  s.fa = s.fb;
  s.fb = s.fc;
  s.fc = s.fa;
}

/** Interpolates where that shrinks the bracket fast enough (Brent's two conditions), otherwise halves it. */
function chooseStep(s: State, half: number, tolerance: number): void {
  if (Math.abs(s.stepBefore) >= tolerance && Math.abs(s.fa) > Math.abs(s.fb)) {
    const [p, q] = interpolationStep(s, half);
    if (2 * p < Math.min(3 * half * q - Math.abs(tolerance * q), Math.abs(s.stepBefore * q))) {
      s.stepBefore = s.step;
      s.step = p / q;
      return;
    }
  }
  s.step = half;
  s.stepBefore = half;
}

/** The secant (two points) or inverse quadratic (three points) step as a fraction p/q with p >= 0. */
function interpolationStep(s: State, half: number): readonly [number, number] {
  const ratio = s.fb / s.fa;
  let p = 2 * half * ratio;
  let q = 1 - ratio;
  if (s.a !== s.c) {
    const across = s.fa / s.fc;
    const r = s.fb / s.fc;
    p = ratio * (2 * half * across * (across - r) - (s.b - s.a) * (r - 1));
    q = (across - 1) * (r - 1) * (ratio - 1);
  }
  return p > 0 ? [p, -q] : [-p, q];
}
