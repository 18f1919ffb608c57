// Values and smiles of a fair world's options: what is left of the day, mornings, the state of the session, a stated premium.
import { describe, expect, test } from 'vitest';
import { type EpochMs, MS_PER_YEAR, type OptionExpiry, type SessionDate } from '../../domain/index.ts';
import { blackPrice } from '../../pricing/index.ts';
import { calendar } from '../small-market.fixture.ts';
import { fairSmiles, fairValues } from './fair-smiles.ts';
import { LawPrices } from './law-prices.ts';
import { lognormalLaw, movingVolatilityLaw, NIGHT_SHARE } from './price-law.ts';

const first = calendar.atOrAfter('2018-01-02' as SessionDate)?.index ?? 0;
const sessions = calendar.sessions.slice(first, first + 40);
const at = (place: number) => {
  const session = sessions[place];
  if (session === undefined) throw new Error('session expected');
  return session;
};
const noon = ({ openMs, closeMs }: { openMs: EpochMs; closeMs: EpochMs }): EpochMs =>
  ((openMs + closeMs) / 2) as EpochMs;

const DAILY = 0.16 ** 2 / 252;
const ground = {
  prices: new LawPrices(lognormalLaw(0.16)),
  sessions,
  states: new Uint8Array(40),
  calendar,
};

describe('values', () => {
  const moment = { sessionIndex: at(0).index, atMs: noon(at(0)) };
  const worth = (settlement: 'AM' | 'PM', place: number): number =>
    fairValues(ground).valueDollars(
      { expiry: { sessionDate: at(place).date, settlement }, right: 'put', strikeCents: 24_500 },
      250,
      moment,
    );
  const black = (variance: number): number =>
    blackPrice({ right: 'put', forward: 250, strike: 245, years: 1, vol: Math.sqrt(variance), discount: 1 });

  test('rest on what is left of the day and the sessions to the last close or opening', () => {
    const today = 0.5 * (1 - NIGHT_SHARE);
    expect(worth('PM', 20)).toBeCloseTo(black(DAILY * (20 + today)), 10);
    expect(worth('AM', 20)).toBeCloseTo(black(DAILY * (19 + NIGHT_SHARE + today)), 10);
    expect(worth('PM', 0)).toBeCloseTo(black(DAILY * today), 10);
  });

  test('are those of the state that the session is in', () => {
    const prices = new LawPrices(movingVolatilityLaw());
    const states = new Uint8Array(40).fill(1, 0, 1).fill(6, 1);
    const own = fairValues({ ...ground, prices, states });
    const contract = {
      expiry: { sessionDate: at(20).date, settlement: 'PM' },
      right: 'put',
      strikeCents: 24_500,
    } as const;
    const calm = own.valueDollars(contract, 250, moment);
    const wild = own.valueDollars(contract, 250, { sessionIndex: at(1).index, atMs: noon(at(1)) });
    expect(wild).toBeGreaterThan(1.5 * calm);
  });

  test('are none for an expiry that is over, or a session that is not the world’s', () => {
    const late = { sessionIndex: at(5).index, atMs: noon(at(5)) };
    const contract = {
      expiry: { sessionDate: at(3).date, settlement: 'PM' },
      right: 'put',
      strikeCents: 24_500,
    };
    expect(() => fairValues(ground).valueDollars(contract as never, 250, late)).toThrow('fair value');
    expect(
      () =>
        worth('PM', 39) &&
        fairValues({ ...ground, states: new Uint8Array() }).valueDollars(contract as never, 250, moment),
    ).toThrow('fair value');
  });
});

test('a premium lifts every volatility by its points', () => {
  const { date, closeMs } = at(20);
  const expiry = { sessionDate: date, settlement: 'PM', settlesAtMs: closeMs } as OptionExpiry;
  const moment = { sessionIndex: at(0).index, atMs: at(0).closeMs };
  const years = (closeMs - moment.atMs) / MS_PER_YEAR;
  const vol = (premium: number, k: number): number =>
    Math.sqrt(fairSmiles(ground, premium).smileAt(expiry, moment).totalVariance(k) / years);
  for (const k of [-0.1, 0, 0.05]) expect(vol(3, k) - vol(0, k)).toBeCloseTo(0.03, 10);
});
