// Tests what of a file's and of the store's rows becomes a quote that a run may trade on, and how the rest is counted.
import { describe, expect, it } from 'vitest';
import {
  cents,
  dayNumberOf,
  emptyChainRows,
  optionContract,
  type Root,
  type SessionDate,
} from '../../../../domain/index.ts';
import { listingRules, nyse } from '../../../bundled-rules.fixture.ts';
import { createListings } from '../../../listing/listings.ts';
import { rawChain, type RawQuote } from '../raw-chain.fixture.ts';
import { createRecordedChain } from './book-chain.ts';
import { createBookFiller } from './book-rows.ts';
import type { ChainBook } from './chain-book.ts';

const AT = '2022-07-12 11:00';
const listingsOf = (root: Root) => createListings(listingRules, nyse, root);

function bookOf(quotes: readonly RawQuote[], root: Root = 'SPXW'): ChainBook {
  const filler = createBookFiller(nyse, listingsOf(root));
  filler.addRaw(rawChain(quotes, { spot: 3850 }));
  return filler.book();
}

const quote = (changes: Partial<RawQuote> = {}): RawQuote => ({
  at: AT,
  root: 'SPXW',
  expiry: '2022-07-15',
  right: 'put',
  strike: 3800,
  bid: 20,
  ask: 20.4,
  ...changes,
});

const dropped = ({ report }: ChainBook): Readonly<Record<string, number>> =>
  Object.fromEntries(Object.entries(report.dropped).filter(([, count]) => count > 0));

