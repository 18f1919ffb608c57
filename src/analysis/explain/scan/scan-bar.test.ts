// Tests that a scan is of its bar alone, agrees with the bar's decision card, and says why it is empty or cut.
import { describe, expect, it } from 'vitest';
import type { BarClosed } from '../../../core/domain/index.ts';
import { NO_RECORDED_CHAIN } from '../../../core/domain/index.ts';
import { strikeLadder } from '../../../core/domain/market/fake-chain.fixture.ts';
import { PLAN, stagedEngine } from '../../../core/engine/engine-stage.fixture.ts';
import { emptyStepOutput, step, type TradingPlan } from '../../../core/engine/index.ts';
import { barAt, chainToday, ELEVEN, STRATEGY } from '../../../core/strategy/entry-case.fixture.ts';
import { REGIME, stagedDesk, type StagedSignals } from '../../../core/strategy/gates/fake-desk.fixture.ts';
import { CANDIDATES_MAX, emptyScanGate, type Scan, scanBar } from './scan-bar.ts';

function scanOf(
  bar: BarClosed,
  {
    selection = {},
    watched = bar,
    signals,
  }: {
    readonly selection?: object;
    readonly watched?: BarClosed;
    readonly signals?: StagedSignals;
  } = {},
): Scan | undefined {
  const plan: TradingPlan = {
    ...PLAN,
    strategy: { ...STRATEGY, selection: { ...STRATEGY.selection, ...selection } },
  };
  const { state } = stagedEngine(plan);
  if (signals !== undefined) Object.assign(state.lane, { desk: stagedDesk(signals) });
  const witness = scanBar(watched.availableAtMs, watched.root);
  step(state, { ...bar, seq: 1 }, emptyStepOutput(witness));
  return witness.scan();
}

