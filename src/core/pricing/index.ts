// Option pricing: European values, Greeks and implied volatility; American options with yield or cash dividends; smiles.
export { type AmericanChainTerms, americanChainPrices } from './american/american-chain-prices.ts';
export {
  americanImpliedVolatility,
  type AmericanImpliedVolatility,
  type AmericanImpliedVolatilityInput,
} from './american/american-implied-volatility.ts';
export { americanPrice } from './american/american-price.ts';
export type { AmericanFailure, AmericanTerms } from './american/american-terms.ts';
export type { AmericanAccuracy } from './american/collocation/accuracy-schemes.ts';
export {
  type BoundaryResult,
  type BoundaryTerms,
  type ExerciseBoundary,
  exerciseBoundary,
  exerciseSpot,
} from './american/exercise-boundary.ts';
export type { CashDividend } from './american/grid/dividend-schedule.ts';
export type { AmericanInput } from './american/american-route.ts';
export { AMERICAN_METHODS, type AmericanValuation, priceAmerican } from './american/price-american.ts';
export { priceOnBoundary } from './american/price-on-boundary.ts';
export { blackGreeks, bsmGreeks, type OptionValue } from './black-greeks.ts';
export { blackDelta, blackPrice, blackPriceAndDelta, type BlackTerms } from './black-price.ts';
export {
  impliedVolatility,
  type ImpliedVolatility,
  type ImpliedVolatilityInput,
  type NoImpliedVolatility,
} from './implied-volatility.ts';
export { type EuropeanKernel, type OptionBlock, typescriptKernel } from './kernel/european-kernel.ts';
export {
  type ForwardExpiry,
  type SpotExpiry,
  TERMS_LENGTH,
  writeForwardTerms,
  writeSpotTerms,
} from './kernel/expiry-terms.ts';
export { gaussian, pieceOfTail } from './kernel/kernel-normal.ts';
export { ROOTS_OF_TWO, TAIL_PIECES } from './kernel/kernel-tables.ts';
export { COLUMN_NAMES, type OptionColumns, SOLVE_STATUS } from './kernel/option-columns.ts';
export type { ForwardTerms, InvalidTerms, SpotTerms } from './option-terms.ts';
export { priceOption, type OptionInput, type OptionValuation } from './price-option.ts';
export {
  essviDensityFactor,
  type EssviSlice,
  essviSlice,
  type EssviTerms,
  essviTotalVariance,
  essviVolatility,
} from './surface/essvi-slice.ts';
export {
  findCurveArbitrage,
  findStaticArbitrage,
  meetsButterflyBound,
  type SmileCurve,
  type StaticArbitrage,
} from './surface/static-arbitrage.ts';
export { type ArbitragePoint, findButterfly, findCalendarSpread } from './surface/svi-arbitrage.ts';
export { fromJumpWings, type JumpWings, jumpWingsOf, repairButterfly } from './surface/svi-jump-wings.ts';
export {
  densityFactor,
  findInvalidSvi,
  type InvalidSvi,
  leastVariance,
  type SviSlice,
  sviShape,
  sviTotalVariance,
  type VarianceShape,
} from './surface/svi-slice.ts';
export { ESSVI_POINTS_MIN, fitEssvi, meetsCalendarBound, sviOfEssvi } from './surface/fit/fit-essvi.ts';
export {
  findSurfaceArbitrage,
  fitSurface,
  type FittedSlice,
  type FittedSurface,
  type SurfaceArbitrage,
} from './surface/fit/fit-surface.ts';
export { fitSvi, fitSviInside, SVI_POINTS_MIN } from './surface/fit/fit-svi.ts';
export type { SmilePoint, SmileQuotes } from './surface/fit/smile-quotes.ts';
