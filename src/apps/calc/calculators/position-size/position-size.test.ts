// Checks the contract of `calc position-size`: sizes done by hand, which limit decides, what is off or missing, and its coded errors.
import { describe, expect, test } from 'vitest';
import { answerOf, codeOf } from '../../answer-of.fixture.ts';
import { positionSize } from './position-size.ts';

const STRUCTURE = { credit: 1.65, width: 5 };
const ask = (change: object) =>
  answerOf(positionSize, { equity: 100_000, structure: STRUCTURE, limits: {}, ...change });
const withLimits = (limits: object, structure: object = {}, more: object = {}) =>
  ask({ limits, structure: { ...STRUCTURE, ...structure }, ...more });

test('without limits the equity alone bounds the size', () => {
  expect(ask({})).toEqual({
    contracts: 298,
    binding: 'buyingPower',
    riskPerTrade: null,
    kelly: null,
    volatilityTarget: null,
    cvarBudget: null,
    correlatedRisk: null,
    buyingPower: 298,
    contractsMax: null,
    reasons: {
      riskPerTrade: 'off',
      kelly: 'off',
      volatilityTarget: 'off',
      cvarBudget: 'off',
      correlatedRisk: 'off',
      contractsMax: 'off',
    },
    maxLoss: 335,
    fullKelly: null,
    kellyShrinkage: null,
    conditionalLoss: null,
    deviation: null,
  });
});

test('each limit sizes by itself and the least decides', () => {
  const answer = withLimits(
    {
      riskPerTradeRatio: 0.02,
      volatilityTarget: 0.1,
      cvarBudgetRatio: 0.03,
      correlatedRiskRatio: 0.05,
      buyingPower: 1200,
      contractsMax: 7,
    },
    { probability: 0.72, days: 45, fees: 2 },
    { held: [{ worstLoss: 3660 }] },
  );
  // Win 163, lose 337 after fees.
  const deviation = 500 * Math.sqrt(0.72 * 0.28);
  const fullKelly = 0.72 - (0.28 * 337) / 163;
  expect(answer).toMatchObject({
    contracts: 3,
    binding: 'buyingPower',
    riskPerTrade: 5,
    kelly: Math.floor((25_000 * fullKelly) / 337),
    volatilityTarget: Math.floor(10_000 / (deviation * Math.sqrt(365 / 45))),
    cvarBudget: 8,
    correlatedRisk: 4,
    buyingPower: 3,
    contractsMax: 7,
    reasons: {},
    maxLoss: 335,
    kellyShrinkage: 1,
  });
  expect(answer['fullKelly']).toBeCloseTo(fullKelly, 12);
  expect(answer['conditionalLoss']).toBeCloseTo(337, 9);
  expect(answer['deviation']).toBeCloseTo(deviation, 9);
});

test('of equal limits the first is named, and a budget met to the cent is kept', () => {
  expect(withLimits({ riskPerTradeRatio: 0.0335, contractsMax: 10 })).toMatchObject({
    contracts: 10,
    binding: 'riskPerTrade',
  });
  expect(withLimits({ riskPerTradeRatio: 0.033499, contractsMax: 10 })).toMatchObject({ contracts: 9 });
});

test.each([
  ['riskPerTradeRatio', 100_000, 0.02, { credit: 4.6, width: 5 }, 50],
  ['riskPerTradeRatio', 9000, 0.01, { credit: 0.2, width: 1.1 }, 1],
  ['correlatedRiskRatio', 100_000, 0.02, { credit: 4.6, width: 5 }, 50],
  ['cvarBudgetRatio', 100_000, 0.02, { credit: 4.6, width: 5, probability: 0.5 }, 50],
  ['buyingPower', 100_000, 550, { credit: 0.45, width: 1 }, 10],
  ['buyingPower', 100_000, 549.99, { credit: 0.45, width: 1 }, 9],
  ['buyingPower', 100_000, 550, { credit: 0.45, width: 1, fees: 0.01 }, 9],
])('%s of equity %d at %d: %j', (limit, equity, value, structure, contracts) => {
  // A limit's own number: at even odds Kelly is less.
  const own = limit.replace('Ratio', '');
  expect(ask({ equity, structure, limits: { [limit]: value } })[own]).toBe(contracts);
});

