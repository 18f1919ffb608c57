// Checks the contract of `calc simulated-chain`: its fields, quotes that hang together, every root, and coded errors.
import { describe, expect, test } from 'vitest';
import { answerOf, codeOf } from '../../answer-of.fixture.ts';
import { bsm } from '../bsm.ts';
import { simulatedChain } from './simulated-chain.ts';

const ASKED = {
  root: 'SPXW',
  at: '2023-06-09T13:40',
  spot: 4300,
  vix: 13.8,
  rate: 0.05,
  yield: 0.016,
  expiry: '2023-07-21',
};

interface QuoteLine {
  readonly right: string;
  readonly strike: number;
  readonly bid: number;
  readonly ask: number;
  readonly mid: number;
  readonly vol: number | null;
  readonly delta: number | null;
  readonly volume: number;
  readonly openInterest: number;
  readonly listed: boolean;
}

function ask(change: object = {}): { readonly forward: number; readonly quotes: readonly QuoteLine[] } {
  const answer = answerOf(simulatedChain, { ...ASKED, ...change });
  expect(codeOf(answer), JSON.stringify(answer).slice(0, 200)).toBeUndefined();
  return answer as unknown as ReturnType<typeof ask>;
}

describe('an expiry', () => {
  test('has a put and a call at every listed strike, each with every field', () => {
    const { forward, quotes } = ask();
    const years = (42 + (16 - 13 - 2 / 3) / 24) / 365;
    expect(forward).toBeCloseTo(4300 * Math.exp(0.034 * years), 2);
    expect(quotes.length).toBeGreaterThan(400);
    expect(quotes.every(({ listed }) => listed)).toBe(true);
    expect(new Set(quotes.map(({ right, strike }) => `${right} ${strike}`)).size).toBe(quotes.length);
    for (const quote of quotes) {
      expect(Object.keys(quote)).toEqual([
        'right',
        'strike',
        'bid',
        'ask',
        'mid',
        'vol',
        'delta',
        'volume',
        'openInterest',
        'listed',
      ]);
      expect(quote.mid).toBeCloseTo((quote.bid + quote.ask) / 2, 9);
      expect(quote.ask).toBeGreaterThan(quote.bid);
      expect((quote.right === 'call' ? 1 : -1) * (quote.delta ?? 0)).toBeGreaterThanOrEqual(0);
    }
  });

  test('keeps to the strikes asked for, in their order, and says which are listed', () => {
    const { quotes } = ask({ strikes: [4301.5, 4100] });
    expect(quotes.map(({ right, strike, listed }) => [right, strike, listed])).toEqual([
      ['put', 4301.5, false],
      ['call', 4301.5, false],
      ['put', 4100, true],
      ['call', 4100, true],
    ]);
    expect(ask({ strikes: [] }).quotes).toEqual([]);
  });

  test('takes an instant with an offset for the same as New York time', () => {
    const strikes = [4200, 4300];
    const here = ask({ strikes });
    for (const at of ['2023-06-09T17:40:00Z', '2023-06-09T13:40:00.000-04:00', '2023-06-09T19:40+02:00'])
      expect(ask({ strikes, at }), at).toEqual(here);
  });

  test.each([
    ['SPX', 4300, '2023-07-21'],
    ['XSP', 430, '2023-07-21'],
    ['SPY', 430, '2023-07-21'],
    ['SPXW', 4300, '2023-06-09'],
    ['SPY', 430, '2023-06-12'],
  ])('is quoted for %s at %d to %s', (root, spot, expiry) => {
    const { quotes } = ask({ root, spot, expiry });
    const near = quotes.filter(({ strike }) => Math.abs(strike / spot - 1) < 0.02);
    expect(near.length).toBeGreaterThan(10);
    for (const { vol } of near) expect(vol).toBeGreaterThan(0.03);
  });

  test('an AM series has less time than the PM series of its date', () => {
    const atm = (root: string): number => ask({ root, strikes: [4300] }).quotes[0]?.mid ?? 0;
    expect(atm('SPX')).toBeLessThan(atm('SPXW'));
  });

  test('raises puts and volatilities with VIX, and the far end with VIX6M alone', () => {
    const vol = (change: object): number => ask({ strikes: [4300], ...change }).quotes[0]?.vol ?? 0;
    expect(vol({ vix: 28 })).toBeGreaterThan(1.6 * vol({}));
    const far = { expiry: '2023-12-15', root: 'SPX' };
    expect(vol({ ...far, vix6m: 30 })).toBeGreaterThan(1.3 * vol({ ...far, vix6m: 18 }));
  });

  test('takes dividends by years or by ex-date off the forward, those before settlement only', () => {
    const spy = { root: 'SPY', spot: 430, yield: undefined, rate: 0, strikes: [430] };
    const before = { exDate: '2023-06-16', amount: 1.6 };
    expect(ask({ ...spy, dividends: [before] }).forward).toBeCloseTo(428.4, 9);
    expect(ask({ ...spy, dividends: [{ years: 7 / 365, amount: 1.6 }] }).forward).toBeCloseTo(428.4, 9);
    expect(ask({ ...spy, dividends: [{ ...before, exDate: '2023-07-24' }] }).forward).toBe(430);
    expect(ask({ ...spy, dividends: [{ ...before, exDate: '2023-06-09' }] }).forward).toBe(430);
  });

  test.each([
    ['1996-03-11T12:00', 'SPX', '1996-04-20', '1996-04-19'],
    ['2014-03-11T12:00', 'SPY', '2014-04-19', '2014-04-17'],
  ])('at %s takes for %s the nominal Saturday %s as the session of %s', (at, root, saturday, session) => {
    const asked = { at, root, spot: 640, strikes: [640] };
    expect(ask({ ...asked, expiry: saturday })).toEqual(ask({ ...asked, expiry: session }));
  });

  test('of European roots is priced by its vol on its forward', () => {
    const { forward, quotes } = ask({ strikes: [4100, 4300, 4500] });
    const years = (42 + (16 - 13 - 2 / 3) / 24) / 365;
    for (const { right, strike, vol, bid, ask: offer } of quotes) {
      const terms = { right, forward, strike, years, discount: Math.exp(-ASKED.rate * years), vol };
      const price = answerOf(bsm, terms)['price'] as number;
      expect(price).toBeGreaterThan(bid - 0.1);
      expect(price).toBeLessThan(offer + 0.1);
    }
  });

  test('gives SPY its right of early exercise: puts above those of XSP, in price and delta', () => {
    const put = (root: string, strike: number): QuoteLine =>
      ask({ root, spot: 430, yield: 0, strikes: [strike] }).quotes[0] as QuoteLine;
    for (const strike of [430, 440, 450]) {
      const [american, european] = [put('SPY', strike), put('XSP', strike)];
      expect(american.vol).toBe(european.vol);
      expect(american.mid).toBeGreaterThan(european.mid);
      expect(american.delta).toBeLessThan((european.delta ?? 0) - 0.004);
    }
    const deep = put('SPY', 500);
    expect(deep.delta).toBeCloseTo(-1, 3);
    expect(deep.mid).toBeCloseTo(70, 1);
    expect(put('XSP', 500).mid).toBeLessThan(69);
  });

  test('is worth its intrinsic value at the instant of settlement, without volatility', () => {
    const { quotes } = ask({ at: '2023-06-09T16:00', expiry: '2023-06-09', strikes: [4290] });
    expect(quotes[1]).toMatchObject({ right: 'call', bid: 10, vol: null, delta: null });
  });
});

