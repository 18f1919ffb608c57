// Tests which signal stops an entry, in the order of the gates, and what they do to one that passes.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ENTRY_GATES, type FuzzyVerdict } from '../../domain/index.ts';
import { type ConsensusConfig, DEFAULT_CONSENSUS, type FuzzyConfig } from '../../signals/index.ts';
import { NO_TILT } from '../structure-tilt.ts';
import { levels, NONE, REGIME, stagedDesk, TRADE } from './fake-desk.fixture.ts';
import { signalGate } from './signal-gates.ts';

describe('an entry without signals', () => {
  it('is as it was wanted', () => {
    const asWanted = { kind: 'effects', tilt: NO_TILT, sizeScale: 1 };
    expect(signalGate(undefined)).toEqual(asWanted);
    expect(signalGate(stagedDesk({}))).toEqual(asWanted);
  });
});

describe('a bound on the level of volatility', () => {
  it.each([
    ['vix-level', 'vix', { vixMax: 25 }, 25, 25.01],
    ['vix-level', 'vix', { vixMin: 12 }, 12, 11.99],
    ['iv-rank', 'iv-rank', { ivRankMin: 0.3 }, 0.3, 0.299],
    ['iv-percentile', 'iv-percentile', { ivPercentileMin: 0.5 }, 0.5, 0.499],
  ] as const)('%s by %s %j: %d passes, %d does not', (gate, reading, bound, met, broken) => {
    const at = (value: number) =>
      signalGate(stagedDesk({ plan: levels(bound), readings: { [reading]: value } }));
    const [limit] = Object.values(bound);
    expect(at(met).kind).toBe('effects');
    expect(at(broken)).toEqual({ kind: 'stand', gate, measured: broken, limit });
  });

  it('stops the entry where the level is not known, and says why', () => {
    expect(signalGate(stagedDesk({ plan: levels({ vixMax: 25 }) }))).toEqual({
      kind: 'stand',
      gate: 'vix-level',
      reason: 'no-vix',
    });
    expect(signalGate(stagedDesk({ plan: levels({ ivRankMin: 0 }) }))).toMatchObject({
      gate: 'iv-rank',
      reason: 'no-iv-rank',
    });
  });
});

describe('a bound on how far a reading lies from zero', () => {
  it.each([
    ['divergence', { divergenceMax: 2 }, 2],
    ['gap', { gapMax: 0.0019 }, 0.0019],
  ] as const)('%s: at the bound passes either way, the next number beyond does not', (gate, bound, limit) => {
    const at = (value: number) =>
      signalGate(stagedDesk({ plan: levels(bound), readings: { [gate]: value } }));
    const beyond = limit * (1 + Number.EPSILON);
    expect(beyond).toBeGreaterThan(limit);
    for (const sign of [1, -1]) {
      expect(at(sign * limit).kind).toBe('effects');
      expect(at(sign * beyond)).toEqual({ kind: 'stand', gate, measured: sign * beyond, limit });
    }
    expect(at(0).kind).toBe('effects');
  });

  it('stops exactly what lies further, whatever the numbers', () => {
    const finite = fc.double({ noNaN: true, noDefaultInfinity: true });
    const positive = fc.double({ min: Number.MIN_VALUE, max: 10, noNaN: true });
    const gates = fc.constantFrom('divergence' as const, 'gap' as const);
    fc.assert(
      fc.property(gates, finite, positive, (gate, value, limit) => {
        const bound = gate === 'gap' ? { gapMax: limit } : { divergenceMax: limit };
        const answer = signalGate(stagedDesk({ plan: levels(bound), readings: { [gate]: value } }));
        return (answer.kind === 'stand') === (value > limit || value < -limit);
      }),
    );
  });

  it('stops the entry where the reading is missing, however wide the bound', () => {
    for (const [gate, bound] of [
      ['divergence', { divergenceMax: 10 }],
      ['gap', { gapMax: 1 }],
    ] as const)
      expect(signalGate(stagedDesk({ plan: levels(bound) }))).toEqual({
        kind: 'stand',
        gate,
        reason: `no-${gate}`,
      });
  });
});

