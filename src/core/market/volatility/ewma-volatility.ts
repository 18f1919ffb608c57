// A forecast of the underlying's volatility from the closes of sessions that are over, each day's return weighing less with age.

/** Weight that a day's variance keeps on the next. */
const DECAY = 0.94;
const SESSIONS_PER_YEAR = 252;
/** Returns that the first forecast is the plain mean of. */
const RETURNS_MIN = 20;

/** Mutable: `noteSessionClose` takes it from one session to the next. */
export interface EwmaVolatility {
  lastClosePoints: number | undefined;
  returns: number;
  /** Of a day's logarithmic return, mean 0; while `returns` is below the least number, their mean square so far. */
  variance: number;
}

export function emptyEwmaVolatility(): EwmaVolatility {
  return { lastClosePoints: undefined, returns: 0, variance: 0 };
}

/**
 * Takes in the close of a session. A close that is not above 0 is passed over.
 * Source: J.P. Morgan and Reuters (1996), RiskMetrics Technical Document, 4th edition, section 5.2.
 */
export function noteSessionClose(ewma: EwmaVolatility, closePoints: number): void {
  if (!(closePoints > 0 && Number.isFinite(closePoints))) return;
  const { lastClosePoints } = ewma;
  ewma.lastClosePoints = closePoints;
  if (lastClosePoints === undefined) return;
  const square = Math.log(closePoints / lastClosePoints) ** 2;
  ewma.returns += 1;
  const weight = ewma.returns <= RETURNS_MIN ? 1 / ewma.returns : 1 - DECAY;
  ewma.variance += weight * (square - ewma.variance);
}

/**
 * Decimal a year, with the number of equally weighted sessions that says as much, (1 + decay) / (1 - decay); unavailable
 * before 20 returns and where nothing has moved.
 */
export function ewmaForecast(
  ewma: EwmaVolatility,
): { readonly volatility: number; readonly observations: number } | { readonly unavailable: string } {
  if (ewma.returns < RETURNS_MIN) return { unavailable: 'too-few-sessions' };
  if (!(ewma.variance > 0)) return { unavailable: 'no-movement' };
  return {
    volatility: Math.sqrt(ewma.variance * SESSIONS_PER_YEAR),
    observations: (1 + DECAY) / (1 - DECAY),
  };
}
