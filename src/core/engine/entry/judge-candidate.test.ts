// Tests that any candidate is judged by the gates that the engine's own entries pass, and what stands before them all.
import { describe, expect, it } from 'vitest';
import type { BarClosed, EntryCandidate, Stand } from '../../domain/index.ts';
import { NO_RECORDED_CHAIN } from '../../domain/index.ts';
import type { LiquidityLimits, StructureSelection } from '../../strategy/index.ts';
import { listCandidates } from '../../strategy/index.ts';
import { barAt, chainToday, ELEVEN, STRATEGY } from '../../strategy/entry-case.fixture.ts';
import { REGIME, stagedDesk, type StagedSignals } from '../../strategy/gates/fake-desk.fixture.ts';
import type { RiskLimits } from '../../risk/index.ts';
import type { DecisionWitness, SentEntry } from '../decision-witness.ts';
import { PLAN, stagedEngine } from '../engine-stage.fixture.ts';
import type { EngineState } from '../engine-state.ts';
import { step } from '../step.ts';
import { emptyStepOutput } from '../step-output.ts';
import { entryGround, judgeCandidate } from './judge-candidate.ts';

interface Changes {
  readonly selection?: Partial<StructureSelection>;
  readonly liquidity?: Partial<LiquidityLimits>;
  readonly risk?: Partial<RiskLimits>;
  readonly signals?: StagedSignals;
  readonly bar?: BarClosed;
}

/** What a bar decided, and what the same state says of every candidate then. */
function judgedAt({ selection, liquidity, risk, signals, bar = barAt(ELEVEN) }: Changes = {}) {
  const { state } = stagedEngine({
    ...PLAN,
    risk: { ...PLAN.risk, ...risk },
    strategy: {
      ...STRATEGY,
      selection: { ...STRATEGY.selection, ...selection },
      liquidity: { ...STRATEGY.liquidity, ...liquidity },
    },
  });
  if (signals !== undefined) Object.assign(state.lane, { desk: stagedDesk(signals) });
  const told: { outcome?: Stand | SentEntry; judged?: readonly Judged[]; stands?: readonly Stand[] } = {};
  const witness: DecisionWitness = {
    entryDecided(at, closed, outcome) {
      Object.assign(told, { outcome, ...judgedIn(at, closed) });
    },
    exitDecided: () => undefined,
  };
  step(state, { ...bar, seq: 1 }, emptyStepOutput(witness));
  return told;
}

interface Judged {
  readonly candidate: EntryCandidate;
  readonly verdict: Stand | SentEntry;
}

function judgedIn(state: EngineState, bar: BarClosed) {
  const { chain, stands, ...ground } = entryGround(state, bar);
  if (chain === undefined) return { stands };
  const { calendar, strategy } = state.lane;
  const time = { today: bar.sessionDate, calendar, tilt: ground.tilt };
  const { candidates } = listCandidates(chain, strategy.selection, time);
  const judged = candidates.map((candidate) => ({
    candidate,
    verdict: judgeCandidate(state, bar, candidate, { ...ground, chain }),
  }));
  return { stands, judged };
}

const LIMITS: readonly [string, Changes][] = [
  ['approved', {}],
  ['approved', { signals: { regime: { ...REGIME, wingScale: 1.5, sizeScale: 0.5 } } }],
  ['credit-width', { selection: { creditWidthMin: 0.9 } }],
  ['breach-probability', { selection: { breachProbabilityMax: 0.01 } }],
  ['short-delta', { selection: { shortDeltaLimit: 0.15 } }],
  ['leg-spread', { liquidity: { spreadRatioMax: 0.001, spreadCentsMax: 0 } }],
  ['iv-validity', { liquidity: { ivMax: 0.1 } }],
  ['open-interest', { liquidity: { openInterestMin: 1 } }],
  ['quote-age', { bar: barAt(ELEVEN + 2, chainToday()) }],
  ['price-collar', { risk: { priceCollar: { ratioMax: 0, ticksMax: 0 } } }],
  ['trade-greeks', { risk: { tradeGreeks: { vega: 0 } } }],
  ['allocation', { risk: { allocationMax: 0.0001 } }],
  ['risk-per-trade', { risk: { riskPerTradeRatio: 0.0001 } }],
  ['signal-size', { risk: { contractsMax: 1 }, signals: { regime: { ...REGIME, sizeScale: 0.5 } } }],
];

