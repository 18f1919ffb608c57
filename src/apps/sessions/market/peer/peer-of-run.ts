// What a run knows of its peer: the session closes before and during it, and what it tells of them.
import type { PeerClose, SessionDate } from '../../../../core/domain/index.ts';
import type { Dataset } from '../../../../core/engine/index.ts';
import type { TradingSession } from '../../../../core/market/index.ts';
import { type Settings, usageError, type UsageResult } from '../../../config/index.ts';
import { rawRowsUpTo } from '../raw-rows.ts';
import type { RawInputs } from '../read-inputs.ts';
import type { SimulatedMarket } from '../simulated-market.ts';
import { peerCloses } from './peer-closes.ts';

/** The closes up to the run's last session, and sentences on them. */
export interface PeerOfRun {
  /** Oldest first; `undefined` without a peer. */
  readonly closes: readonly PeerClose[] | undefined;
  readonly told: readonly string[];
}

/**
 * The peer of a run that ends with the last bar of `dataset`. Error codes those of `peerCloses`, and `peer-coverage` where it
 * has a close of none of the sessions that may be traded.
 */
export function peerOfRun(
  inputs: Pick<RawInputs, 'peer' | 'calendar' | 'stored'>,
  { signals }: Settings,
  dataset: Pick<Dataset, 'sessionOf' | 'tradableFromMs'>,
): UsageResult<PeerOfRun> {
  const { peer, calendar, stored } = inputs;
  const isAsked = signals.divergenceMax !== null;
  if (peer === undefined) return { ok: true, value: { closes: undefined, told: isAsked ? [NO_PEER] : [] } };
  const traded = sessionsTraded(dataset);
  const to = traded.at(-1)?.date ?? ('' as SessionDate);
  // Cut before anything is judged, as the run's own bars are.
  const rows = rawRowsUpTo(peer, to);
  if (rows.length === 0) return uncovered(`begins after ${to}`, traded);
  const read = peerCloses(rows, calendar, stored.peer);
  if (!read.ok) return read;
  const { closes, quarantinedRows } = read.value;
  const missing = missingFrom(closes, traded);
  if (missing.length === traded.length) {
    return uncovered(
      `has closes of ${closes[0]?.date ?? 'no session'} to ${closes.at(-1)?.date ?? 'none'}`,
      traded,
    );
  }
  const told = [
    `The peer is that of --peer: ${traded.length - missing.length} of the ${traded.length} sessions traded have a close of it${isAsked ? '' : '; nothing asks for one'}.`,
    ...(missing.length === 0
      ? []
      : [`The first session without one is ${missing[0]?.date ?? ''}: nothing is compared there.`]),
    ...(quarantinedRows === 0 ? [] : [`${quarantinedRows} rows of the peer were set aside.`]),
  ];
  return { ok: true, value: { closes, told } };
}

type MarketsOfRun = SimulatedMarket & { readonly also: readonly SimulatedMarket[] };

/**
 * The markets with the peer: the closes of before a class's first bar are its history, those from the first bar of all on
 * come as events with the run's own class.
 */
export function withPeer<Own extends MarketsOfRun>(market: Own, { closes }: PeerOfRun): Own {
  if (closes === undefined) return market;
  const firstMs = Math.min(...[market, ...market.also].map(({ dataset }) => firstOpenMs(dataset)));
  const known = <M extends SimulatedMarket>(one: M): M => ({
    ...one,
    history: { ...one.history, peer: closes.filter(({ closeMs }) => closeMs < firstOpenMs(one.dataset)) },
  });
  const peer = closes.filter(({ closeMs }) => closeMs >= firstMs);
  return {
    ...known(market),
    dataset: { ...market.dataset, peer },
    also: market.also.map(known),
  };
}

const NO_PEER =
  'signals.divergenceMax asks how the price stands against a peer, and no --peer is given: nothing is opened.';

function firstOpenMs({ sessionOf }: Pick<Dataset, 'sessionOf'>): number {
  return sessionOf[0]?.openMs ?? Number.POSITIVE_INFINITY;
}

/** Each once. */
function sessionsTraded({
  sessionOf,
  tradableFromMs,
}: Pick<Dataset, 'sessionOf' | 'tradableFromMs'>): readonly TradingSession[] {
  return sessionOf.filter(
    (session, bar) => session.openMs >= tradableFromMs && session !== sessionOf[bar - 1],
  );
}

function missingFrom(
  closes: readonly PeerClose[],
  traded: readonly TradingSession[],
): readonly TradingSession[] {
  const dates = new Set(closes.map(({ date }) => date));
  return traded.filter(({ date }) => !dates.has(date));
}

function uncovered(found: string, traded: readonly TradingSession[]): UsageResult<never> {
  return usageError(
    'peer-coverage',
    `the peer ${found}: expected closes of the sessions traded, ${traded[0]?.date ?? ''} to ${traded.at(-1)?.date ?? ''}`,
  );
}