describe('errors', () => {
  test.each([
    ['closed-market', { at: '2023-06-09T09:29' }],
    ['closed-market', { at: '2023-06-09T16:01' }],
    ['closed-market', { at: '2023-06-10T12:00' }],
    ['closed-market', { at: '2023-11-24T13:30' }],
    ['closed-market', { at: '1989-06-12T12:00' }],
    ['beyond-calendar', { at: '2028-12-20T12:00' }],
    ['expiry-not-listed', { expiry: '2023-07-22' }],
    ['expiry-not-listed', { root: 'SPX', expiry: '2023-07-14' }],
    ['expiry-not-listed', { at: '2016-03-11T12:00', root: 'SPX', expiry: '2016-04-16' }],
    ['expiry-not-listed', { at: '2014-03-11T12:00', root: 'SPY', expiry: '2014-04-26' }],
    ['expiry-not-listed', { at: '2004-06-09T13:40', expiry: '2004-07-16' }],
    ['invalid-root', { root: 'NDX' }],
    ['invalid-at', { at: '2023-06-09' }],
    ['invalid-at', { at: 1_686_332_400_000 }],
    ['invalid-at', { at: '2023-02-30T12:00' }],
    ['invalid-spot', { spot: 0 }],
    ['invalid-vix', { vix: 0.138 }],
    ['invalid-vix', { vix: 400 }],
    ['invalid-vix3m', { vix3m: 0 }],
    ['invalid-rate', { rate: 5 }],
    ['invalid-expiry', { expiry: '21.07.2023' }],
    ['invalid-strikes', { strikes: [0] }],
    ['invalid-strikes', { strikes: [4300.001] }],
    ['conflicting-fields', { dividends: [] }],
    ['conflicting-fields', { yield: undefined, dividends: [{ amount: 1 }] }],
    ['conflicting-fields', { yield: undefined, dividends: [{ amount: 1, years: 1, exDate: '2023-06-16' }] }],
    ['out-of-range', { yield: undefined, dividends: [{ amount: 5000, years: 0.05 }] }],
    ['missing-field', { vix: undefined }],
    ['unknown-field', { strike: 4300 }],
    ['unknown-field', { yield: undefined, dividends: [{ amount: 1, exdate: '2023-06-16' }] }],
  ])('%s for %o', (code, change) => {
    const answer = answerOf(simulatedChain, { ...ASKED, ...change });
    expect(codeOf(answer), JSON.stringify(answer).slice(0, 300)).toBe(code);
  });

  test('name the expiries near the one asked for, and the roots that list it', () => {
    const messageOf = (change: object): string => {
      const { error } = answerOf(simulatedChain, { ...ASKED, ...change });
      return (error as { readonly message: string }).message;
    };
    expect(messageOf({ root: 'SPX', expiry: '2023-07-14' })).toMatch(
      /2023-06-16, 2023-07-21.*; found 2023-07-14, which SPXW, XSP and SPY list$/,
    );
    expect(messageOf({ at: '1996-03-11T12:00', expiry: '1996-04-19' })).toBe(
      'expiry: expected another root or date, since SPXW lists no expiry on 1996-03-11; found 1996-04-19, which SPX lists',
    );
  });
});
