// Candidates and open trades with plain numbers, for tests of what is done with them.
import {
  cents,
  contractKey,
  type EntryCandidate,
  type ExpirySettled,
  exerciseCashCents,
  type OpenTrade,
  type OptionContract,
  type OptionExpiry,
  type OptionStructure,
  type Quote,
  type SessionDate,
  type TradeOpening,
} from '../domain/index.ts';
import type { Portfolio } from './portfolio-state.ts';
import { heldContracts } from './trade-legs.ts';
import { instant, stageCondor, stageExpiry } from '../../../test/fixtures/venue-stage.ts';

/** Tuesday: the day on which the trades below are opened. */
export const OPENED_ON = '2018-01-16';
export const EXPIRY = stageExpiry('XSP', '2018-02-16', 'PM');
/** Ten points wide on both sides. */
export const CONDOR = stageCondor(EXPIRY, [250, 260, 280, 290]);

const QUOTES = [
  [58, 60],
  [110, 112],
  [92, 94],
  [48, 50],
] as const;

/** A condor that brings 96 at mid and 92 at its natural prices. */
export function candidateOf(
  structure: OptionStructure,
  changes: Partial<EntryCandidate> = {},
): EntryCandidate {
  return {
    structure,
    dte: 31,
    quoteOrigin: 'simulated',
    quotedAtMs: instant(OPENED_ON, 60),
    quotes: QUOTES.map(([bid, ask]): Quote => ({ bidCents: cents(bid), askCents: cents(ask) })),
    deltas: [-0.1, -0.2, 0.2, 0.1],
    ivs: [0.2, 0.2, 0.2, 0.2],
    midCreditCents: 96,
    naturalCreditCents: cents(92),
    ...changes,
  };
}

/** One condor sold for 95 cents a share and 260 cents of fees. */
export function openingOf(changes: Partial<TradeOpening> = {}): TradeOpening {
  const structure = changes.structure ?? CONDOR;
  return {
    tradeId: 1,
    structure,
    quantity: 1,
    openedAtMs: instant(OPENED_ON, 60),
    openedOn: OPENED_ON as SessionDate,
    spotPoints: 270,
    quoteOrigin: 'simulated',
    quotedAtMs: instant(OPENED_ON, 60),
    legPricesCents: [59, 111, 92, 49].map(cents),
    creditCents: cents(95),
    feesCents: cents(260),
    candidate: candidateOf(structure),
    vixPoints: undefined,
    ...changes,
  };
}

/** A trade with a fresh mark, no order working and no breach, unless `changes` say otherwise. */
export function openTradeOf(changes: Partial<OpenTrade> = {}): OpenTrade {
  const opening = changes.opening ?? openingOf();
  return {
    opening,
    legContracts: opening.structure.legs.map(({ quantity }) => quantity * opening.quantity),
    shares: 0,
    shareCashCents: 0,
    legExitCashCents: opening.structure.legs.map(() => 0),
    windDown: undefined,
    shareOrderId: undefined,
    cashFlowCents: 9240,
    feesCents: 260,
    legsMarkCents: -9500,
    legDoubleMarksCents: opening.legPricesCents.map((price) => 2 * price),
    sharePriceCents: 0,
    markCents: -9500,
    closeCostDoubleCents: 190,
    quotedAtMs: instant(OPENED_ON, 60),
    isMarkFresh: true,
    stopBreachCount: 0,
    ivBreachCount: 0,
    peakProfitDoubleCents: undefined,
    dte: 31,
    closingOrderId: undefined,
    adjustingOrderId: undefined,
    isAdjustmentDue: false,
    adjustments: [],
    adjustedOn: undefined,
    pendingExit: undefined,
    ...changes,
  };
}

/** The settlement, in cash, of what the trades of a portfolio hold of an expiry, netted as a broker nets it. */
export function settledOf(portfolio: Portfolio, expiry: OptionExpiry, points: number): ExpirySettled {
  const net = new Map<string, { readonly contract: OptionContract; quantity: number }>();
  for (const { contract, quantity } of heldContracts(portfolio.openTrades)) {
    if (contract.expiry !== expiry) continue;
    const entry = net.get(contractKey(contract)) ?? { contract, quantity: 0 };
    entry.quantity += quantity;
    net.set(contractKey(contract), entry);
  }
  return {
    kind: 'expiry-settled',
    seq: 9,
    availableAtMs: expiry.settlesAtMs,
    expiry,
    settlementPoints: points,
    source: 'close',
    legs: [...net.values()]
      .filter(({ quantity }) => quantity !== 0)
      .map(({ contract, quantity }) => {
        const cashPerContractCents = exerciseCashCents(contract, points);
        const exercised = cashPerContractCents > 0 ? Math.abs(quantity) : 0;
        return { contract, quantity, exercised, cashPerContractCents, sharesPerContract: 0 };
      }),
    feesCents: cents(0),
  };
}