describe('a scan', () => {
  it('begins with the candidate of the decision card, judged as the card says', () => {
    const scan = scanOf(barAt(ELEVEN));
    const entry = scan?.card.entry;
    if (entry?.outcome !== 'enter') throw new Error('the staged bar enters');
    const [own, ...others] = scan?.candidates ?? [];
    expect(own?.candidate).toEqual(entry.candidate);
    expect(own?.isOwn).toBe(true);
    expect(others.some(({ isOwn }) => isOwn)).toBe(false);
    const { quantity, binding, limitCents } = entry;
    expect(own?.verdict).toEqual({ kind: 'approved', quantity, binding, limitCents });
    expect(scan).toMatchObject({ stands: [], leftOut: 0, expiries: 2, quotes: { origin: 'simulated' } });
  });

  it('has the refusal of the card where its candidate is refused', () => {
    const scan = scanOf(barAt(ELEVEN), { selection: { creditWidthMin: 0.9 } });
    const { outcome: _, ...stand } = scan?.card.entry ?? { outcome: 'stand' };
    expect(scan?.candidates[0]?.verdict).toEqual({ kind: 'stand', ...stand });
    expect(stand).toMatchObject({ gate: 'credit-width', limit: 0.9 });
  });

  it('has the wings and the size that the signals leave, as the card has', () => {
    const regime = { ...REGIME, wingScale: 1.5, sizeScale: 0.5 };
    const scan = scanOf(barAt(ELEVEN), { signals: { regime } });
    const straight = scanOf(barAt(ELEVEN));
    const entry = scan?.card.entry;
    if (entry?.outcome !== 'enter') throw new Error('the staged bar enters');
    const [own, ...others] = scan?.candidates ?? [];
    expect(own?.candidate).toEqual(entry.candidate);
    expect(own?.verdict).toMatchObject({ kind: 'approved', quantity: entry.quantity });
    const narrowest = (found: Scan | undefined): number =>
      Math.min(...(found?.candidates ?? []).map(({ worstExpiryCents }) => worstExpiryCents));
    expect(others.length).toBeGreaterThan(5);
    expect(narrowest(scan)).toBeGreaterThan(1.2 * narrowest(straight));
  });

  it('tells what stands and lists the candidates all the same', () => {
    const scan = scanOf(barAt(5));
    expect(scan?.stands).toEqual([{ kind: 'stand', gate: 'entry-window' }]);
    expect(scan?.candidates.length).toBeGreaterThan(5);
    expect(scan?.candidates[0]?.verdict.kind).toBe('approved');
  });

  it('is of the quotes that the bar has, and says of when they are', () => {
    const chain = chainToday();
    chain.origin = 'recorded';
    const scan = scanOf(barAt(ELEVEN + 1, chain));
    expect(scan?.quotes).toEqual({ origin: 'recorded', atMs: chain.atMs });
    expect(scan?.candidates[0]?.candidate.quoteOrigin).toBe('recorded');
    expect(scan?.candidates[0]?.verdict.kind).toBe('approved');
  });

  it('names the days of the expiries that it has nothing of', () => {
    const chain = chainToday();
    const [, near, far] = chain.expiries();
    chain.strikesCents = (expiry) => (expiry === far ? strikeLadder(200, 340, 30) : chain.strikes);
    const scan = scanOf(barAt(ELEVEN, chain));
    expect(scan).toMatchObject({ expiries: 2, emptyExpiries: ['2018-02-23'] });
    expect(scan?.candidates.every(({ candidate }) => candidate.structure.expiry === near)).toBe(true);
  });

  it('is of the bar that is watched alone', () => {
    expect(scanOf(barAt(ELEVEN), { watched: barAt(ELEVEN + 5) })).toBeUndefined();
    const { state } = stagedEngine();
    const witness = scanBar(barAt(5).availableAtMs, 'XSP');
    step(state, { ...barAt(5), seq: 1 }, emptyStepOutput(witness));
    const scan = witness.scan();
    step(state, { ...barAt(ELEVEN), seq: 2 }, emptyStepOutput(witness));
    expect(witness.scan()).toBe(scan);
    expect(scan?.card.atMs).toBe(barAt(5).availableAtMs);
  });

  it('judges no more than the bound, those nearest to what the strategy wants', () => {
    const chain = chainToday();
    chain.strikes = strikeLadder(200, 340, 0.05);
    const scan = scanOf(barAt(ELEVEN, chain), {
      selection: { shortDeltaMin: 0.01, shortDeltaMax: 0.49, putWingWidth: 5, callWingWidth: 5 },
    });
    expect(scan?.candidates).toHaveLength(CANDIDATES_MAX);
    expect(scan?.leftOut).toBeGreaterThan(0);
    expect(scan?.candidates[0]?.isOwn).toBe(true);
  });
});

describe('an empty scan', () => {
  const gateOf = (bar: BarClosed, selection: object = {}): string => {
    const scan = scanOf(bar, { selection });
    return scan === undefined ? 'none' : emptyScanGate(scan).gate;
  };

  it('says at which gate every structure fails', () => {
    expect(gateOf(barAt(ELEVEN, { unavailable: NO_RECORDED_CHAIN }))).toBe('no-recorded-chain');
    expect(gateOf(barAt(ELEVEN, { unavailable: 'not given' }))).toBe('volatility-unavailable');
    expect(gateOf(barAt(ELEVEN), { dteMin: 39, dteTarget: 39 })).toBe('no-listed-expiry');
    const unseen = chainToday();
    unseen.hasModel = () => false;
    expect(gateOf(barAt(ELEVEN, unseen))).toBe('no-strike');
    const unquoted = chainToday();
    unquoted.faultOf = () => 'missing';
    expect(gateOf(barAt(ELEVEN, unquoted))).toBe('no-quote');
  });

  it('is asked only of one that is empty', () => {
    expect(() => gateOf(barAt(ELEVEN))).toThrow('an empty scan has no candidates');
  });
});
