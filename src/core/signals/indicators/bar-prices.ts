// Prices that several indicators take from a bar or from two that follow each other.
import type { IndicatorBar } from './indicator.ts';

/** The mean of high, low and close. */
export function typicalPrice({ high, low, close }: IndicatorBar): number {
  return (high + low + close) / 3;
}

/**
 * How far price has reached since the previous close: the largest of high - low and the distances of both from that close.
 * Source: Wilder (1978), New Concepts in Technical Trading Systems, section III.
 */
export function trueRange({ high, low }: IndicatorBar, previousClose: number): number {
  return Math.max(high - low, Math.abs(high - previousClose), Math.abs(low - previousClose));
}