describe('a book', () => {
  it('keeps quotes as they were made: no bid, locked and crossed ones included', () => {
    const book = bookOf([
      quote({ strike: 3000, bid: 0, ask: 0.05 }),
      quote({ strike: 3700, bid: 8, ask: 8 }),
      quote({ strike: 3800, bid: 20.5, ask: 20.4 }),
      quote({ strike: 3800, right: 'call', bid: 60, ask: 60.8 }),
    ]);
    expect(book.report).toMatchObject({ rows: 4, quotes: 4, zeroBids: 1, locked: 1, crossed: 1 });
    const [expiry] = book.snapshots[0]?.expiries ?? [];
    expect(expiry?.strikesCents).toEqual([300_000, 370_000, 380_000]);
    expect([...(expiry?.bidCents ?? [])]).toEqual([0, -1, 800, -1, 2050, 6000]);
    expect([...(expiry?.askCents ?? [])]).toEqual([5, -1, 800, -1, 2040, 6080]);
    expect([...(expiry?.volume ?? [])]).toEqual([3, Number.NaN, 3, Number.NaN, 3, 3]);
  });

  it('has no quote where a side is missing, a sentinel or an offer of nothing', () => {
    const book = bookOf([
      quote({ bid: -1 }),
      quote({ bid: Number.NaN }),
      quote({ ask: Number.NaN }),
      quote({ ask: -1 }),
      quote({ bid: 0, ask: 0 }),
      quote({ ask: 1e9 }),
    ]);
    expect(dropped(book)).toEqual({ 'no-quote': 6 });
    expect(book.snapshots).toEqual([]);
  });

  it('rounds a source finer than a cent against the trader, and nothing else', () => {
    const book = bookOf([quote({ bid: 0.2999, ask: 0.3001 }), quote({ strike: 3805, bid: 1.15, ask: 4.35 })]);
    const [expiry] = book.snapshots[0]?.expiries ?? [];
    expect([...(expiry?.bidCents ?? [])]).toEqual([29, -1, 115, -1]);
    expect([...(expiry?.askCents ?? [])]).toEqual([31, -1, 435, -1]);
  });

  it('counts an equal repeat once, and of two that contradict each other neither', () => {
    const repeated = bookOf([quote(), quote()]);
    expect(repeated.snapshots[0]?.expiries[0]?.bidCents[0]).toBe(2000);
    expect(dropped(repeated)).toEqual({ duplicate: 1 });
    const contradicted = [quote({ bid: 19 }), quote({ bid: 21, ask: 21.4 }), quote({ strike: 3805 })];
    for (const rows of [contradicted, contradicted.toReversed()]) {
      const book = bookOf(rows);
      expect(book.snapshots[0]?.expiries[0]?.strikesCents).toEqual([380_500]);
      expect(dropped(book)).toEqual({ conflict: 2 });
      expect(book.report).toMatchObject({ rows: 3, quotes: 1 });
    }
    expect(bookOf(contradicted.slice(0, 2)).snapshots).toEqual([]);
  });

  it('makes one snapshot of a minute, of the newest quotes and as of the last of them', () => {
    // A minute's end is its own: .5 are thirty seconds.
    const rows = [
      quote({ at: '2022-07-12 10:59.25', bid: 19 }),
      quote({ at: '2022-07-12 10:59.5' }),
      quote({ at: '2022-07-12 10:59.75', right: 'call', bid: 60, ask: 61 }),
      quote({ at: '2022-07-12 11:00.25', bid: 18 }),
    ];
    for (const given of [rows, rows.toReversed()]) {
      const book = bookOf(given);
      expect(book.snapshots.map(({ atMs, expiries }) => [atMs, expiries[0]?.bidCents.join(' ')])).toEqual([
        [Date.parse('2022-07-12T14:59:45Z'), '2000 6000'],
        [Date.parse('2022-07-12T15:00:15Z'), '1800 -1'],
      ]);
      expect(dropped(book)).toEqual({ superseded: 1 });
    }
    const onTheMinute = bookOf([quote({ at: '2022-07-12 10:59' }), quote({ at: '2022-07-12 11:00' })]);
    expect(onTheMinute.snapshots).toHaveLength(2);
  });

  it('of several downloads after a close takes the first whole one, and never mixes two', () => {
    const download = (at: string, strikes: readonly number[], bid: number): readonly RawQuote[] =>
      strikes.map((strike) => quote({ at: `2022-07-12 ${at}`, strike, bid }));
    const first = download('16:31', [3800, 3805, 3810], 20);
    const second = download('17:40', [3800, 3805, 3810, 3815], 19);
    const cutShort = download('16:05', [3800], 18);
    const others = download('18:00', [3900], 17);
    const all = [...second, ...others, ...first, ...cutShort];
    for (const rows of [all, all.toReversed()]) {
      const book = bookOf(rows);
      expect(book.snapshots).toHaveLength(1);
      expect(book.snapshots[0]).toMatchObject({
        timing: 'close',
        atMs: Date.parse('2022-07-12T20:00:00Z'),
        stampedAtMs: Date.parse('2022-07-12T22:00:00Z'),
      });
      const [expiry] = book.snapshots[0]?.expiries ?? [];
      expect(expiry?.strikesCents).toEqual([380_000, 380_500, 381_000, 390_000]);
      expect(expiry?.bidCents.filter((_, entry) => entry % 2 === 0).join(' ')).toBe('2000 2000 2000 1700');
      expect(dropped(book)).toEqual({ 'other-download': 5 });
    }
  });

  it('keeps out what was quoted when the night’s trading had begun', () => {
    const book = bookOf([quote({ at: '2022-07-13 03:00' }), quote({ at: '2022-07-12 20:14' })]);
    expect(book.snapshots.map(({ date, timing }) => [date, timing])).toEqual([['2022-07-12', 'close']]);
    expect(dropped(book)).toEqual({ overnight: 1 });
  });

  it('takes the rows of its own root from a file of both, and none that may be of either', () => {
    const rows = [
      quote(),
      quote({ root: 'SPX' }),
      quote({ root: 'SPX', strike: 3805, expiry: '2022-07-15' }),
      quote({ root: 'SPY7' }),
      { at: AT, expiry: '2022-07-15', right: 'put' as const, strike: 3800, bid: 1, ask: 2 },
    ];
    expect(bookOf(rows).report).toMatchObject({ rows: 5, quotes: 1 });
    const morning = bookOf(rows, 'SPX');
    expect(dropped(morning)).toEqual({ 'ambiguous-root': 1, 'nonstandard-root': 1, 'other-root': 1 });
    expect(morning.snapshots[0]?.expiries[0]?.expiry).toMatchObject({ root: 'SPX', settlement: 'AM' });
    expect(morning.snapshots[0]?.expiries[0]?.strikesCents).toEqual([380_000, 380_500]);
  });

  it('has nothing that has stopped trading at its instant, and orders instants and expiries', () => {
    const book = bookOf([
      quote({ at: '2022-07-12 15:00', expiry: '2022-07-20' }),
      quote({ at: '2022-07-12 15:00', expiry: '2022-07-13' }),
      quote({ at: '2022-07-12 17:30', expiry: '2022-07-12' }),
      quote({ at: '2022-07-12 11:00', expiry: '2022-07-12' }),
    ]);
    expect(dropped(book)).toEqual({ expired: 1 });
    expect(
      book.snapshots.map(({ timing, expiries }) => [
        timing,
        ...expiries.map(({ expiry }) => expiry.sessionDate),
      ]),
    ).toEqual([
      ['intraday', '2022-07-12'],
      ['intraday', '2022-07-13', '2022-07-20'],
    ]);
  });

  it('calls an expiry by the object that the listings know it by', () => {
    const listings = listingsOf('SPXW');
    const filler = createBookFiller(nyse, listings);
    filler.addRaw(rawChain([quote({ expiry: '2022-07-15' })]));
    filler.addRaw(rawChain([quote({ at: '2022-07-13 12:00', expiry: '2022-07-15' })]));
    const listed = listings
      .expiriesOn('2022-07-12' as SessionDate)
      .find((one) => one.sessionDate === '2022-07-15');
    expect(listed).toBeDefined();
    for (const { expiries } of filler.book().snapshots) expect(expiries[0]?.expiry).toBe(listed);
  });
});

