// Tests which strikes and quotes count for the wholeness of a chain.
import { describe, expect, it } from 'vitest';
import { cents, contractKey, optionContract, type OptionRight } from '../../domain/index.ts';
import { FakeChain } from '../../domain/market/fake-chain.fixture.ts';
import { instant, stageExpiry } from '../../../../test/fixtures/venue-stage.ts';
import { chainCompleteness } from './chain-completeness.ts';

const EXPIRY = stageExpiry('XSP', '2018-02-16', 'PM');
const RANGE = { lowCents: cents(26_000), highCents: cents(28_000) };

/** Strikes of 250, 260 ... 290 with the underlying at 270. */
function chainWith(change: (chain: FakeChain) => void = () => undefined): FakeChain {
  const chain = new FakeChain([EXPIRY], instant('2018-01-16', 60));
  chain.strikes = [250, 260, 270, 280, 290].map((points) => cents(points * 100));
  change(chain);
  return chain;
}
const quoted = (right: OptionRight, points: number, bid: number, ask: number) =>
  chainWith((chain) => {
    const key = contractKey(optionContract(EXPIRY, right, cents(points * 100)));
    chain.fixedQuotes.set(key, { bidCents: bid as never, askCents: ask as never });
  });
const share = (chain: FakeChain) => chainCompleteness(chain, EXPIRY, RANGE);

describe('the wholeness of a chain', () => {
  it('is over the strikes of the range, both ends included', () => {
    expect(share(chainWith())).toBe(1);
    expect(
      share(
        chainWith(
          (chain) => (chain.faultOf = ({ strikeCents }) => (strikeCents === 26_000 ? 'missing' : undefined)),
        ),
      ),
    ).toBeCloseTo(2 / 3, 12);
    expect(
      share(
        chainWith(
          (chain) => (chain.faultOf = ({ strikeCents }) => (strikeCents === 28_000 ? 'missing' : undefined)),
        ),
      ),
    ).toBeCloseTo(2 / 3, 12);
    expect(
      share(
        chainWith(
          (chain) => (chain.faultOf = ({ strikeCents }) => (strikeCents === 25_000 ? 'missing' : undefined)),
        ),
      ),
    ).toBe(1);
    expect(
      share(
        chainWith(
          (chain) => (chain.faultOf = ({ strikeCents }) => (strikeCents === 29_000 ? 'missing' : undefined)),
        ),
      ),
    ).toBe(1);
  });

  it('is nothing where nothing is listed', () => {
    expect(share(chainWith((chain) => (chain.strikes = [])))).toBe(0);
  });

  it('looks at puts up to the forward and at calls above it', () => {
    expect(share(quoted('put', 270, 5, 0))).toBeCloseTo(2 / 3, 12);
    expect(share(quoted('call', 270, 5, 0))).toBe(1);
    expect(share(quoted('call', 280, 5, 0))).toBeCloseTo(2 / 3, 12);
    expect(share(quoted('put', 280, 5, 0))).toBe(1);
  });

  it('asks for an ask and a bid from nothing up to it', () => {
    expect(share(quoted('put', 260, 0, 1))).toBe(1);
    expect(share(quoted('put', 260, 3, 3))).toBe(1);
    for (const [bid, ask] of [
      [0, 0],
      [4, 3],
      [-1, 3],
      [Number.NaN, 3],
      [3, Number.NaN],
      [3, Infinity],
    ] as const) {
      expect(share(quoted('put', 260, bid, ask)), `${bid} ${ask}`).toBeCloseTo(2 / 3, 12);
    }
  });

  it('is centred on the underlying where the chain has no forward', () => {
    const chain = quoted('call', 280, 5, 0);
    Object.defineProperty(chain, 'forwardPoints', { value: () => undefined });
    expect(share(chain)).toBeCloseTo(2 / 3, 12);
    chain.spotPoints = 285;
    expect(share(chain)).toBe(1);
  });
});
