// A recorded snapshot made by the simulated chain itself, or by any smile, for the tests of this room.
import { readTickRules } from '../../adapters/bundled/index.ts';
import { MS_PER_YEAR, type OptionExpiry, type SessionDate } from '../../core/domain/index.ts';
import { nyse } from '../../core/market/bundled-rules.fixture.ts';
import type { RecordedQuote, RecordedSnapshot, TradingSession } from '../../core/market/index.ts';
import { blackPrice } from '../../core/pricing/index.ts';
import { noFailures, smilesOf, type SmileSnapshot } from './recorded-smiles.ts';
import { forEachSimulated } from './simulated-smiles.ts';

const ticks = readTickRules();
if (!ticks.ok) throw new Error(ticks.error.message);
export const RULES = { sessions: nyse.sessions, tickRules: ticks.table, releases: [] };

export const FORWARD = 4000;

export interface SnapshotSetting {
  readonly date?: string;
  readonly expiries?: readonly string[];
  readonly vix?: number;
  readonly volOf: (strike: number, years: number) => number;
  /** Full width of every quote. */
  readonly width?: number;
}

/** Quotes at a session's close, every 10 points where they cost enough, at Black's price of a smile. */
export function snapshotOf(setting: SnapshotSetting): SmileSnapshot {
  const { date = '2022-06-10', expiries = ['2022-07-12'], vix = 20, width = 0.2 } = setting;
  const session = nyse.sessionOn(date as SessionDate) as TradingSession;
  const recorded: RecordedSnapshot = {
    layout: 'cboe-delayed-quotes',
    underlying: 'SPX',
    date: session.date,
    atMs: session.closeMs,
    timing: 'close',
    vendorSpot: FORWARD,
    expiries: expiries.map((day) => {
      const expiry = expiryOn(day);
      const years = (expiry.settlesAtMs - session.closeMs) / MS_PER_YEAR;
      return { expiry, quotes: quotesOf(years, (strike) => setting.volOf(strike, years), width) };
    }),
  };
  return {
    recorded,
    session,
    levels: { vix, vix9d: vix, vix3m: vix, vix6m: vix },
    levelSource: 'close',
    rate: 0,
    smiles: smilesOf(recorded, { rate: 0, dividends: undefined }, noFailures()),
  };
}

function expiryOn(day: string): OptionExpiry {
  const session = nyse.sessionOn(day as SessionDate) as TradingSession;
  return {
    root: 'SPXW',
    sessionDate: session.date,
    settlement: 'PM',
    lastTradeMs: session.closeMs,
    settlesAtMs: session.closeMs,
  };
}

function quotesOf(years: number, volOf: (strike: number) => number, width: number): readonly RecordedQuote[] {
  const quotes: RecordedQuote[] = [];
  for (let strike = 2000; strike <= 5600; strike += 10) {
    for (const right of ['put', 'call'] as const) {
      const mid = blackPrice({ right, forward: FORWARD, strike, years, vol: volOf(strike), discount: 1 });
      if (mid < 0.1 + width / 2) continue;
      quotes.push({
        right,
        strike,
        mid,
        bid: mid - width / 2,
        ask: mid + width / 2,
        volume: undefined,
        openInterest: undefined,
        vendorVol: undefined,
        vendorDelta: undefined,
      });
    }
  }
  return quotes;
}

/** A snapshot whose quotes are the simulated chain's own prices, with volatilities higher by `shift`. */
export function simulatedSnapshot(
  shift: number,
  setting: Omit<SnapshotSetting, 'volOf'> = {},
): SmileSnapshot {
  const seed = snapshotOf({ ...setting, volOf: () => 0.25 });
  const table = new Map<string, number>();
  forEachSimulated([seed], RULES, ({ smile }, simulated) => {
    for (let strike = 2000; strike <= 5600; strike += 10)
      table.set(`${smile.years} ${strike}`, simulated.volAt(strike));
  });
  return snapshotOf({
    ...setting,
    volOf: (strike, years) => (table.get(`${years} ${strike}`) as number) + shift,
  });
}
