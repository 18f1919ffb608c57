// What a holder gains by exercising tonight instead of keeping an option to its end, in dollars per share, as quotes tell it.
import { americanImpliedVolatility, americanPrice } from '../../../pricing/index.ts';
import type { DividendAhead, DollarQuote, ExerciseQuestion } from './exercise-question.ts';

/** Interest that the strike earns until then: what exercising a call early gives up, and a put early gains. */
export function strikeInterest(strike: number, rate: number, years: number): number {
  return -strike * Math.expm1(-rate * years);
}

/** The middle; where nobody bids, half the ask, since the value lies between that and nothing. */
export function midOf({ bid, ask }: DollarQuote): number {
  return (bid + ask) / 2;
}

/**
 * Gain of exercising a call before the nearest dividend, or before none where the rate is negative: the dividend, less the
 * same-strike put's value and the interest on the strike to expiry. Source: Merton (1973), Theory of rational option pricing, section 3; put-call parity.
 */
export function callEdge(question: ExerciseQuestion, put: DollarQuote): number {
  const { strike, rate, years, dividends } = question;
  return (dividends[0]?.amount ?? 0) - midOf(put) - strikeInterest(strike, rate, years);
}

/** Gain of exercising a put tonight: the interest on the strike to expiry, less the same-strike call's value and the dividends. */
export function putEdge(question: ExerciseQuestion, call: DollarQuote): number {
  const { strike, rate, years, dividends } = question;
  return strikeInterest(strike, rate, years) - midOf(call) - sumOf(dividends);
}

/** Whether a put does better by waiting until a dividend has gone ex: the dividends until then outweigh the interest. */
export function waitsForDividend({ strike, rate, dividends }: ExerciseQuestion): boolean {
  return dividends.some(
    ({ years }, index) => sumOf(dividends.slice(0, index + 1)) >= strikeInterest(strike, rate, years),
  );
}

/** A holder does not wait for less than this, dollars per share; the errors of prices stay below it. */
const WAIT_WORTH_MIN = 0.01;

/**
 * Whether some shorter wait is worth more than exercising tonight, though keeping the option to expiry is not: near the
 * strike the worth of the other right grows with the root of time and interest with time. Asked of the American price at
 * the volatility that the other right's mid implies; one that implies none is worth nothing beyond its carry, and nothing is
 * gained by waiting.
 */
export function waitsShorter(question: ExerciseQuestion, opposite: DollarQuote): boolean {
  const { right, spot, strike, rate, years, dividends } = question;
  const terms = { spot, strike, rate, yield: 0, years, dividends };
  const other = right === 'call' ? 'put' : 'call';
  const implied = americanImpliedVolatility({ ...terms, right: other, price: midOf(opposite) });
  if (!implied.ok) return false;
  const kept = americanPrice({ ...terms, right, vol: implied.vol }, 'accurate');
  const intrinsic = right === 'call' ? spot - strike : strike - spot;
  return typeof kept === 'number' && kept > intrinsic + WAIT_WORTH_MIN;
}

function sumOf(dividends: readonly DividendAhead[]): number {
  return dividends.reduce((sum, { amount }) => sum + amount, 0);
}
