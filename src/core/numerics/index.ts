// Numerical building blocks that know no finance: chance, distributions, roots, interpolation and sums.
export { brentRoot, type Bracket, type RootResult, type RootSearch } from './brent-root.ts';
export { compensatedSum } from './compensated-sum.ts';
export {
  levenbergMarquardt,
  type LeastSquaresResult,
  type LeastSquaresSearch,
} from './least-squares/levenberg-marquardt.ts';
export type { LeastSquaresProblem } from './least-squares/least-squares-problem.ts';
export { linearLeastSquares } from './least-squares/linear-least-squares.ts';
export { interpolateLinear, lastIndexAtOrBelow } from './interpolation.ts';
export { chiSquareUpperTail } from './distributions/chi-square.ts';
export { poissonDeviance } from './distributions/saddle-point-terms.ts';
export { cumulativeStudentT, studentTUpperTail } from './distributions/student-t.ts';
export {
  gradientSlope,
  newtonInBox,
  type SmoothProblem,
  type SmoothResult,
} from './optimisation/newton-in-box.ts';
export { invertPositiveDefinite } from './optimisation/ridge-cholesky.ts';
export { inverseCumulativeNormal } from './inverse-cumulative-normal.ts';
export { cumulativeNormal, INVERSE_SQRT_TWO_PI, normalDensity } from './normal-distribution.ts';
export {
  type MeasuredPolynomial,
  negativePointOnHalfLine,
  plusPolynomial,
  polynomialOf,
  timesPolynomial,
} from './positive-polynomial.ts';
export { type BlockLengths, optimalBlockLengths } from './statistics/optimal-block-lengths.ts';
export {
  bootstrapMeanInterval,
  type BootstrapInterval,
  type BootstrapQuestion,
} from './resampling/bootstrap-mean-interval.ts';
export { stationaryBootstrapVariance } from './resampling/stationary-bootstrap-variance.ts';
export { stationaryBootstrapIndices } from './resampling/stationary-bootstrap-indices.ts';
export { type DieboldMariano, dieboldMariano } from './statistics/diebold-mariano.ts';
export { type RankSum, rankSumTest } from './statistics/rank-sum-test.ts';
export { scaledNormalTail } from './scaled-normal-tail.ts';
export { createRng, type Rng } from './seeded-rng.ts';
export { shareInterval } from './statistics/share-interval.ts';
export {
  mean,
  quantile,
  quantileOfSorted,
  sampleStandardDeviation,
  sampleVariance,
} from './statistics/statistics.ts';
export { gaussLegendre, type QuadratureRule } from './gauss-legendre.ts';
export { type NormalFiller, normalFiller } from './chance/normal-filler.ts';