describe('rows of the store', () => {
  it('make the book that their file makes', () => {
    const quotes = [
      quote({ at: '2022-07-12 17:31' }),
      quote({ at: '2022-07-12 17:31', right: 'call', bid: 0, ask: 0.1 }),
      quote({ at: '2022-07-12 17:31', root: 'SPX', expiry: '2022-08-19' }),
    ];
    const rows = emptyChainRows(quotes.length, ['SPX', 'SPXW']);
    for (const [row, one] of quotes.entries()) {
      rows.root[row] = one.root === 'SPX' ? 0 : 1;
      rows.quotedAtMs[row] = Date.parse('2022-07-12T21:31:00Z');
      rows.date[row] = dayNumberOf('2022-07-12' as SessionDate);
      rows.expiryDay[row] = dayNumberOf(one.expiry as SessionDate);
      rows.side[row] = one.right === 'call' ? 1 : 0;
      rows.strike[row] = one.strike;
      rows.bid[row] = one.bid ?? Number.NaN;
      rows.ask[row] = one.ask ?? Number.NaN;
      rows.volume[row] = 3;
      rows.spot[row] = 3850;
    }
    const filler = createBookFiller(nyse, listingsOf('SPXW'));
    filler.addRows(rows);
    const book = filler.book();
    expect([...(book.snapshots[0]?.expiries[0]?.bidSize ?? [])]).toEqual([Number.NaN, Number.NaN]);
    expect(book).toEqual(bookOf(quotes));
    expect(book.snapshots[0]).toMatchObject({ timing: 'close', atMs: Date.parse('2022-07-12T20:00:00Z') });
  });

  it('keep the contracts displayed at bid and ask, each with its own quote', () => {
    const rows = emptyChainRows(3, ['SPXW']);
    const strikes = [3800, 3805, 3800];
    for (const [row, strike] of strikes.entries()) {
      rows.quotedAtMs[row] = Date.parse('2022-07-12T14:59:30Z') + row * 1000;
      rows.date[row] = dayNumberOf('2022-07-12' as SessionDate);
      rows.expiryDay[row] = dayNumberOf('2022-07-15' as SessionDate);
      rows.strike[row] = strike;
      rows.bid[row] = 20;
      rows.ask[row] = 20.4;
      rows.bidSize[row] = 10 + row;
      if (row !== 1) rows.askSize[row] = 20 + row;
    }
    const filler = createBookFiller(nyse, listingsOf('SPXW'));
    filler.addRows(rows);
    const expiries = filler.book().snapshots.flatMap((snapshot) => snapshot.expiries);
    expect(expiries.map(({ bidSize, askSize }) => [bidSize.join(' '), askSize.join(' ')])).toEqual([
      ['12 NaN 11 NaN', '22 NaN NaN NaN'],
    ]);
    const chain = createRecordedChain(filler.book(), { rateOn: () => 0, yieldOn: () => 0 });
    const [expiry] = chain.expiries();
    if (expiry === undefined) throw new Error('an expiry is listed');
    const sizeAt = (strike: number) =>
      chain.displayedSize?.(optionContract(expiry, 'put', cents(strike * 100)));
    expect([3800, 3805, 3810].map(sizeAt)).toEqual([
      { bidContracts: 12, askContracts: 22 },
      { bidContracts: 11, askContracts: undefined },
      undefined,
    ]);
    const other = optionContract({ ...expiry }, 'put', cents(380_000));
    expect(chain.displayedSize?.(other)).toBeUndefined();
  });

  it('of a day without a session, of no instant or of an unknown root are none', () => {
    const rows = emptyChainRows(3, ['SPXW', 'QQQ']);
    rows.date.fill(dayNumberOf('2022-07-12' as SessionDate));
    rows.date[0] = dayNumberOf('2022-07-10' as SessionDate);
    rows.expiryDay.fill(dayNumberOf('2022-07-15' as SessionDate));
    rows.quotedAtMs[0] = Date.parse('2022-07-10T15:00:00Z');
    rows.root[2] = 1;
    const filler = createBookFiller(nyse, listingsOf('SPXW'));
    filler.addRows(rows);
    expect(dropped(filler.book())).toEqual({ 'outside-calendar': 2, 'nonstandard-root': 1 });
  });

  it('of the night after a session are none either', () => {
    const rows = emptyChainRows(1, ['SPXW']);
    rows.date.fill(dayNumberOf('2022-07-12' as SessionDate));
    rows.expiryDay.fill(dayNumberOf('2022-07-15' as SessionDate));
    rows.quotedAtMs.fill(Date.parse('2022-07-13T07:00:00Z'));
    const filler = createBookFiller(nyse, listingsOf('SPXW'));
    filler.addRows(rows);
    expect(dropped(filler.book())).toEqual({ overnight: 1 });
  });
});