describe('the regime', () => {
  it('stops the entry where it blocks, where it leaves no size and where there is no verdict', () => {
    const gateOf = (regime: NonNullable<Parameters<typeof stagedDesk>[0]['regime']>) =>
      signalGate(stagedDesk({ regime }));
    expect(gateOf({ ...REGIME, regime: 'crash', isBlocking: true })).toEqual({
      kind: 'stand',
      gate: 'regime',
      reason: 'crash',
    });
    expect(gateOf({ ...REGIME, sizeScale: 0 })).toMatchObject({ gate: 'regime', reason: 'low-vol-range' });
    expect(gateOf(NONE)).toEqual({ kind: 'stand', gate: 'regime', reason: 'warming-up' });
  });

  it('widens the wings and cuts the size of an entry that passes', () => {
    expect(signalGate(stagedDesk({ regime: { ...REGIME, wingScale: 1.5, sizeScale: 0.5 } }))).toEqual({
      kind: 'effects',
      tilt: { ...NO_TILT, widthScale: 1.5 },
      sizeScale: 0.5,
    });
  });
});

describe('the consensus', () => {
  it('stops the entry unless it says trade, with its first reason and its value', () => {
    expect(signalGate(stagedDesk({ consensus: TRADE })).kind).toBe('effects');
    const divided = { ...TRADE, outcome: 'no-trade' as const, value: 0.4, reasons: ['below-threshold'] };
    expect(signalGate(stagedDesk({ consensus: divided }))).toEqual({
      kind: 'stand',
      gate: 'consensus',
      reason: 'below-threshold',
      measured: 0.4,
    });
    const plan = (polarity: ConsensusConfig['polarity']) => ({
      consensus: { ...DEFAULT_CONSENSUS, polarity },
    });
    const limitAt = (polarity: ConsensusConfig['polarity']) =>
      signalGate(stagedDesk({ plan: plan(polarity), consensus: divided }));
    expect(limitAt({ kind: 'calm', threshold: 0.5, disagreementMax: undefined })).toHaveProperty(
      'limit',
      0.5,
    );
    expect(limitAt({ kind: 'calm', threshold: 0.4, disagreementMax: 0.1 })).not.toHaveProperty('limit');
    expect(limitAt({ kind: 'legacy', low: 0.45, high: 0.6 })).toHaveProperty('limit', 0.45);
    expect(limitAt({ kind: 'legacy', low: 0.2, high: 0.3 })).toHaveProperty('limit', 0.3);
    const few = { outcome: 'insufficient' as const, value: undefined, votes: [], reasons: ['quorum'] };
    expect(signalGate(stagedDesk({ consensus: few }))).toEqual({
      kind: 'stand',
      gate: 'consensus',
      reason: 'quorum',
    });
  });
});

