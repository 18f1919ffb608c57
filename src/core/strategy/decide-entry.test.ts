// Tests every gate of the entry decision: that it stops, in which order, and with which numbers.
import { describe, expect, it } from 'vitest';
import {
  cents,
  contractKey,
  type DayNumber,
  dayNumberOf,
  ENTRY_GATES,
  type EntryGate,
  ironCondor,
  NO_RECORDED_CHAIN,
  type OpenTrade,
  type OptionExpiry,
  type OptionStructure,
  shortPut,
} from '../domain/index.ts';
import type { FakeChain } from '../domain/market/fake-chain.fixture.ts';
import { openingOf, openTradeOf } from '../portfolio/open-trade.fixture.ts';
import { condorContracts, stageCondor } from '../../../test/fixtures/venue-stage.ts';
import { decideEntry } from './decide-entry.ts';
import { barAt, chainToday, contextOf, ELEVEN, LISTED, STRATEGY, TODAY } from './entry-case.fixture.ts';
import type { StructureSelection, EntryCadence, LiquidityLimits } from './strategy-config.ts';
import type { StrategyMemory } from './strategy-context.ts';

type Changes<T> = { -readonly [K in keyof T]?: T[K] };

/** A case in which an entry is allowed, to be spoilt. */
interface EntryCase {
  readonly chain: FakeChain;
  /** Why there is no chain, where there is none. */
  noChain: string | undefined;
  minutesAfterOpen: number;
  readonly memory: Changes<StrategyMemory>;
  openTrades: OpenTrade[];
  workingEntries: number;
  readonly selection: Changes<StructureSelection>;
  readonly entry: Changes<EntryCadence>;
  liquidity: LiquidityLimits;
}

type Spoil = (draft: EntryCase) => void;

const yesterday = (dayNumberOf(TODAY) - 1) as DayNumber;

/** How each gate of the strategy is made to stop; halts and risk are asked elsewhere. */
const SPOILS: Partial<Record<EntryGate, Spoil>> = {
  'volatility-unavailable': (draft) => void (draft.noChain = 'not given'),
  'no-recorded-chain': (draft) => void (draft.noChain = NO_RECORDED_CHAIN),
  'entry-window': (draft) => void (draft.minutesAfterOpen = 20),
  'entry-calendar': (draft) => void (draft.entry.calendar = 'monthly-expiry'),
  'entries-per-session': (draft) => void (draft.memory.entriesThisSession = 1),
  'days-between-entries': (draft) => void (draft.memory.lastEntryDay = yesterday),
  'cool-down': (draft) => void (draft.memory.lastStopDay = yesterday),
  'order-working': (draft) => void (draft.workingEntries = 1),
  'max-positions': (draft) => void (draft.entry.positionsMax = 0),
  'no-listed-expiry': (draft) => void (draft.selection.dteMax = 30),
  'no-strike': (draft) => void (draft.chain.hasModel = () => false),
  'no-quote': (draft) => void (draft.chain.faultOf = () => 'missing'),
  'duplicate-position': (draft) => void draft.openTrades.push(tradeAsChosen()),
  'quote-age': (draft) => void (draft.minutesAfterOpen = ELEVEN + 2),
  'chain-completeness': (draft) => {
    const strikes = new Set(
      tradeAsChosen().opening.structure.legs.map(({ contract }) => contract.strikeCents),
    );
    draft.chain.faultOf = ({ strikeCents }) => (strikes.has(strikeCents) ? undefined : 'missing');
  },
  'natural-credit': (draft) => void (draft.chain.halfSpreadCents = 200),
  'credit-width': (draft) => void (draft.selection.creditWidthMin = 0.9),
  'breach-probability': (draft) => void (draft.selection.breachProbabilityMax = 0.01),
  'short-delta': (draft) => void (draft.selection.shortDeltaLimit = 0.15),
  'leg-spread': (draft) =>
    void (draft.liquidity = { ...draft.liquidity, spreadRatioMax: 0.001, spreadCentsMax: 0 }),
  'iv-validity': (draft) => void (draft.liquidity = { ...draft.liquidity, ivMax: 0.1 }),
  volume: (draft) => void (draft.liquidity = { ...draft.liquidity, volumeMin: 1 }),
  'open-interest': (draft) => void (draft.liquidity = { ...draft.liquidity, openInterestMin: 1 }),
};
const STRATEGY_GATES = ENTRY_GATES.filter((gate) => SPOILS[gate] !== undefined);

function decide(...spoils: (Spoil | undefined)[]) {
  const draft: EntryCase = {
    chain: chainToday(),
    noChain: undefined,
    minutesAfterOpen: ELEVEN,
    memory: {},
    openTrades: [],
    workingEntries: 0,
    selection: {},
    entry: {},
    liquidity: STRATEGY.liquidity,
  };
  for (const spoil of spoils) spoil?.(draft);
  const chain = draft.noChain === undefined ? draft.chain : { unavailable: draft.noChain };
  const context = contextOf({
    bar: barAt(draft.minutesAfterOpen, chain),
    memory: { lastEntryDay: undefined, entriesThisSession: 0, lastStopDay: undefined, ...draft.memory },
    openTrades: draft.openTrades,
    workingEntries: draft.workingEntries,
  });
  return decideEntry(context, {
    ...STRATEGY,
    selection: { ...STRATEGY.selection, ...draft.selection },
    entry: { ...STRATEGY.entry, ...draft.entry },
    liquidity: draft.liquidity,
  });
}

