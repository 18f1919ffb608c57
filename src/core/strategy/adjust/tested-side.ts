// Which side of a condor the market has come to: told by the deltas of its shorts on the chain of the bar.
import type { ChainSnapshot, OptionRight, OptionStructure, StructureLeg } from '../../domain/index.ts';

/** The short legs of a condor with their deltas now, and which of them are tested. */
export interface TestedSides {
  readonly tested: OptionRight | 'both';
  /** Deltas of the short put and of the short call, calls positive. */
  readonly deltas: Readonly<Record<OptionRight, number>>;
}

/** The sides whose short has an absolute delta of at least `testedDelta`; `undefined` where none has or the chain has no delta of one. */
export function testedSides(
  structure: OptionStructure,
  chain: ChainSnapshot,
  testedDelta: number,
): TestedSides | undefined {
  const put = shortDelta(structure, chain, 'put');
  const call = shortDelta(structure, chain, 'call');
  if (put === undefined || call === undefined) return undefined;
  const isPutTested = Math.abs(put) >= testedDelta;
  const isCallTested = Math.abs(call) >= testedDelta;
  if (!isPutTested && !isCallTested) return undefined;
  const tested = isPutTested && isCallTested ? 'both' : isPutTested ? 'put' : 'call';
  return { tested, deltas: { put, call } };
}

/** The leg of a condor by its right and side; `undefined` where the structure has none such. */
export function legOf(
  { legs }: Pick<OptionStructure, 'legs'>,
  right: OptionRight,
  quantity: StructureLeg['quantity'],
): StructureLeg | undefined {
  return legs.find((leg) => leg.contract.right === right && leg.quantity === quantity);
}

function shortDelta(
  structure: OptionStructure,
  chain: ChainSnapshot,
  right: OptionRight,
): number | undefined {
  const short = legOf(structure, right, -1);
  if (short === undefined) return undefined;
  const { expiry, strikeCents } = short.contract;
  return chain.model(expiry, right, strikeCents)?.delta;
}