test('figures are free of what price differences leave in the last digits', () => {
  expect(withLimits({}, { credit: 4.6, probability: 0.5 })).toMatchObject({
    maxLoss: 40,
    conditionalLoss: 40,
  });
});

test('outcomes stand in place of a probability', () => {
  const outcomes = [
    { pnl: 1.65, probability: 0.72 },
    { pnl: -3.35, probability: 0.28 },
  ];
  const limits = { kellyFraction: 0.5, cvarBudgetRatio: 0.03 };
  expect(withLimits(limits, { outcomes })).toEqual(withLimits(limits, { probability: 0.72 }));
});

test('Kelly is a quarter where probabilities are given, shrunk by what the observations leave open', () => {
  const quarter = withLimits({}, { probability: 0.72 });
  expect(quarter).toEqual(withLimits({ kellyFraction: 0.25 }, { probability: 0.72 }));
  expect(quarter['kelly']).toBe(11);
  const shrunk = withLimits({}, { probability: 0.72, observations: 100 });
  expect(shrunk['kellyShrinkage']).toBeLessThan(0.7);
  expect(shrunk['kelly']).toBeLessThan(11);
  // 1.65 won with 0.6 and 3.35 lost else is a losing bet.
  expect(withLimits({}, { probability: 0.6 })).toMatchObject({ contracts: 0, binding: 'kelly', kelly: 0 });
});

test('a limit that is on and lacks its data gives nothing, with the reason', () => {
  expect(withLimits({ kellyFraction: 0.25 })).toMatchObject({
    contracts: 0,
    binding: 'kelly',
    kelly: null,
    reasons: { kelly: 'no-probability' },
  });
  expect(withLimits({ volatilityTarget: 0.1 }, { probability: 0.72 })).toMatchObject({
    contracts: 0,
    reasons: { volatilityTarget: 'no-holding-time' },
  });
});

test('a limit that nothing can break does not bind', () => {
  expect(withLimits({ cvarBudgetRatio: 0.01, contractsMax: 4 }, { probability: 1 })).toMatchObject({
    contracts: 4,
    binding: 'contractsMax',
    reasons: { kelly: 'no-losing-outcome', cvarBudget: 'no-loss-in-the-tail' },
    fullKelly: null,
    kellyShrinkage: null,
  });
});

test('no equity buys nothing', () => {
  expect(ask({ equity: 0 })).toMatchObject({ contracts: 0, binding: 'buyingPower' });
});

test('the multiplier scales the loss', () => {
  expect(withLimits({}, { multiplier: 10 })).toMatchObject({ maxLoss: 33.5, contracts: 2985 });
});

describe('what is held', () => {
  const room = (held: object[], structure: object = {}) =>
    withLimits({ correlatedRiskRatio: 0.05 }, structure, { held })['correlatedRisk'];

  test('counts by its correlation, 1 where none is given', () => {
    expect(room([{ worstLoss: 3325 }])).toBe(5);
    expect(room([{ worstLoss: 3325.01 }])).toBe(4);
    // 5000^2 = 4000^2 + 3000^2.
    expect(room([{ worstLoss: 4000, correlation: 0 }])).toBe(8);
    expect(room([{ worstLoss: 4000, correlation: 1 }])).toBe(2);
  });

  test('may be too much unless units offset it: a size that offsets too little is none', () => {
    // 20,000 are held against a budget of 10,000: 25 to 75 units of 400 bring it within.
    const size = (contractsMax: number, worstLoss = 20_000) =>
      ask({
        structure: { credit: 1, width: 5 },
        limits: { correlatedRiskRatio: 0.1, contractsMax },
        held: [{ worstLoss, correlation: -1 }],
      });
    expect(size(24)).toMatchObject({
      contracts: 0,
      binding: 'correlatedRisk',
      correlatedRisk: 75,
      contractsMax: 24,
      reasons: { correlatedRisk: 'held-over-budget' },
    });
    expect(size(25)).toMatchObject({ contracts: 25, binding: 'contractsMax' });
    expect(size(25)['reasons']).not.toHaveProperty('correlatedRisk');
    expect(size(76)).toMatchObject({ contracts: 75, binding: 'correlatedRisk' });
    expect(size(24, 10_000)).toMatchObject({ contracts: 24 });
  });

  test('may bring returns, of which correlations are made', () => {
    const returns = [1, -2, 3, -2];
    expect(room([{ worstLoss: 3325, returns }], { returns })).toBe(room([{ worstLoss: 3325 }]));
    const unrelated = [1, 1, -1, -1];
    const own = [1, -1, 1, -1];
    expect(room([{ worstLoss: 4000, returns: unrelated }], { returns: own })).toBe(8);
    expect(room([{ worstLoss: 4000, returns: unrelated, correlation: 1 }], { returns: own })).toBe(2);
  });
});

