// Runs the QuantLib peer of American prices over a list of options.
import type { AmericanInput } from '../../src/core/pricing/index.ts';
import { type CompiledPeer, compiledPeer } from './compiled-peer.ts';

/** Prices aligned with the options, and processor seconds of one pass over them. */
export interface PeerPrices {
  readonly prices: readonly number[];
  readonly seconds: number;
}

export interface QuantlibAmerican {
  /** `engine`: fast, accurate or high for QdFp, grid for finite differences of 100 by 100. */
  readonly price: (engine: string, options: readonly AmericanInput[], passes: number) => PeerPrices;
  readonly remove: () => void;
}

/** The peer, or `undefined` without a C++ compiler and QuantLib's headers. */
export function quantlibAmerican(): QuantlibAmerican | undefined {
  const peer: CompiledPeer | undefined = compiledPeer({
    file: 'quantlib-american.cpp',
    libraries: ['QuantLib'],
    headers: ['ql/quantlib.hpp'],
  });
  if (peer === undefined) return undefined;
  return {
    remove: peer.remove,
    price: (engine, options, passes) => {
      const output = peer.run([engine, '100', '100', String(passes)], options.map(lineOf).join('\n'));
      const numbers = output.trim().split('\n').map(Number);
      return { prices: numbers.slice(0, -1), seconds: numbers.at(-1) as number };
    },
  };
}

function lineOf({ right, spot, strike, years, rate, yield: carry, vol, dividends }: AmericanInput): string {
  const days = (time: number): number => Math.round(time * 365);
  const paid = (dividends ?? []).flatMap((dividend) => [days(dividend.years), dividend.amount]);
  return [right, spot, strike, days(years), rate, carry, vol, ...paid].join(' ');
}
