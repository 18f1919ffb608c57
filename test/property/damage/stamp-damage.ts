// Damage to times, to the order of rows, and to whole sessions.
import type { TradingSession } from '../../../src/core/market/index.ts';
import type { Row } from '../../../src/core/market/bars/raw-bars.fixture.ts';
import type { CleanMarket } from './clean-market.ts';
import { between, type Damage, innerRow, innerSession, mapRange, pricesTimes, withRow } from './damage.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const moved = (row: Row, byMs: number): Row => ({ ...row, stampMs: row.stampMs + byMs });

/** Only bars inside the day have a clock to be wrong. */
const intraday =
  (damage: Damage): Damage =>
  (market, rng) =>
    market.minutes === undefined ? undefined : damage(market, rng);

const sessionMoved = (byMs: number): Damage =>
  intraday((market, rng) => {
    const session = innerSession(market, rng);
    return session && mapRange(market, session, (row) => moved(row, byMs));
  });

/** Every row reads the clock of a place `hours` from New York, of which nothing is said. */
const wholeFileMoved = (hours: number): Damage =>
  intraday((market) => ({ rows: market.rows.map((row) => moved(row, hours * HOUR_MS)) }));

/** Sessions open at 09:30: at 13:30 in UTC in summer, at 14:30 in winter. */
const offsetHours = ({ openMs }: TradingSession): number => (openMs % DAY_MS === 13.5 * HOUR_MS ? 4 : 5);

/** Wall-clock stamps written by a clock that is `hoursOf` behind UTC; of no use where that is New York's. */
const labelledLocal = (hoursOf: (session: TradingSession) => number): Damage =>
  intraday((market) => {
    if (market.sessions.every((session) => hoursOf(session) === offsetHours(session))) return undefined;
    const rows = market.rows.map((row) => {
      const session = market.sessions.find(
        ({ openMs, closeMs }) => row.stampMs >= openMs && row.stampMs < closeMs,
      );
      return moved(row, -hoursOf(session as TradingSession) * HOUR_MS);
    });
    return { stampKind: 'local', rows };
  });

const blockRepeated: Damage = (market, rng) => {
  const first = innerRow(market, rng);
  const last = Math.min(market.rows.length, first + between(rng, 2, 60));
  const block = market.rows.slice(first, last);
  return { rows: [...market.rows.slice(0, last), ...block, ...market.rows.slice(last)] };
};

const swapped: Damage = (market, rng) => {
  const rows = [...market.rows];
  const [a, b] = [innerRow(market, rng), innerRow(market, rng)];
  [rows[a], rows[b]] = [rows[b] as Row, rows[a] as Row];
  return { rows };
};

/** From an inner session to the end of the file. */
const fromSession =
  (change: (row: Row) => Row): Damage =>
  (market, rng) => {
    if (market.minutes === undefined) {
      const first = between(rng, 10, market.rows.length - 10);
      return mapRange(market, { first, last: market.rows.length }, change);
    }
    const session = innerSession(market, rng);
    return session && mapRange(market, { first: session.first, last: market.rows.length }, change);
  };

const tail =
  (market: CleanMarket, share: number): Damage =>
  (_, rng) => {
    const session = innerSession(market, rng, (isHalfDay) => !isHalfDay);
    if (session === undefined) return undefined;
    const first = session.first + Math.ceil((session.last - session.first) * share);
    return mapRange(market, { first, last: session.last }, (row) => moved(row, HOUR_MS));
  };

/** Damage to files whose bars are no longer than `minutes`. */
function barsOf(minutes: number, damage: Damage): Damage {
  return (market, rng) => ((market.minutes ?? Infinity) <= minutes ? damage(market, rng) : undefined);
}