/** A trade in the structure that the unspoilt case chooses; expiries of the cases are the same objects. */
function tradeAsChosen(): OpenTrade {
  const chosen = decide();
  if (chosen.kind === 'stand') throw new Error(`stopped by ${chosen.gate}`);
  return openTradeOf({ opening: openingOf({ structure: chosen.candidate.structure }) });
}

describe('entry decision', () => {
  it('enters where no gate stops', () => {
    expect(decide()).toMatchObject({ kind: 'enter', candidate: { dte: 31, structure: { widthCents: 700 } } });
  });

  it.each(STRATEGY_GATES)('stands at %s', (gate) => {
    expect(decide(SPOILS[gate])).toMatchObject({ kind: 'stand', gate });
  });

  it('stands at the first gate in the funnel’s order, whichever others would stop too', () => {
    const wrong: string[] = [];
    for (const [index, first] of STRATEGY_GATES.entries()) {
      for (const later of STRATEGY_GATES.slice(index + 1)) {
        const decision = decide(SPOILS[later], SPOILS[first]);
        if (decision.kind !== 'stand' || decision.gate !== first) wrong.push(`${first} before ${later}`);
      }
    }
    expect(STRATEGY_GATES).toHaveLength(23);
    expect(wrong).toEqual([]);
  });

  it('holds another condor beside one that differs in one strike', () => {
    const trade = tradeAsChosen();
    const contracts = condorContracts(trade.opening.structure);
    const { longPut } = contracts;
    const other = ironCondor({
      ...contracts,
      longPut: { ...longPut, strikeCents: cents(longPut.strikeCents - 100) },
    });
    const decision = decide(
      (draft) => void draft.openTrades.push({ ...trade, opening: openingOf({ structure: other }) }),
    );
    expect(decision.kind).toBe('enter');
  });
});

describe('a held position', () => {
  const decideBeside = (structure: OptionStructure, selection: Partial<StructureSelection> = {}) =>
    decide((draft) => {
      draft.openTrades.push({ ...tradeAsChosen(), opening: openingOf({ structure }) });
      Object.assign(draft.selection, selection);
    });

  it('is no duplicate of the same strikes in another expiry', () => {
    const { legs } = tradeAsChosen().opening.structure;
    const strikes = legs.map(({ contract }) => contract.strikeCents / 100) as [
      number,
      number,
      number,
      number,
    ];
    const later = stageCondor(LISTED[2] as OptionExpiry, strikes);
    expect(decideBeside(later).kind).toBe('enter');
    expect(decideBeside(tradeAsChosen().opening.structure).kind).toBe('stand');
  });

  it('is no duplicate of another kind that shares its first leg', () => {
    const put = { structure: 'short-put', shortDelta: 0.1, creditWidthMin: undefined } as const;
    const { longPut } = condorContracts(tradeAsChosen().opening.structure);
    expect(decideBeside(tradeAsChosen().opening.structure, put).kind).toBe('enter');
    expect(decideBeside(shortPut(longPut), put)).toMatchObject({ gate: 'duplicate-position' });
  });
});

describe('what a gate measured', () => {
  it('is given with its limit and the candidate wherever a candidate was judged by numbers', () => {
    const entered = decide();
    if (entered.kind === 'stand') throw new Error('expected a candidate');
    const { midCreditCents, structure } = entered.candidate;
    expect(decide(SPOILS['credit-width'])).toMatchObject({
      measured: midCreditCents / structure.widthCents,
      limit: 0.9,
      candidate: entered.candidate,
    });
    const poor = decide(SPOILS['natural-credit']);
    if (poor.kind === 'enter') throw new Error('expected a stand');
    expect(poor.measured).toBe((poor.candidate?.naturalCreditCents ?? 0) / 100);
    expect(poor).toMatchObject({ limit: 0 });
    expect(poor.measured).toBeLessThan(0);
    expect(decide(SPOILS['leg-spread'])).toMatchObject({ limit: 0.001, candidate: entered.candidate });
  });

  it('passes at the limit of credit to width and fails below it', () => {
    const entered = decide();
    if (entered.kind === 'stand') throw new Error('expected a candidate');
    const ratio = entered.candidate.midCreditCents / entered.candidate.structure.widthCents;
    expect(decide((draft) => void (draft.selection.creditWidthMin = ratio)).kind).toBe('enter');
    expect(decide((draft) => void (draft.selection.creditWidthMin = ratio + 1e-12))).toMatchObject({
      gate: 'credit-width',
    });
  });

  it('fails on a credit of the whole width, which no sound quotes give', () => {
    const decision = decide((draft) => {
      const contracts = condorContracts(tradeAsChosen().opening.structure);
      draft.chain.fixedQuotes.set(contractKey(contracts.shortPut), {
        bidCents: cents(900),
        askCents: cents(900),
      });
    });
    expect(decision).toMatchObject({ kind: 'stand', gate: 'credit-width', limit: 1 });
  });

  it('fails on a crossed leg', () => {
    const { longCall } = condorContracts(tradeAsChosen().opening.structure);
    const decision = decide((draft) => {
      draft.chain.faultOf = ({ right, strikeCents }) =>
        right === 'call' && strikeCents === longCall.strikeCents ? 'crossed' : undefined;
    });
    expect(decision).toMatchObject({ kind: 'stand', gate: 'leg-spread' });
  });
});
