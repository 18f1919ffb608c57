// A chain of any root with one volatility for all and the underlying as its forward, for books of several roots.
import type { ChainSnapshot, EpochMs, Root } from '../../domain/index.ts';

/** At `points` with the volatility `iv`; a test may take the forward or the volatility of an expiry away. */
export function flatChain(
  root: Root,
  points: number,
  {
    iv = 0.2,
    atMs,
    hasForward = true,
    hasModel = true,
  }: {
    readonly iv?: number;
    readonly atMs: EpochMs;
    readonly hasForward?: boolean;
    readonly hasModel?: boolean;
  },
): ChainSnapshot {
  return {
    root,
    origin: 'simulated',
    atMs,
    spotPoints: points,
    expiries: () => [],
    strikesCents: () => [],
    forwardPoints: () => (hasForward ? points : undefined),
    readQuote: () => false,
    model: () => (hasModel ? { iv, delta: 0 } : undefined),
  };
}
