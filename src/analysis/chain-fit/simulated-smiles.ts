// The simulated chain at the instants of recorded smiles: on each smile's own forward, from the index levels of its instant.
import {
  type Cents,
  cents,
  emptyBarSeries,
  invariant,
  optionContract,
  type OptionRight,
  type QuoteSlot,
  type Root,
  type SessionDate,
  type TickRule,
} from '../../core/domain/index.ts';
import type { TimedRelease, TradingSession } from '../../core/market/index.ts';
import { blackPrice } from '../../core/pricing/index.ts';
import {
  completedIndexLevels,
  createSimulatedChain,
  type SimulatedChain,
  spreadModelOf,
  VarianceClock,
  type VolatilityPath,
} from '../../core/synthetic/index.ts';
import type { Smile, SmileSnapshot } from './recorded-smiles.ts';

/** The simulated side of one recorded smile; valid until the next is asked for. */
export interface SimulatedSmile {
  /** Decimal a year. */
  volAt(strike: number): number;
  /** Price before rounding to ticks, per share. */
  priceAt(right: OptionRight, strike: number): number;
  /** Quoted bid and ask per share; `undefined` where nothing is quoted. */
  quoteAt(right: OptionRight, strike: number): { readonly bid: number; readonly ask: number } | undefined;
}

export interface SimulatedRules {
  /** All sessions of a calendar that reaches 190 days beyond the quotes. */
  readonly sessions: readonly TradingSession[];
  readonly tickRules: readonly TickRule[];
  readonly releases: readonly TimedRelease[];
}

/** One smile with the snapshot it is of. */
export interface PlacedSmile {
  readonly snapshot: SmileSnapshot;
  readonly smile: Smile;
}

/** Calls `take` for every smile with its simulated side, root by root, in order of time. */
export function forEachSimulated(
  snapshots: readonly SmileSnapshot[],
  rules: SimulatedRules,
  take: (placed: PlacedSmile, simulated: SimulatedSmile) => void,
): void {
  const byRoot = new Map<Root, PlacedSmile[]>();
  for (const snapshot of snapshots) {
    for (const smile of snapshot.smiles) {
      const placed = byRoot.get(smile.expiry.root) ?? [];
      placed.push({ snapshot, smile });
      byRoot.set(smile.expiry.root, placed);
    }
  }
  const clock = new VarianceClock(rules.sessions, rules.releases);
  for (const [root, placed] of byRoot) {
    const chain = chainAt(root, placed, { ...rules, clock });
    for (const [bar, each] of placed.entries()) {
      chain.moveTo(bar);
      take(each, simulatedSmile(chain, each.smile));
    }
  }
}

/**
 * A chain with one bar a smile, whose spot is the smile's forward; the rate is also the yield, so that the simulated
 * forward is the recorded one and only the volatilities are compared.
 */
function chainAt(
  root: Root,
  placed: readonly PlacedSmile[],
  rules: SimulatedRules & { readonly clock: VarianceClock },
): SimulatedChain {
  const bars = emptyBarSeries(placed.length, false);
  const sessionIndex = new Int32Array(placed.length);
  const rates = new Map<SessionDate, number>();
  for (const [bar, { snapshot, smile }] of placed.entries()) {
    sessionIndex[bar] = snapshot.session.index;
    bars.startMs[bar] = snapshot.session.openMs;
    bars.closeMs[bar] = snapshot.recorded.atMs;
    for (const column of [bars.open, bars.high, bars.low, bars.close]) column[bar] = smile.forward;
    rates.set(snapshot.recorded.date, snapshot.rate);
  }
  const rateOn = (date: SessionDate): number => rates.get(date) ?? 0;
  return createSimulatedChain({
    root,
    market: { bars, sessionIndex },
    sessions: rules.sessions,
    clock: rules.clock,
    volatility: pathOf(placed),
    listings: { expiriesOn: () => [], strikesCents: () => [] },
    carry: { rateOn, yieldOn: rateOn },
    tickRules: rules.tickRules,
    spread: spreadModelOf(root),
  });
}

function pathOf(placed: readonly PlacedSmile[]): VolatilityPath {
  const levels = placed.map(({ snapshot }) => completedIndexLevels(snapshot.levels));
  return {
    origin: 'recorded',
    vix: Float64Array.from(levels, ({ vix }) => vix),
    vix9d: Float64Array.from(levels, ({ vix9d }) => vix9d),
    vix3m: Float64Array.from(levels, ({ vix3m }) => vix3m),
    vix6m: Float64Array.from(levels, ({ vix6m }) => vix6m),
    available: new Uint8Array(placed.length).fill(1),
    unavailableReason: 'every snapshot has levels',
  };
}

function simulatedSmile(chain: SimulatedChain, { expiry, forward, years, discount }: Smile): SimulatedSmile {
  const volAt = (strike: number): number => {
    const model = chain.model(expiry, 'call', strikeCents(strike));
    invariant(model !== undefined, 'a recorded expiry trades at the instant of its quotes');
    return model.iv;
  };
  const slot: QuoteSlot = { bidCents: 0, askCents: 0 };
  return {
    volAt,
    priceAt: (right, strike) => blackPrice({ right, forward, strike, years, vol: volAt(strike), discount }),
    quoteAt: (right, strike) => {
      const contract = optionContract(expiry, right, strikeCents(strike));
      return chain.readQuote(contract, slot)
        ? { bid: slot.bidCents / 100, ask: slot.askCents / 100 }
        : undefined;
    },
  };
}

function strikeCents(strike: number): Cents {
  return cents(Math.round(strike * 100));
}
