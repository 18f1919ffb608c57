// What `quantor data rates` reads and shows: rates of several tenors as one dated curve.
export { readRateCurve } from './rate-series.ts';
export { TENOR_NAMES } from './rate-settings.ts';
export { ratesDocument, ratesText, ratesView, USUAL_DAYS } from './rates-view.ts';
