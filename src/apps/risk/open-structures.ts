// The trades that a run ended with, as structures whose expiry can be simulated.
import { type OpenStructure } from '../../analysis/scenario/index.ts';
import { tradeEntry, tradeHistory } from '../../analysis/report/index.ts';
import { daysBetween, invariant } from '../../core/domain/index.ts';
import type { LedgerRecord } from '../../core/ledger/index.ts';

export interface OpenStructures {
  readonly structures: readonly OpenStructure[];
  /** Trades whose legs' volatility or forward the ledger does not tell at the end, or that hold shares. */
  readonly untold: readonly number[];
}

/** In order of opening, as of the last session's close. */
export function openStructures(records: readonly LedgerRecord[]): OpenStructures {
  const last = records.findLast((record) => record.type === 'session-closed');
  const structures: OpenStructure[] = [];
  const untold: number[] = [];
  for (const trade of tradeHistory(records)) {
    if (trade.closed !== undefined) continue;
    const entry = tradeEntry(trade);
    const held = last?.openTrades.find(({ tradeId }) => tradeId === entry.id);
    const volatility = shortVolatility(
      entry.legs.map(({ side }) => side),
      held?.legs,
    );
    const forwardPoints = held?.forwardPoints;
    const days = last === undefined ? 0 : daysBetween(last.date, entry.expiry);
    if (
      volatility === undefined ||
      forwardPoints === undefined ||
      days < 1 ||
      trade.remaining?.held !== undefined
    ) {
      untold.push(entry.id);
      continue;
    }
    const [leg] = trade.fills[0].legs;
    invariant(leg !== undefined, 'a filled order has legs');
    structures.push({
      tradeId: entry.id,
      expiry: entry.expiry,
      days,
      structure: {
        legs: entry.legs.map(({ right, strike, side, quantity }) => ({
          right,
          strikePoints: strike,
          shares: (side === 'long' ? 1 : -1) * quantity * leg.multiplier,
        })),
        cashDollars: entry.creditDollars - entry.feesDollars,
      },
      forwardPoints,
      volatility,
    });
  }
  return { structures, untold };
}

/** The mean volatility of the legs sold, which lie nearest to where the result is decided. */
function shortVolatility(
  sides: readonly ('long' | 'short')[],
  legs: readonly (readonly [number] | readonly [number, number])[] | undefined,
): number | undefined {
  if (legs === undefined || legs.length !== sides.length) return undefined;
  const ivs = legs.flatMap(([, iv], place) => (sides[place] === 'short' && iv !== undefined ? [iv] : []));
  if (ivs.length === 0 || ivs.length < sides.filter((side) => side === 'short').length) return undefined;
  return ivs.reduce((sum, iv) => sum + iv, 0) / ivs.length;
}
