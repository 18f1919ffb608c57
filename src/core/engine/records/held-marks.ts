// What a session's close says of each open trade: its mark, and leg by leg the quotes and volatilities that later explain its P&L.
import {
  type BarClosed,
  cents,
  chainOfOrigin,
  type ChainSnapshot,
  isSoundQuote,
  type OpenTrade,
  type QuoteSlot,
  type SessionDate,
} from '../../domain/index.ts';
import type { HeldMarkRecord } from '../../ledger/index.ts';
import type { EngineState } from '../engine-state.ts';
import { laneOf } from '../lane.ts';

/** A hundred-thousandth of volatility moves a SPX condor's value by less than a cent a share; a ledger need not hold more. */
const IV_STEPS = 1e5;
const POINT_STEPS = 1e4;

/** A volatility as ledgers hold it: to five places. */
export function recordedIv(iv: number): number {
  return Math.round(iv * IV_STEPS) / IV_STEPS;
}

/** Points as ledgers hold those of forwards: to four places. */
export function recordedPoints(points: number): number {
  return Math.round(points * POINT_STEPS) / POINT_STEPS;
}

/** The open trades as `session-closed` lists them. */
export function heldMarkRecords(
  state: EngineState,
  session: { readonly date: SessionDate; readonly spotPoints: number },
): readonly HeldMarkRecord[] {
  return state.portfolio.openTrades.map((trade) => {
    const bar = laneOf(state, trade.opening.structure.expiry.root).bar;
    const chain = bar?.sessionDate === session.date ? closingChain(trade, bar) : undefined;
    return {
      tradeId: trade.opening.tradeId,
      markCents: cents(trade.markCents),
      isMarkFresh: trade.isMarkFresh,
      ...(chain === undefined ? {} : legsOn(chain, trade)),
      ...(chain === undefined || chain.spotPoints === session.spotPoints
        ? {}
        : { spotPoints: recordedPoints(chain.spotPoints) }),
      ...(chain === undefined || chain.atMs === state.nowMs ? {} : { quotedAtMs: chain.atMs }),
    };
  });
}

const slot: QuoteSlot = { bidCents: 0, askCents: 0 };

/** The chain that the trade's marks are of, or `undefined` where they are older than it or a leg has no sound quote. */
function closingChain(trade: OpenTrade, bar: BarClosed): ChainSnapshot | undefined {
  const { quoteOrigin, structure } = trade.opening;
  const chain = chainOfOrigin(bar, quoteOrigin);
  // Newer quotes that the marks have not taken over lack a leg; older ones are of before a fill.
  if (chain === undefined || chain.atMs !== trade.quotedAtMs) return undefined;
  const { legs } = structure;
  for (let place = 0; place < legs.length; place += 1) {
    const contract = legs[place]?.contract;
    if (contract === undefined || trade.legContracts[place] === 0) continue;
    if (!chain.readQuote(contract, slot) || !isSoundQuote(slot)) return undefined;
  }
  return chain;
}

function legsOn(chain: ChainSnapshot, trade: OpenTrade): Pick<HeldMarkRecord, 'legs' | 'forwardPoints'> {
  const { expiry, legs } = trade.opening.structure;
  const told: NonNullable<HeldMarkRecord['legs']>[number][] = [];
  for (const [place, { contract }] of legs.entries()) {
    if (trade.legContracts[place] === 0) continue;
    const doubleMark = trade.legDoubleMarksCents[place] ?? 0;
    const iv = chain.model(expiry, contract.right, contract.strikeCents)?.iv;
    told.push(iv === undefined ? [doubleMark] : [doubleMark, recordedIv(iv)]);
  }
  const forward = chain.forwardPoints(expiry);
  return { legs: told, ...(forward === undefined ? {} : { forwardPoints: recordedPoints(forward) }) };
}
