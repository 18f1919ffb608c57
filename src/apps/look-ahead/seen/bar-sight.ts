// What a run saw at one bar, as plain data by module: everything its decision could rest on.
import {
  type BarClosed,
  type ChainSnapshot,
  type EpochMs,
  type OptionExpiry,
  optionContract,
} from '../../../core/domain/index.ts';
import type { EngineState } from '../../../core/engine/index.ts';
import { READING_NAMES, type SignalDesk } from '../../../core/signals/index.ts';
import { type Module, moduleOfReading } from './modules.ts';

/** Plain data by module; a module that nothing was asked of is absent. */
export type Sight = Partial<Record<Module, unknown>>;

/** The state of the run's own class at the bar, apart from its signals. */
export function sightOf(state: EngineState, bar: BarClosed): Sight {
  const { lane, signals, portfolio } = state;
  const readings = lane.desk === undefined ? {} : readingsOf(lane.desk);
  const { openingSettlement, isFirstOfSession, sessionDate, isTradable, root } = bar;
  return {
    ...readings,
    'bars and openings': {
      root,
      sessionDate,
      isFirstOfSession,
      isTradable,
      openingSettlement,
      bar: { ...bar.bar },
    },
    'volatility levels': {
      vixPoints: signals.vixPoints,
      vixDate: signals.vixDate,
      ...readings['volatility levels'],
    },
    'chain quotes': {
      chain: chainSight(bar.chain),
      other: bar.otherChain && chainSight(bar.otherChain),
    },
    'realised volatility': { forecast: { ...lane.realised }, ...readings['realised volatility'] },
    'marks and exits': portfolio.openTrades.map(
      ({ opening, closeCostDoubleCents, isMarkFresh, dte, pendingExit }) => ({
        tradeId: opening.tradeId,
        closeCostDoubleCents,
        isMarkFresh,
        dte,
        pendingExit,
      }),
    ),
    ...(lane.desk === undefined ? {} : verdictsOf(lane.desk)),
  };
}

/** The readings that a desk keeps, by module; the vote among them is told with its verdict. */
export function readingsOf(
  desk: Pick<SignalDesk, 'read'>,
): Partial<Record<Module, Readonly<Record<string, unknown>>>> {
  const kept: Partial<Record<Module, Record<string, unknown>>> = {};
  for (const name of READING_NAMES) {
    if (name === 'consensus') continue;
    const reading = desk.read(name);
    if (reading.available || reading.reason !== 'not-wanted')
      (kept[moduleOfReading(name)] ??= {})[name] = reading;
  }
  return kept;
}

/** What the verdicts of a desk say, by module. */
export function verdictsOf(desk: Pick<SignalDesk, 'card' | 'plan'>): Sight {
  const { regime, fuzzy, consensus } = desk.card();
  const { plan } = desk;
  const fuzzyModule = plan.fuzzy?.rating.by === 'ancestor' ? 'fuzzy, ancestor' : 'fuzzy, quantor';
  const regimeModule = plan.regime?.naming.by === 'hmm' ? 'regime by HMM' : 'regime by rules';
  return {
    ...(consensus === undefined ? {} : { 'timeframe consensus': consensus }),
    ...(regime === undefined ? {} : { [regimeModule]: regime }),
    ...(fuzzy === undefined ? {} : { [fuzzyModule]: fuzzy }),
  };
}

/** The nearest expiries, and one about this many days away, on which condors stand. */
const NEAR_EXPIRIES = 2;
const FAR_MS = 40 * 86_400_000;
/** Strikes from the one at the money, counted along the list. */
const STRIKE_STEPS = [-20, -8, -3, 0, 3, 8, 20] as const;

function chainSight(chain: ChainSnapshot | { readonly unavailable: string }): unknown {
  if ('unavailable' in chain) return chain;
  const expiries = chain.expiries();
  const far = expiries.find(({ settlesAtMs }) => settlesAtMs - chain.atMs > FAR_MS);
  const looked = [...expiries.slice(0, NEAR_EXPIRIES), ...(far === undefined ? [] : [far])];
  return {
    atMs: chain.atMs,
    origin: chain.origin,
    spotPoints: chain.spotPoints,
    listed: expiries.length,
    expiries: looked.map((expiry) => expirySight(chain, expiry)),
  };
}

function expirySight(chain: ChainSnapshot, expiry: OptionExpiry): unknown {
  const strikes = chain.strikesCents(expiry);
  const at = strikes.findIndex((strike) => strike >= chain.spotPoints * 100);
  const slot = { bidCents: -1, askCents: -1 };
  const quotes = STRIKE_STEPS.flatMap((step) => {
    const strikeCents = strikes[at + step];
    if (strikeCents === undefined) return [];
    return (['put', 'call'] as const).map((right) => {
      const isQuoted = chain.readQuote(optionContract(expiry, right, strikeCents), slot);
      const model = chain.model(expiry, right, strikeCents);
      return { strikeCents, right, quote: isQuoted ? [slot.bidCents, slot.askCents] : 'none', iv: model?.iv };
    });
  });
  return {
    date: expiry.sessionDate,
    settlement: expiry.settlement,
    strikes: strikes.length,
    forward: chain.forwardPoints(expiry),
    quotes,
  };
}

/** An instant with what was seen at it. */
export type Sights = ReadonlyMap<EpochMs, Sight>;
