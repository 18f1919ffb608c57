// An entry that every limit passes, with its account and market, for tests that change one thing at a time.
import { cents, type EntryCandidate, type EpochMs, type OptionStructure } from '../domain/index.ts';
import { FakeChain } from '../domain/market/fake-chain.fixture.ts';
import { instant } from '../../../test/fixtures/venue-stage.ts';
import { candidateOf, CONDOR, EXPIRY, OPENED_ON } from '../portfolio/open-trade.fixture.ts';
import { approveEntry, type EntryRequest, type EntryVerdict } from './approve-entry.ts';
import type { AccountView, EntryMarket } from './entry-view.ts';
import type { Refusal } from './limits/refusal.ts';
import type { RiskLimits } from './risk-limits.ts';

/** A natural credit of 92 less a tenth, rounded down, is a limit of 82: 91,800 cents can be lost of 100,000. */
export const MAX_LOSS = 91_800;
export const NOW_MS = instant(OPENED_ON, 90);

export const LOOSE: RiskLimits = {
  riskPerTradeRatio: 1,
  contractsMax: 1000,
  lossBasis: 'order-limit',
  creditNaturalShare: 1,
  collateral: 'face',
};

export interface RiskCase {
  readonly limits?: Partial<RiskLimits>;
  readonly account?: Partial<AccountView>;
  readonly market?: Partial<EntryMarket>;
  readonly request?: Partial<EntryRequest>;
  readonly structure?: OptionStructure;
  readonly candidate?: Partial<EntryCandidate>;
}

/** XSP at 270, quoted at `NOW_MS`; at a volatility of 10.5% the model gives the usual condor a credit of 87 cents. */
export function stagedChain(volatility = 0.105): FakeChain {
  const chain = new FakeChain([EXPIRY], NOW_MS);
  chain.volatility = volatility;
  return chain;
}

export function accountOf(changes: Partial<AccountView> = {}): AccountView {
  return {
    cashCents: 1e9,
    equityCents: 1e9,
    openTrades: [],
    workingOpenings: [],
    closingFeesCents: 0,
    sentOrders: [],
    dayTrading: undefined,
    ...changes,
  };
}

export function marketOf(changes: Partial<EntryMarket> = {}): EntryMarket {
  const chain = stagedChain();
  return {
    nowMs: NOW_MS,
    chainOf: (root, origin) => (chain.root === root && chain.origin === origin ? chain : undefined),
    volatility: { volatility: 0.09, observations: 32 },
    tickCents: 1,
    ...changes,
  };
}

/** What risk says of the case. */
export function judge(given: RiskCase = {}): EntryVerdict {
  const structure = given.structure ?? CONDOR;
  const usual = candidateOf(structure);
  const candidate = { ...usual, quotes: usual.quotes.slice(0, structure.legs.length), ...given.candidate };
  const request: EntryRequest = {
    tradeId: 7,
    candidate,
    creditSlipMax: 0.1,
    rate: 0,
    unitFeesCents: 0,
    workFromMs: 88 as EpochMs,
    expiresAtMs: 99 as EpochMs,
    ...given.request,
  };
  const view = { account: accountOf(given.account), market: marketOf(given.market) };
  return approveEntry(request, view, { ...LOOSE, ...given.limits });
}

/** Units approved; 0 where the entry is refused. */
export function unitsOf(given: RiskCase = {}): number {
  const verdict = judge(given);
  return verdict.kind === 'approved' ? verdict.order.quantity : 0;
}

/** Why the case is refused; `undefined` where it is approved. */
export function refusalOf(given: RiskCase = {}): Refusal | undefined {
  const verdict = judge(given);
  return verdict.kind === 'refused' ? verdict.refusal : undefined;
}

/** A candidate with another natural credit, whose mid stays above it. */
export const naturalCredit = (naturalCreditCents: number): Partial<EntryCandidate> => ({
  naturalCreditCents: cents(naturalCreditCents),
});
