import { describe, expect, it } from 'vitest';
import { adjustedRun } from '../../../test/fixtures/adjusted-run.ts';
import { lifecycleRun } from '../../../test/fixtures/lifecycle-run.ts';
import { at, c } from '../../../test/fixtures/sample-condors.ts';
import { sampleRun } from '../../../test/fixtures/sample-run.ts';
import type { LedgerRecord } from './ledger-record.ts';
import { recordProblem } from './record-shapes.ts';

/** At least one record of every type. */
function records(): readonly LedgerRecord[] {
  const incidents: readonly LedgerRecord[] = [
    { type: 'replace-submitted', ...at(5), orderId: 1, tradeId: 1, limitCents: c(90) },
    { type: 'order-replaced', ...at(5), orderId: 1, tradeId: 1, limitCents: c(90), fromMs: at(4).atMs },
    {
      type: 'shares-crossed',
      ...at(6),
      root: 'SPY',
      longTradeId: 1,
      shortTradeId: 2,
      shares: 100,
      priceCents: c(27_000),
    },
    {
      type: 'kill-switch',
      ...at(6),
      reason: 'drawdown',
      action: 'flatten',
      measured: 0.2,
      limit: 0.15,
      equityCents: c(80),
    },
    { type: 'operator-command', ...at(7), command: 'resume', equityCents: c(80) },
    { type: 'exit-preempted', ...at(8), orderId: 1, tradeId: 1, exitReason: 'touch' },
    { type: 'profit-peaked', ...at(8), tradeId: 1, doubleProfitCents: 51 },
    {
      type: 'adjustment-refused',
      ...at(8),
      tradeId: 1,
      kind: 'roll-out',
      gate: 'credit',
      measured: -0.5,
      limit: 0.01,
      reason: 'cheap',
    },
  ];
  const adjustments = adjustedRun().filter(
    (record) => record.type === 'trade-adjusted' || 'adjustment' in record,
  );
  return [...sampleRun(), ...lifecycleRun(), ...adjustments, ...incidents];
}

const ofType = (type: string): Record<string, unknown> => {
  const record = records().find((one) => one.type === type);
  return record as unknown as Record<string, unknown>;
};

/** Paths of all members and items below a value, as keys to follow. */
function pathsOf(value: unknown): (string | number)[][] {
  if (typeof value !== 'object' || value === null) return [];
  const entries = Object.entries(value as Record<string, unknown>);
  return entries.flatMap(([name, inner]) => [[name], ...pathsOf(inner).map((path) => [name, ...path])]);
}

function put(value: object, path: readonly (string | number)[], replacement: unknown): void {
  const parents = path.slice(0, -1);
  const parent = parents.reduce<Record<string | number, unknown>>(
    (place, name) => place[name] as Record<string | number, unknown>,
    value as Record<string | number, unknown>,
  );
  parent[path.at(-1) ?? ''] = replacement;
}

/** What signals of every kind say. */
const SIGNALS = {
  regime: {
    available: true,
    regime: 'bull-trend',
    wingScale: 1.5,
    sizeScale: 0.5,
    isBlocking: false,
    reasons: ['adx 31 > 25'],
    inputs: [{ name: 'adx', value: 31, asOfMs: 5 }],
    probabilities: [0.9, 0.1],
  },
  fuzzy: {
    available: true,
    confidence: 0.6,
    biasValue: -0.4,
    bias: 'bearish',
    memberships: [{ input: 'trend', term: 'up', degree: 0.5 }],
    fired: [{ rule: 'if trend is up then bias is bullish', strength: 0.5 }],
    inputs: [{ name: 'rsi', missing: 'warming-up' }],
    weakestFactor: { input: 'rsi', term: 'good', degree: 0.1 },
  },
  consensus: {
    outcome: 'insufficient',
    value: 0.4,
    votes: [
      { frame: '5m', weight: 0.5, vote: 0.4, asOfMs: 4 },
      { frame: 'D', weight: 0.5, reason: 'not-yet' },
    ],
    reasons: ['quorum'],
  },
};
const NO_VERDICT = { available: false, reason: 'warming-up', inputs: [{ name: 'vix', missing: 'stale' }] };

describe('recordProblem', () => {
  it('reads what the signals said of an order and of a refusal, and finds what does not belong there', () => {
    const order = ofType('order-submitted');
    const trace = ofType('trace');
    for (const record of [order, trace]) {
      expect(recordProblem({ ...record, signals: SIGNALS })).toBeUndefined();
      expect(
        recordProblem({ ...record, signals: { regime: NO_VERDICT, fuzzy: NO_VERDICT } }),
      ).toBeUndefined();
      expect(recordProblem({ ...record, signals: {} })).toBeUndefined();
      for (const path of pathsOf(SIGNALS)) {
        const spoilt = structuredClone(SIGNALS);
        put(spoilt, path, null);
        expect(recordProblem({ ...record, signals: spoilt }), path.join('.')).toContain('.signals');
      }
    }
  });

  it('finds nothing wrong with the records of a run, which has every type', () => {
    const all = records();
    expect(all.map(recordProblem).filter((problem) => problem !== undefined)).toEqual([]);
    expect(new Set(all.map((record) => record.type)).size).toBe(29);
  });

  it('refuses the manifest of an earlier format', () => {
    expect(recordProblem({ ...ofType('manifest'), formatVersion: 1 })).toBe(
      'manifest.formatVersion should be one of 2, 3, 4, 5, found 1',
    );
  });

  it('notices a value of the wrong kind at every place of every record, save the free configuration', () => {
    const types = new Set(records().map((record) => record.type));
    for (const type of types) {
      const places = pathsOf(ofType(type)).filter(([first]) => first !== 'config');
      for (const path of places) {
        const record = ofType(type);
        put(record, path, () => 'no record holds a function');
        expect(recordProblem(record), `${type} ${path.join('.')}`).toBeDefined();
      }
    }
  });

  it('names the place and what was expected there', () => {
    const filled = ofType('order-filled');
    put(filled, ['legs', 2, 'strikeCents'], 280.5);
    expect(recordProblem(filled)).toBe(
      'order-filled.legs[2].strikeCents should be a positive whole number, found 280.5',
    );
  });

  it.each<[string, (record: Record<string, unknown>) => void, string]>([
    ['a missing member', (record) => delete record['cashCents'], '.cashCents is missing'],
    ['an unknown member', (record) => (record['note'] = 'x'), '.note is not a known member'],
    ['an inherited name', (record) => (record['toString'] = 1), '.toString is not a known member'],
    ['a fraction of a cent', (record) => (record['cashCents'] = 0.5), '.cashCents should be a whole number'],
    ['a date that is none', (record) => (record['date'] = '2018-02-30'), '.date should be a date'],
  ])('refuses %s', (_, spoil, expected) => {
    const record = ofType('interest-credited');
    spoil(record);
    expect(recordProblem(record)).toContain(expected);
  });

  it.each([null, 7, 'manifest', [], {}, { type: 'toString' }, { type: 'order-replaced' }])(
    'refuses %j',
    (value) => {
      expect(recordProblem(value)).toBeDefined();
    },
  );
});
