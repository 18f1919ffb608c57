// Holds the engine to published results: MATLAB's and scikit-fuzzy's tippers, Takagi's and Sugeno's example, a textbook's.
import { describe, expect, test } from 'vitest';
import { matlabTipper, ruleOf, scikitTipper, systemOf, variable } from './published-systems.fixture.ts';
import { createFuzzyEngine } from './system/fuzzy-engine.ts';
import type { FuzzySystem } from './system/fuzzy-system.ts';

function inferred(system: FuzzySystem, values: readonly number[]): number | undefined {
  const engine = createFuzzyEngine(system);
  engine.infer(values);
  return engine.output(0);
}

describe('MathWorks (2024), Fuzzy Logic Toolbox: evalfis of tipper at 101 points', () => {
  test.each([
    [2, 1, 7.0169],
    [4, 5, 14.4585],
    [7, 8, 20.3414],
    [4, 9, 19.681],
    [1, 2, 5.5586],
    [3, 5, 12.2184],
    [2, 7, 7.7885],
    [3, 1, 8.9547],
  ])('service %d, food %d: %d', (service, food, tip) => {
    const system = matlabTipper({ universe: { kind: 'samples', samples: 101 } });
    expect(inferred(system, [service, food])).toBeCloseTo(tip, 4);
    expect(inferred(matlabTipper(), [service, food])).toBeCloseTo(tip, 1);
  });
});

test('Warner and Sexauer (2019), scikit-fuzzy 0.4.2: the tip of the tipping problem on its universe of whole per cents', () => {
  const tip = inferred(scikitTipper({ universe: { kind: 'step', step: 1 } }), [6.5, 9.8]);
  expect(tip).toBeCloseTo(19.847607361963192, 12);
});

test('Takagi and Sugeno (1985), their first example: 17.8', () => {
  const inputs = [
    variable('x1', [0, 20], { small: ['left-shoulder', 0, 16], big: ['right-shoulder', 10, 20] }),
    variable('x2', [0, 20], { small: ['left-shoulder', 0, 8], big: ['right-shoulder', 2, 10] }),
  ];
  const outputs = [
    {
      name: 'y',
      terms: [
        { name: 'sum', constant: 0, coefficients: [1, 1] },
        { name: 'twice', constant: 0, coefficients: [2, 0] },
        { name: 'thrice', constant: 0, coefficients: [0, 3] },
      ],
    },
  ];
  const named = {
    inputs,
    outputs: outputs.map((output) => ({
      ...output,
      range: [0, 1] as const,
      terms: output.terms.map(({ name }) => ({
        name,
        shape: { kind: 'triangle' as const, params: [0, 1, 2] },
      })),
    })),
  };
  const rules = [
    ruleOf('x1 is small and x2 is small', 'y is sum', named),
    ruleOf('x1 is big', 'y is twice', named),
    ruleOf('x2 is big', 'y is thrice', named),
  ];
  const system: FuzzySystem = {
    kind: 'sugeno',
    inputs,
    outputs,
    rules,
    norms: { and: 'min', or: 'max' },
    defuzzify: 'weighted-average',
  };
  expect(inferred(system, [12, 5])).toBeCloseTo(17.8, 1);
  // (0.25 x 17 + 0.2 x 24 + 0.375 x 15) / 0.825.
  expect(inferred(system, [12, 5])).toBeCloseTo(14.675 / 0.825, 12);
  expect(inferred({ ...system, defuzzify: 'weighted-sum' }, [12, 5])).toBeCloseTo(14.675, 12);
  // No rule fires: x1 is not big, x2 neither.
  expect(inferred({ ...system, rules: rules.slice(1) }, [0, 0])).toBeUndefined();
});

test('hedges: very squares a degree, somewhat takes its root, not denies it; read from the term outwards', () => {
  const inputs = [variable('x', [0, 1], { high: ['right-shoulder', 0, 1] })];
  const outputs = [variable('y', [0, 1], { any: ['triangle', 0, 0.5, 1] })];
  const hedged = ['very high', 'somewhat high', 'not high', 'not very high', 'very not high'];
  const rules = hedged.map((term) => [`x is ${term}`, 'y is any'] as const);
  const engine = createFuzzyEngine(systemOf({ inputs, outputs }, rules));
  engine.infer([0.25]);
  for (const [index, degree] of [0.0625, 0.5, 0.75, 0.9375, 0.5625].entries())
    expect(engine.strengths[index]).toBeCloseTo(degree, 12);
});

describe('Negnevitsky (2005), section 4.6: the risk of a project with funding 35 and staffing 60', () => {
  // The book draws its sets without their corners; these pass through the degrees it reads off: 0.5, 0.2, 0, 0.1, 0.7.
  const inputs = [
    variable('funding', [0, 100], {
      inadequate: ['trapezoid', 0, 0, 20, 50],
      marginal: ['triangle', 30, 55, 80],
      adequate: ['right-shoulder', 60, 80],
    }),
    variable('staffing', [0, 100], {
      small: ['left-shoulder', 35, 62.777_777_777_777_78],
      large: ['right-shoulder', 25, 75],
    }),
  ];
  const outputs = [
    variable('risk', [0, 100], {
      low: ['left-shoulder', 20, 40],
      normal: ['trapezoid', 20, 40, 50, 70],
      high: ['right-shoulder', 60, 80],
    }),
  ];
  const rules = [
    ['funding is adequate or staffing is small', 'risk is low'],
    ['funding is marginal and staffing is large', 'risk is normal'],
    ['funding is inadequate', 'risk is high'],
  ] as const;

  test('Mamdani: 67.4, summed over 0, 10, … 100', () => {
    const system = systemOf({ inputs, outputs }, rules, { universe: { kind: 'samples', samples: 11 } });
    const engine = createFuzzyEngine(system);
    engine.infer([35, 60]);
    for (const [index, strength] of [0.1, 0.2, 0.5].entries())
      expect(engine.strengths[index]).toBeCloseTo(strength, 12);
    expect(engine.output(0)).toBeCloseTo(67.4, 1);
  });

  test('Sugeno: 65, with risks of 20, 50 and 80', () => {
    const plain = systemOf({ inputs, outputs }, rules);
    const constants = [20, 50, 80];
    const system: FuzzySystem = {
      kind: 'sugeno',
      inputs,
      outputs: outputs.map(({ name, terms }) => ({
        name,
        terms: terms.map((term, index) => ({
          name: term.name,
          constant: constants[index] ?? 0,
          coefficients: [],
        })),
      })),
      rules: plain.rules,
      norms: plain.norms,
      defuzzify: 'weighted-average',
    };
    expect(inferred(system, [35, 60])).toBeCloseTo(65, 10);
  });
});