describe('errors', () => {
  test.each([
    ['missing-field', { equity: undefined }],
    ['invalid-equity', { equity: -1 }],
    ['invalid-equity', { equity: 1e13 }],
    ['invalid-structure', { structure: { credit: 1 } }],
    ['invalid-structure', { structure: { credit: 1, width: 0 } }],
    ['invalid-structure', { structure: { ...STRUCTURE, probability: 1.01 } }],
    ['invalid-limits', { limits: { riskPerTradeRatio: 0 } }],
    ['invalid-limits', { limits: { contractsMax: 1.5 } }],
    ['invalid-limits', { limits: { contractsMax: -1 } }],
    ['invalid-limits', { limits: { riskPerTradeRatio: null } }],
    ['invalid-limits', { limits: { correlatedRiskRatio: null } }],
    ['invalid-limits', { limits: { buyingPower: null } }],
    ['invalid-limits', { limits: { contractsMax: null } }],
    ['invalid-held', { held: null }],
    ['invalid-held', { held: [{ worstLoss: 1, correlation: 1.1 }] }],
    ['unknown-field', { limits: { riskPerTrade: 0.02 } }],
    ['unknown-field', { structure: { ...STRUCTURE, probabilty: 0.7 } }],
    ['unknown-field', { held: [{ worstLoss: 5000, corelation: 0.1 }] }],
    ['unknown-field', { structure: { ...STRUCTURE, outcomes: [{ pnl: 1, probability: 1, fees: 1 }] } }],
    ['unknown-field', { spot: 1 }],
    ['credit-not-below-width', { structure: { credit: 5, width: 5 } }],
    ['probability-and-outcomes', { structure: { ...STRUCTURE, probability: 0.7, outcomes: [] } }],
    ['no-outcomes', { structure: { ...STRUCTURE, outcomes: [] } }],
    ['probabilities-not-one', { structure: { ...STRUCTURE, outcomes: [{ pnl: 1, probability: 0.5 }] } }],
    ['outcome-below-worst-loss', { structure: { ...STRUCTURE, outcomes: [{ pnl: -3.36, probability: 1 }] } }],
    ['returns-mismatch', { held: [{ worstLoss: 1, returns: [1, 2, 3] }] }],
    [
      'returns-mismatch',
      { structure: { ...STRUCTURE, returns: [1, 2] }, held: [{ worstLoss: 1, returns: [1, 2, 3] }] },
    ],
    [
      'returns-without-spread',
      { structure: { ...STRUCTURE, returns: [1, 1, 1] }, held: [{ worstLoss: 1, returns: [1, 2, 3] }] },
    ],
  ])('%s for %o', (code, change) => {
    expect(codeOf(ask(change))).toBe(code);
  });

  test('say what was expected and what was found', () => {
    const message = (change: object) => (ask(change)['error'] as { message: string }).message;
    expect(message({ limits: { kelyFraction: 0.2 } })).toMatch(
      /limits: expected the fields .*, found "kelyFraction" .*kellyFraction/,
    );
    expect(message({ structure: { credit: 6, width: 5 } })).toBe(
      'credit: expected a number below width, 5, found 6',
    );
    expect(message({ structure: { ...STRUCTURE, outcomes: [{ pnl: 1, probability: 0.5 }] } })).toBe(
      'outcomes: expected probabilities that add up to 1, found 0.5',
    );
    const worse = [
      { pnl: 1.65, probability: 0.5 },
      { pnl: -3.36, probability: 0.5 },
    ];
    expect(message({ structure: { ...STRUCTURE, outcomes: worse } })).toBe(
      'outcomes[1].pnl: expected at least credit less width, -3.35, found -3.36',
    );
    expect(message({ structure: { ...STRUCTURE, outcomes: [] } })).toBe(
      'outcomes: expected at least one, found none',
    );
    expect(message({ held: [{ worstLoss: 1, returns: [1, 2, 3] }] })).toBe(
      'returns: expected as many for structure and all of held, found none, 3',
    );
  });
});