describe('the fuzzy verdict', () => {
  const config: FuzzyConfig = {
    rating: { by: 'quantor', method: 'mamdani' },
    confidenceMin: 0.4,
    factorMin: 0.3,
    biasTiltMax: 0.5,
    sizeAtMin: 0.25,
  };
  const verdict: FuzzyVerdict = {
    available: true,
    confidence: 0.4,
    biasValue: 0,
    bias: 'neutral',
    memberships: [],
    fired: [],
    inputs: [],
  };
  const answer = (changes: Partial<FuzzyVerdict>, fuzzyConfig = config) =>
    signalGate(stagedDesk({ plan: { fuzzy: fuzzyConfig }, fuzzy: { ...verdict, ...changes } }));
  const weakest = (degree: number) => ({ weakestFactor: { input: 'rsi', term: 'good', degree } });

  it('stops an entry below the least confidence and lets one at it through, at the least size', () => {
    expect(answer({ confidence: 0.399 })).toEqual({
      kind: 'stand',
      gate: 'confidence',
      measured: 0.399,
      limit: 0.4,
    });
    expect(answer({})).toEqual({ kind: 'effects', tilt: NO_TILT, sizeScale: 0.25 });
    expect(answer({ confidence: 1 })).toMatchObject({ sizeScale: 1 });
  });

  it('stops an entry for its weakest factor before its confidence is asked', () => {
    expect(answer({ confidence: 0, ...weakest(0.299) })).toEqual({
      kind: 'stand',
      gate: 'factor',
      reason: 'rsi',
      measured: 0.299,
      limit: 0.3,
    });
    expect(answer(weakest(0.3)).kind).toBe('effects');
    expect(answer(weakest(0), { ...config, factorMin: undefined }).kind).toBe('effects');
  });

  it('stops an entry where there is none, with the reason', () => {
    expect(signalGate(stagedDesk({ plan: { fuzzy: config }, fuzzy: NONE }))).toEqual({
      kind: 'stand',
      gate: 'confidence',
      reason: 'warming-up',
    });
  });

  it('leans the deltas by its bias and cuts the size on top of the regime', () => {
    const regime = { ...REGIME, sizeScale: 0.5, wingScale: 2 };
    const fuzzy = { ...verdict, confidence: 0.7, biasValue: 0.6 };
    const effects = signalGate(stagedDesk({ plan: { fuzzy: config }, regime, fuzzy }));
    expect(effects).toMatchObject({ tilt: { putDeltaScale: 1.3, callDeltaScale: 0.7, widthScale: 2 } });
    expect(effects).toHaveProperty('sizeScale', expect.closeTo(0.5 * (0.25 + 0.75 * 0.5), 12));
  });

  it('that leaves no size at all stops the entry', () => {
    expect(answer({}, { ...config, sizeAtMin: 0 })).toEqual({
      kind: 'stand',
      gate: 'signal-size',
      measured: 0,
    });
  });
});

describe('of several signals that stop an entry', () => {
  it('the first in the order of the gates is named', () => {
    const bounds = levels({
      vixMax: 20,
      ivRankMin: 0.5,
      ivPercentileMin: 0.5,
      divergenceMax: 1,
      gapMax: 0.01,
    });
    const readings = { vix: 30, 'iv-rank': 0.1, 'iv-percentile': 0.1, divergence: -2, gap: -0.02 };
    const passed = { ...readings, vix: 10, 'iv-rank': 1, 'iv-percentile': 1 };
    const regime = { ...REGIME, isBlocking: true };
    const consensus = { ...TRADE, outcome: 'no-trade' as const, reasons: ['below-threshold'] };
    const gates = [
      signalGate(stagedDesk({ plan: bounds, readings, regime, consensus })),
      signalGate(stagedDesk({ plan: bounds, readings: { ...readings, vix: 10 }, regime, consensus })),
      signalGate(
        stagedDesk({ plan: bounds, readings: { ...readings, vix: 10, 'iv-rank': 1 }, regime, consensus }),
      ),
      signalGate(stagedDesk({ plan: bounds, readings: passed, regime, consensus })),
      signalGate(stagedDesk({ plan: bounds, readings: { ...passed, divergence: 0 }, regime, consensus })),
      signalGate(stagedDesk({ regime, consensus })),
      signalGate(stagedDesk({ consensus })),
    ].map((answer) => (answer.kind === 'stand' ? answer.gate : 'none'));
    expect(gates).toEqual([
      'vix-level',
      'iv-rank',
      'iv-percentile',
      'divergence',
      'gap',
      'regime',
      'consensus',
    ]);
    const order = gates.map((gate) => (ENTRY_GATES as readonly string[]).indexOf(gate));
    expect(order).toEqual(order.toSorted((a, b) => a - b));
  });
});