export const STAMP_DAMAGE: Readonly<Record<string, Damage>> = {
  'rows swapped': swapped,
  'order reversed': (market) => ({ rows: market.rows.toReversed() }),
  'block repeated': blockRepeated,
  'one row an hour late': intraday(withRow((row) => [moved(row, HOUR_MS)])),
  'one row off the grid': intraday(withRow((row) => [moved(row, 17_000)])),
  'no stamp': withRow((row) => [{ ...row, stampMs: Number.NaN }]),
  'another century': withRow((row) => [moved(row, -36_525 * DAY_MS)]),
  'session an hour late': sessionMoved(HOUR_MS),
  'session an hour early': sessionMoved(-HOUR_MS),
  'afternoon an hour late': intraday((market, rng) =>
    market.minutes === 60 ? undefined : tail(market, 0.6)(market, rng),
  ),
  'file an hour late': wholeFileMoved(1),
  'UTC labelled New York': labelledLocal(() => 0),
  'winter time all year': labelledLocal(() => 5),
  'Chicago labelled New York': labelledLocal((session) => offsetHours(session) + 1),
  'stamped at the end': intraday((market) => {
    const closes = market.sessions.map(({ closeMs }) => closeMs);
    const lengthMs = (market.minutes ?? 0) * 60_000;
    return {
      rows: market.rows.map((row) => {
        const closeMs = closes.find((close) => close > row.stampMs) ?? Infinity;
        return { ...row, stampMs: Math.min(row.stampMs + lengthMs, closeMs) };
      }),
    };
  }),
  'session on a closed day': (market, rng) => {
    const session = innerSession(market, rng);
    const saturday = (ms: number): number => ((6 - new Date(ms).getUTCDay() + 7) % 7) * DAY_MS;
    return session && mapRange(market, session, (row) => moved(row, saturday(session.openMs)));
  },
  'session on the next day': (market, rng) => {
    const session = innerSession(market, rng);
    return session && mapRange(market, session, (row) => moved(row, DAY_MS));
  },
  'session lost': (market, rng) => {
    const session = innerSession(market, rng);
    return (
      session && { rows: market.rows.filter((_, index) => index < session.first || index > session.last) }
    );
  },
  'cut like a half day': intraday((market, rng) => {
    const session = innerSession(market, rng, (isHalfDay) => !isHalfDay);
    if (session === undefined) return undefined;
    const cutMs = session.openMs + 3.5 * HOUR_MS;
    return {
      rows: market.rows.filter(
        ({ stampMs }) => stampMs < cutMs || stampMs < session.openMs || stampMs >= session.closeMs,
      ),
    };
  }),
  'half day padded': intraday((market, rng) => {
    const session = innerSession(market, rng, (isHalfDay) => isHalfDay);
    if (session === undefined) return undefined;
    const last = market.rows[session.last] as Row;
    const lengthMs = (market.minutes ?? 0) * 60_000;
    const padding: Row[] = [];
    for (let stampMs = session.closeMs; stampMs < session.openMs + 6.5 * HOUR_MS; stampMs += lengthMs) {
      padding.push({ ...last, open: last.close, high: last.close, low: last.close, stampMs, volume: 0 });
    }
    const at = session.last + 1;
    return { rows: [...market.rows.slice(0, at), ...padding, ...market.rows.slice(at)] };
  }),
  'split 2:1': fromSession((row) => pricesTimes(row, 0.5)),
  'split 3:2': fromSession((row) => pricesTimes(row, 2 / 3)),
  'dollars to cents': fromSession((row) => pricesTimes(row, 100)),
  'session half an hour late': sessionMoved(HOUR_MS / 2),
  'session five minutes late': barsOf(5, sessionMoved(HOUR_MS / 12)),
  'session five minutes early': barsOf(5, sessionMoved(-HOUR_MS / 12)),
  'file half an hour early': wholeFileMoved(-0.5),
  'file one bar early': intraday(({ rows, minutes = 0 }) => ({
    rows: rows.map((row) => moved(row, -minutes * 60_000)),
  })),
  'file an hour late in a zone': intraday(({ rows }) => ({ rows: rows.map((row) => moved(row, HOUR_MS)) })),
  'file a day early': (market) =>
    market.minutes === undefined ? { rows: market.rows.map((row) => moved(row, -DAY_MS)) } : undefined,
  'session copied': intraday((market, rng) => {
    const [from, to] = [innerSession(market, rng), innerSession(market, rng)];
    if (from === undefined || to === undefined || from.first === to.first) return undefined;
    if (from.last - from.first !== to.last - to.first) return undefined;
    return mapRange(market, to, (row) => {
      const source = market.rows[from.first + market.rows.indexOf(row) - to.first] as Row;
      return { ...source, stampMs: row.stampMs };
    });
  }),
};
