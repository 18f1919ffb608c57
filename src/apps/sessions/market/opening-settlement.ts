// The stand-in for the special opening quotation: the session's opening, or the mean price of its first minutes.
import type { EpochMs } from '../../../core/domain/index.ts';
import type { Dataset, DatedOpening } from '../../../core/engine/index.ts';
import type { Listings, TradingCalendar, TradingSession } from '../../../core/market/index.ts';
import type { PriceHistory } from './price-history.ts';

const MS_PER_MINUTE = 60_000;

/**
 * What AM series settle at on a session, given the bars of `history`. With `minutes` above 0 it is the mean close of the
 * bars that end within so many minutes of the opening, known when they are over; a session without such a bar, as on
 * daily bars, falls back on its opening. Where the bars begin after the opening, their first price stands in for it, from
 * then on.
 */
export function openingSettlements(
  history: Pick<PriceHistory, 'market' | 'sessionOf' | 'openings'> &
    Partial<Pick<PriceHistory, 'lateStarts'>>,
  minutes: number,
): Dataset['openingSettlement'] {
  const means = minutes === 0 ? undefined : firstMinutesMeans(history, minutes);
  return (session): DatedOpening | undefined => {
    const mean = means?.get(session.index);
    if (mean !== undefined) {
      const knownMs = (session.openMs + minutes * MS_PER_MINUTE) as EpochMs;
      return { value: { points: mean, source: 'first-minutes-proxy' }, knownMs };
    }
    const points = history.openings.get(session.index);
    if (points === undefined) return undefined;
    const lateMs = history.lateStarts?.get(session.index);
    return lateMs === undefined
      ? { value: { points, source: 'open-proxy' }, knownMs: session.openMs }
      : { value: { points, source: 'late-open-proxy' }, knownMs: lateMs };
  };
}

/** Mean close, by session index, of the bars that end within the first minutes. */
function firstMinutesMeans(
  { market, sessionOf }: Pick<PriceHistory, 'market' | 'sessionOf'>,
  minutes: number,
): ReadonlyMap<number, number> {
  const sums = new Map<number, { points: number; bars: number }>();
  const { close, closeMs } = market.bars;
  for (const [bar, session] of sessionOf.entries()) {
    if ((closeMs[bar] as number) > session.openMs + minutes * MS_PER_MINUTE) continue;
    const sum = sums.get(session.index) ?? { points: 0, bars: 0 };
    sum.points += close[bar] as number;
    sum.bars += 1;
    sums.set(session.index, sum);
  }
  return new Map([...sums].map(([index, { points, bars }]) => [index, points / bars]));
}

/** A session on whose opening a series of the root settles, and what stands in for its settlement value. */
export interface MorningSettlement {
  readonly source: DatedOpening['value']['source'];
  /** How long after the opening the value was there; 0 where nothing was late. */
  readonly minutesLate: number;
}

/** Those of `traded` on whose opening a listed series settles. */
export function morningSettlements(
  traded: readonly TradingSession[],
  calendar: Pick<TradingCalendar, 'before'>,
  listings: Pick<Listings, 'expiriesOn'>,
  openingSettlement: Dataset['openingSettlement'],
): readonly MorningSettlement[] {
  return traded.flatMap((session) => {
    const before = calendar.before(session.date);
    const listed = before === undefined ? [] : listings.expiriesOn(before.date);
    const isMorning = listed.some(
      ({ sessionDate, settlement }) => sessionDate === session.date && settlement === 'AM',
    );
    if (!isMorning) return [];
    const opening = openingSettlement(session);
    if (opening === undefined) return [];
    const { source } = opening.value;
    const minutesLate = source === 'late-open-proxy' ? (opening.knownMs - session.openMs) / MS_PER_MINUTE : 0;
    return [{ source, minutesLate }];
  });
}
