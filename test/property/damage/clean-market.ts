// Draws clean bar files over sessions with half days and changes of clocks: what damage is done to.
import { nyse } from '../../../src/core/market/bundled-rules.fixture.ts';
import type { Row } from '../../../src/core/market/bars/raw-bars.fixture.ts';
import type { SessionDate } from '../../../src/core/domain/index.ts';
import type { TradingSession } from '../../../src/core/market/index.ts';
import { createRng, type Rng } from '../../../src/core/numerics/index.ts';

/** A clean file: rows in order of time, stamped by instant. `minutes` is undefined for daily bars. */
export interface CleanMarket {
  readonly rows: readonly Row[];
  readonly sessions: readonly TradingSession[];
  readonly minutes: number | undefined;
}

/** Weeks around changes of clocks and half days. */
const WINDOWS: readonly (readonly [string, string])[] = [
  ['2019-03-04', '2019-03-15'],
  ['2019-07-01', '2019-07-12'],
  ['2019-10-28', '2019-11-08'],
  ['2019-11-25', '2019-12-06'],
  ['2020-03-02', '2020-03-13'],
  ['2020-12-21', '2021-01-04'],
  ['2024-06-28', '2024-07-10'],
];
const DAYS_OF_A_YEAR: readonly [string, string] = ['2019-06-03', '2020-05-29'];
const FRAMES = [1, 5, 5, 15, 30, 60, undefined] as const;
const MINUTES_OF_DAY = 390;
/** Log volatility of a session. */
const SESSION_VOL = 0.011;

/** The market of `seed`: bar length, window, level and path. */
export function cleanMarket(seed: number): CleanMarket {
  const rng = createRng(seed);
  const minutes = FRAMES[Math.floor(rng.uniform() * FRAMES.length)];
  const window = WINDOWS[Math.floor(rng.uniform() * WINDOWS.length)] ?? DAYS_OF_A_YEAR;
  const [from, to] = minutes === undefined ? DAYS_OF_A_YEAR : window;
  const inWindow = nyse.sessions.filter(
    ({ date }) => date >= (from as SessionDate) && date <= (to as SessionDate),
  );
  // One-minute sessions are long; three of them around the middle keep both kinds of odd days.
  const sessions = minutes === 1 ? inWindow.slice(2, 6) : inWindow;
  let price = 100 + 400 * rng.uniform();
  const rows: Row[] = [];
  for (const session of sessions) {
    price *= Math.exp(0.004 * rng.normal());
    const length = minutes === undefined ? session.closeMs - session.openMs : minutes * 60_000;
    for (let stampMs: number = session.openMs; stampMs < session.closeMs; stampMs += length) {
      const row = drawnBar(rng, { stampMs, price, minutes: minutes ?? MINUTES_OF_DAY, session });
      rows.push(row);
      price = row.close;
    }
  }
  return { rows, sessions, minutes };
}

function drawnBar(
  rng: Rng,
  bar: {
    readonly stampMs: number;
    readonly price: number;
    readonly minutes: number;
    readonly session: TradingSession;
  },
): Row {
  const vol = SESSION_VOL * Math.sqrt(bar.minutes / MINUTES_OF_DAY);
  const open = cents(bar.price * Math.exp(0.05 * vol * rng.normal()));
  const close = cents(open * Math.exp(vol * rng.normal()));
  const high = cents(Math.max(open, close) * Math.exp(0.3 * vol * Math.abs(rng.normal()))) + 0.01;
  const low = cents(Math.min(open, close) * Math.exp(-0.3 * vol * Math.abs(rng.normal()))) - 0.01;
  const edge = Math.min(bar.stampMs - bar.session.openMs, bar.session.closeMs - bar.stampMs) / 3_600_000;
  const volume = Math.round(((1000 * bar.minutes) / (0.3 + edge)) * Math.exp(0.4 * rng.normal())) + 1;
  return { stampMs: bar.stampMs, open, high: cents(high), low: cents(low), close, volume };
}

const cents = (price: number): number => Math.round(price * 100) / 100;