describe('a candidate is judged as the bar decides', () => {
  it.each(LIMITS)('on the strategy’s own pick: %s', (name, changes) => {
    const { outcome, judged } = judgedAt(changes);
    expect(outcome?.kind === 'stand' ? outcome.gate : outcome?.kind).toBe(name);
    expect(judged?.[0]?.candidate).toEqual(outcome?.candidate);
    expect(judged?.[0]?.verdict).toEqual(outcome);
  });

  it.each(LIMITS)('on any other, were it the strategy’s pick: %s', (name, changes) => {
    const all = judgedAt(changes).judged ?? [];
    const others = all.slice(1).filter((_, index) => index % 2 === 0);
    expect(others.length).toBeGreaterThan(3);
    for (const { candidate, verdict } of others) {
      const { dte, deltas } = candidate;
      const shortDelta = Math.abs(deltas[1] ?? Number.NaN);
      const picking = { dteMin: dte, dteTarget: dte, dteMax: dte, shortDelta };
      const { outcome } = judgedAt({ ...changes, selection: { ...changes.selection, ...picking } });
      expect(outcome?.candidate?.structure.legs).toEqual(candidate.structure.legs);
      expect(outcome, name).toEqual(verdict);
    }
  });

  it('by the credit that the rule asks for at least', () => {
    const { outcome, judged = [] } = judgedAt({
      selection: { strikeRule: 'credit-at-least', creditWidthTarget: 0.29 },
    });
    expect(outcome?.kind).toBe('approved');
    expect(judged[0]?.verdict).toEqual(outcome);
    const kinds = new Set<string>();
    for (const { candidate, verdict } of judged) {
      const measured = candidate.midCreditCents / candidate.structure.widthCents;
      kinds.add(verdict.kind);
      if (measured >= 0.29) expect(verdict.kind).toBe('approved');
      else
        expect(verdict).toEqual({
          kind: 'stand',
          gate: 'no-strike',
          reason: 'credit-out-of-reach',
          measured,
          limit: 0.29,
          candidate,
        });
    }
    expect(kinds.size).toBe(2);
    const nearest = judgedAt({ selection: { strikeRule: 'nearest-credit', creditWidthTarget: 0.29 } });
    expect(nearest.judged?.every(({ verdict }) => verdict.kind === 'approved')).toBe(true);
  });

  it('and nothing is sent or remembered by it', () => {
    const { state } = stagedEngine();
    const bar = barAt(ELEVEN);
    step(state, { ...bar, isTradable: false, seq: 1 }, emptyStepOutput());
    const before = JSON.stringify([state.counts, state.lane.memory, state.nextTradeId, state.sentOrders]);
    expect(judgedIn(state, bar).judged?.length).toBeGreaterThan(5);
    expect(JSON.stringify([state.counts, state.lane.memory, state.nextTradeId, state.sentOrders])).toBe(
      before,
    );
    expect(state.workingOrders.size).toBe(0);
  });
});

describe('what stands before every candidate', () => {
  const blocked = { regime: { ...REGIME, isBlocking: true } };

  it('is the first gate of the account, of the clock and of the signals, and candidates are judged without them', () => {
    const { state } = stagedEngine();
    Object.assign(state.lane, { desk: stagedDesk(blocked) });
    state.isConnected = false;
    const early = barAt(5);
    step(state, { ...early, isTradable: false, seq: 1 }, emptyStepOutput());
    const { stands, judged } = judgedIn(state, early);
    expect(stands.map(({ gate }) => gate)).toEqual(['halted', 'entry-window', 'regime']);
    expect(judged?.[0]?.verdict).toMatchObject({ kind: 'approved' });
  });

  it('begins with the gate that the bar stood at', () => {
    for (const changes of [{ bar: barAt(5) }, { signals: blocked }]) {
      const { outcome, stands } = judgedAt(changes);
      expect(stands).toHaveLength(1);
      expect(stands?.[0]).toEqual(outcome);
    }
    expect(judgedAt().stands).toEqual([]);
  });

  it('is why there is no chain', () => {
    const unavailable = judgedAt({ bar: barAt(ELEVEN, { unavailable: NO_RECORDED_CHAIN }) });
    expect(unavailable.stands?.map(({ gate }) => gate)).toEqual(['no-recorded-chain']);
    expect(unavailable.judged).toBeUndefined();
  });
});
