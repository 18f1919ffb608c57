// What could have happened instead: tests of risk forecasts, stress, simulated futures.
export { conditionalCoverageTest } from './coverage-tests/conditional-coverage.ts';
export {
  christoffersenIndependence,
  type HitTransitions,
  hitTransitions,
} from './coverage-tests/independence.ts';
export type { LikelihoodRatio } from './coverage-tests/likelihood-ratio.ts';
export { kupiecTest } from './coverage-tests/unconditional-coverage.ts';
