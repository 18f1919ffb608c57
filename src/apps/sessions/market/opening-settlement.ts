// The stand-in for the special opening quotation: the session's opening, or the mean price of its first minutes.
import type { EpochMs } from '../../../core/domain/index.ts';
import type { Dataset, DatedOpening } from '../../../core/engine/index.ts';
import type { PriceHistory } from './price-history.ts';

const MS_PER_MINUTE = 60_000;

/**
 * What AM series settle at on a session, given the bars of `history`. With `minutes` above 0 it is the mean close of the
 * bars that end within so many minutes of the opening, known when they are over; a session without such a bar, as on
 * daily bars, falls back on its opening.
 */
export function openingSettlements(
  history: Pick<PriceHistory, 'market' | 'sessionOf' | 'openings'>,
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
    return points === undefined
      ? undefined
      : { value: { points, source: 'open-proxy' }, knownMs: session.openMs };
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
