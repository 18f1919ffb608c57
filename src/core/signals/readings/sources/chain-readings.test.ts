// Tests that readings of the chain are of the bar in hand, asked for once and only when they are read.
import { describe, expect, it } from 'vitest';
import type { Cents, ContractModel, OptionExpiry, OptionRight, SessionDate } from '../../../domain/index.ts';
import { FakeChain } from '../../../domain/market/fake-chain.fixture.ts';
import type { TradingSession } from '../../../market/index.ts';
import { stageExpiry } from '../../../../../test/fixtures/venue-stage.ts';
import { barsOf, bookOf, sessionsFrom, tell } from '../run-events.fixture.ts';

const SESSION = sessionsFrom('2019-01-07', 1)[0] as TradingSession;
const EXPIRIES = ['2019-01-11', '2019-02-15', '2019-02-22'].map((date) => stageExpiry('XSP', date, 'PM'));

class WatchedChain extends FakeChain {
  readonly asked = new Set<SessionDate>();
  calls = 0;

  override model(expiry: OptionExpiry, right: OptionRight, strikeCents: Cents): ContractModel | undefined {
    this.asked.add(expiry.sessionDate);
    this.calls += 1;
    return super.model(expiry, right, strikeCents);
  }
}

const chainAt = (minutes: number): WatchedChain =>
  new WatchedChain(EXPIRIES, (SESSION.openMs + minutes * 60_000) as WatchedChain['atMs']);

describe('readings of the chain', () => {
  it('are of the expiry nearest the target, known when the chain was seen', () => {
    const chain = chainAt(4);
    const book = bookOf({ dteTarget: 40 });
    tell(book, barsOf(SESSION, 5, [270], { chain }));
    expect(book.read('atm-iv')).toEqual({ available: true, value: 0.2, asOfMs: chain.atMs });
    expect(book.read('skew-25')).toEqual({ available: true, value: 0, asOfMs: chain.atMs });
    expect([...chain.asked]).toEqual(['2019-02-15']);
  });

  it('ask nothing before they are read, and once a bar', () => {
    const chain = chainAt(5);
    const book = bookOf();
    const bars = barsOf(SESSION, 5, [270, 271], { chain });
    tell(book, bars);
    expect(chain.calls).toBe(0);
    const signal = book.read('skew-25');
    const { calls } = chain;
    expect(calls).toBeGreaterThan(0);
    expect(book.read('skew-25')).toBe(signal);
    expect(chain.calls).toBe(calls);
    chain.volatility = 0.3;
    expect(bookOf().read('atm-iv')).toEqual({ available: false, reason: 'no-bar-yet' });
    tell(book, barsOf(SESSION, 5, [undefined, undefined, 272], { chain }));
    expect(book.read('atm-iv')).toMatchObject({ value: 0.3 });
  });

  it('say what is missing', () => {
    const book = bookOf();
    tell(book, barsOf(SESSION, 5, [270]));
    expect(book.read('atm-iv')).toEqual({ available: false, reason: 'no-recorded-chain' });
    tell(book, barsOf(SESSION, 5, [undefined, 270], { chain: new FakeChain([], SESSION.openMs) }));
    expect(book.read('skew-25')).toEqual({ available: false, reason: 'no-listed-expiry' });
    const bare = chainAt(15);
    bare.hasModel = () => false;
    tell(book, barsOf(SESSION, 5, [undefined, undefined, 270], { chain: bare }));
    expect(book.read('atm-iv')).toEqual({ available: false, reason: 'no-atm-volatility' });
    expect(book.read('skew-25')).toEqual({ available: false, reason: 'no-atm-volatility' });
  });
});
