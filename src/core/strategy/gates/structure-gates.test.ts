// Tests what a structure must bring and may risk: each limit met exactly passes, and a step beyond it stands at its gate.
import { describe, expect, it } from 'vitest';
import { cents, type EntryCandidate, type EntryGate } from '../../domain/index.ts';
import { candidateOf, CONDOR } from '../../portfolio/open-trade.fixture.ts';
import { STRATEGY } from '../entry-case.fixture.ts';
import type { StructureSelection } from '../strategy-config.ts';
import { breachProbability } from './breach-probability.ts';
import { structureGate } from './structure-gates.ts';

const FORWARD = { forwardPoints: () => 270 };
const CHAIN = FORWARD as unknown as Parameters<typeof structureGate>[0]['chain'];
/** Brings 96 cents at mid and 92 at natural on a width of 1000; its shorts have deltas of 0.2. */
const CANDIDATE = candidateOf(CONDOR);
const BREACH = breachProbability(CANDIDATE, FORWARD) ?? { atExpiry: Number.NaN, byTouch: Number.NaN };

function gated(changes: Partial<StructureSelection>, candidate: EntryCandidate = CANDIDATE) {
  const selection = { ...STRATEGY.selection, creditWidthMin: undefined, ...changes };
  return structureGate({ candidate, chain: CHAIN }, selection);
}

describe('a limit on a structure', () => {
  it.each<[EntryGate, Partial<StructureSelection>, Partial<StructureSelection>]>([
    ['credit-width', { creditWidthMin: 0.096 }, { creditWidthMin: 0.0961 }],
    [
      'breach-probability',
      { breachProbabilityMax: BREACH.atExpiry },
      { breachProbabilityMax: BREACH.atExpiry - 1e-12 },
    ],
    ['short-delta', { shortDeltaLimit: 0.2 }, { shortDeltaLimit: 0.2 - 1e-12 }],
  ])('%s: met exactly passes, one step more is refused', (gate, met, broken) => {
    expect(gated(met)).toBeUndefined();
    expect(gated(broken)).toMatchObject({ kind: 'stand', gate, candidate: CANDIDATE });
  });

  it('natural credit: a cent passes, none does not', () => {
    expect(gated({}, candidateOf(CONDOR, { naturalCreditCents: cents(1) }))).toBeUndefined();
    expect(gated({}, candidateOf(CONDOR, { naturalCreditCents: cents(0) }))).toMatchObject({
      gate: 'natural-credit',
      measured: 0,
      limit: 0,
    });
  });

  it('is told with what was measured, and a breach with the probability of touch', () => {
    expect(gated({ breachProbabilityMax: 0.1 })).toMatchObject({
      measured: BREACH.atExpiry,
      limit: 0.1,
      reason: `probability of touch ${BREACH.byTouch.toFixed(3)}`,
    });
    const [long, put, , call] = CANDIDATE.deltas;
    const leaning = candidateOf(CONDOR, { deltas: [long ?? 0, put ?? 0, 0.36, call ?? 0] });
    expect(gated({ shortDeltaLimit: 0.35 }, leaning)).toMatchObject({ measured: 0.36, limit: 0.35 });
    expect(gated({ shortDeltaLimit: 0.35 }, candidateOf(CONDOR, { deltas: [-0.9, -0.2, 0.2, 0.9] }))).toBe(
      undefined,
    );
  });

  it('that cannot be judged stands with the reason', () => {
    const blind = candidateOf(CONDOR, { ivs: [], deltas: [] });
    expect(gated({ breachProbabilityMax: 0.9 }, blind)).toMatchObject({ reason: 'breach-unknown' });
    expect(gated({ shortDeltaLimit: 0.9 }, blind)).toMatchObject({ reason: 'delta-unknown' });
    expect(gated({}, blind)).toBeUndefined();
  });

  it('is asked in the order of the funnel', () => {
    const all = { creditWidthMin: 0.9, breachProbabilityMax: 0, shortDeltaLimit: 0.1 };
    const poor = candidateOf(CONDOR, { naturalCreditCents: cents(-1) });
    expect(gated(all, poor)?.gate).toBe('natural-credit');
    expect(gated(all)?.gate).toBe('credit-width');
    expect(gated({ ...all, creditWidthMin: 0 })?.gate).toBe('breach-probability');
    expect(gated({ ...all, creditWidthMin: 0, breachProbabilityMax: 1 })?.gate).toBe('short-delta');
  });
});
