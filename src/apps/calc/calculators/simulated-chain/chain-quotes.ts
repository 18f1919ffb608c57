// The answer of the simulated-chain calculator: a put and a call for each strike, with model and activity.
import {
  type Cents,
  cents,
  doubleMidCents,
  invariant,
  optionContract,
  type OptionExpiry,
  type OptionRight,
  type QuoteSlot,
} from '../../../../core/domain/index.ts';
import type { SimulatedChain } from '../../../../core/synthetic/index.ts';
import type { LineAnswer } from '../../calculator.ts';
import { failed } from './chain-fields.ts';

type QuoteLine = Readonly<Record<string, unknown>>;

const slot: QuoteSlot = { bidCents: 0, askCents: 0 };

/** The quotes of an expiry at `strikes`, or at every listed one. */
export function quotedExpiry(
  chain: SimulatedChain,
  expiry: OptionExpiry,
  strikes: readonly number[] | undefined,
): LineAnswer {
  const forward = chain.forwardPoints(expiry);
  invariant(forward !== undefined, 'a listed series trades up to the close of every session that lists it');
  if (!(forward > 0))
    return failed(
      'out-of-range',
      `expected dividends worth less than the spot, found a forward of ${forward}`,
    );
  const listed = new Set(chain.strikesCents(expiry));
  const chosen = strikes?.map((strike) => cents(Math.round(strike * 100))) ?? [...listed];
  const quotes: QuoteLine[] = [];
  for (const strikeCents of chosen) {
    for (const right of ['put', 'call'] as const) {
      const quote = quoteLine(chain, expiry, right, strikeCents);
      quotes.push({ ...quote, listed: listed.has(strikeCents) });
    }
  }
  return { ok: true, value: { forward, quotes } };
}

function quoteLine(
  chain: SimulatedChain,
  expiry: OptionExpiry,
  right: OptionRight,
  strikeCents: Cents,
): QuoteLine {
  const isQuoted = chain.readQuote(optionContract(expiry, right, strikeCents), slot);
  invariant(isQuoted, `a trading series of ${chain.root} must be quoted`);
  const model = chain.model(expiry, right, strikeCents);
  const activity = chain.activity(expiry, right, strikeCents);
  return {
    right,
    strike: strikeCents / 100,
    bid: slot.bidCents / 100,
    ask: slot.askCents / 100,
    mid: doubleMidCents(slot) / 200,
    vol: model?.iv,
    delta: model?.delta,
    volume: activity?.volume,
    openInterest: activity?.openInterest,
  };
}
