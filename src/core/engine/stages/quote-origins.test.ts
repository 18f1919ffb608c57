// Tests that a trade lives on quotes of the origin it was opened on: its marks, its exits, its orders.
import { expect, it } from 'vitest';
import type { BarClosed, ChainOrigin, ChainSnapshot } from '../../domain/index.ts';
import { barAt, chainToday, ELEVEN, TODAY } from '../../strategy/entry-case.fixture.ts';
import { PLAN, stagedEngine, submitted, types } from '../engine-stage.fixture.ts';

const STOPPING = {
  ...PLAN,
  strategy: { ...PLAN.strategy, exit: { ...PLAN.strategy.exit, stopCreditMultiple: 1, dteFloor: undefined } },
};

/** A chain on which a condor opened at eleven has lost many times its credit. */
function wildChain(origin: ChainOrigin, minutesAfterOpen: number): ChainSnapshot {
  const chain = chainToday(minutesAfterOpen);
  chain.origin = origin;
  chain.spotPoints = 230;
  return chain;
}

function calmChain(origin: ChainOrigin, minutesAfterOpen: number): ChainSnapshot {
  const chain = chainToday(minutesAfterOpen);
  chain.origin = origin;
  return chain;
}

function show(
  engine: ReturnType<typeof stagedEngine>,
  minutes: number,
  chains: Pick<BarClosed, 'chain' | 'otherChain'>,
) {
  const event = { ...barAt(minutes, chains.chain, TODAY), otherChain: chains.otherChain };
  return engine.feed(event, event.availableAtMs);
}

it('a jump to quotes of another origin moves no mark and fires no stop', () => {
  const engine = stagedEngine(STOPPING);
  engine.holdCondor();
  const [trade] = engine.state.portfolio.openTrades;
  show(engine, ELEVEN + 5, { chain: calmChain('simulated', ELEVEN + 5), otherChain: undefined });
  const markCents = trade?.markCents;
  for (const minutes of [10, 15, 20]) {
    const at = ELEVEN + minutes;
    const stepped = show(engine, at, { chain: wildChain('recorded', at), otherChain: undefined });
    expect(types(stepped)).toEqual([]);
    expect(trade).toMatchObject({ markCents, isMarkFresh: false, stopBreachCount: 0 });
  }
  expect(engine.state.counts.marks).toEqual({ recorded: 0, simulated: 1, repeated: 0, stale: 3 });
});

it('where both origins are there, the trade sees its own', () => {
  const engine = stagedEngine(STOPPING);
  const { order } = engine.holdCondor();
  expect(order.quoteOrigin).toBe('simulated');
  const both = (own: (origin: ChainOrigin, at: number) => ChainSnapshot, at: number) =>
    show(engine, at, { chain: calmChain('recorded', at), otherChain: own('simulated', at) });
  expect(types(both(calmChain, ELEVEN + 5))).toEqual([]);
  both(wildChain, ELEVEN + 10);
  const exit = submitted(both(wildChain, ELEVEN + 15));
  expect(exit.order).toMatchObject({ action: 'close', exitReason: 'stop-loss', quoteOrigin: 'simulated' });
  expect(engine.state.counts.marks).toEqual({ recorded: 0, simulated: 3, repeated: 0, stale: 0 });
});

it('an entry is decided on the bar’s chain and asks for fills of its origin', () => {
  const engine = stagedEngine();
  const chain = calmChain('recorded', ELEVEN);
  const { order } = submitted(show(engine, ELEVEN, { chain, otherChain: calmChain('simulated', ELEVEN) }));
  expect(order).toMatchObject({ action: 'open', quoteOrigin: 'recorded' });
});

it('one snapshot confirms a stop once, however many bars look at it', () => {
  const engine = stagedEngine(STOPPING);
  engine.holdCondor();
  const [trade] = engine.state.portfolio.openTrades;
  const wild = wildChain('simulated', ELEVEN + 5);
  for (const minutes of [5, 10, 15]) {
    expect(types(show(engine, ELEVEN + minutes, { chain: wild, otherChain: undefined }))).toEqual([]);
  }
  expect(trade).toMatchObject({ stopBreachCount: 1, isMarkFresh: false });
  expect(engine.state.counts.marks).toEqual({ recorded: 0, simulated: 1, repeated: 2, stale: 0 });
  const next = { chain: wildChain('simulated', ELEVEN + 20), otherChain: undefined };
  const exit = submitted(show(engine, ELEVEN + 20, next));
  expect(exit.order).toMatchObject({ exitReason: 'stop-loss', quotedAtMs: next.chain.atMs });
});

it('an order says which quotes it was decided on, in the ledger where they are of an earlier instant', () => {
  const liquidity = { ...PLAN.strategy.liquidity, quoteAgeSecondsMax: 300 };
  const engine = stagedEngine({ ...PLAN, strategy: { ...PLAN.strategy, liquidity } });
  const chain = calmChain('simulated', ELEVEN - 5);
  const stepped = show(engine, ELEVEN, { chain, otherChain: undefined });
  expect(submitted(stepped).order.quotedAtMs).toBe(chain.atMs);
  expect(stepped.records[0]).toMatchObject({ type: 'order-submitted', quotedAtMs: chain.atMs });
  const own = stagedEngine();
  expect(own.bar(ELEVEN).records[0]).not.toHaveProperty('quotedAtMs');
});
