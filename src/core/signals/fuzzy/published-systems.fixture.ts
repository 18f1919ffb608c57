// Published fuzzy systems with known results, for tests of the engine: the tippers of MATLAB and of scikit-fuzzy.
import type { ShapeKind } from './membership/shape.ts';
import { parseCondition, parseConsequents } from './rules/parse-rule.ts';
import type { LinguisticVariable, MamdaniSystem } from './system/fuzzy-system.ts';

type Terms = Readonly<Record<string, readonly [ShapeKind, ...number[]]>>;

export function variable(name: string, range: readonly [number, number], terms: Terms): LinguisticVariable {
  return {
    name,
    range,
    terms: Object.entries(terms).map(([term, [kind, ...params]]) => ({
      name: term,
      shape: { kind, params },
    })),
  };
}

type Variables = Pick<MamdaniSystem, 'inputs' | 'outputs'>;
type RuleTexts = readonly (readonly [string, string])[];

/** A system of minimum, maximum and centroid on the curve itself, with `change` made to it. */
export function systemOf(
  variables: Variables,
  rules: RuleTexts,
  change: Partial<MamdaniSystem> = {},
): MamdaniSystem {
  return {
    kind: 'mamdani',
    ...variables,
    rules: rules.map(([condition, then]) => ruleOf(condition, then, variables)),
    norms: { and: 'min', or: 'max' },
    implication: 'min',
    defuzzify: 'centroid',
    universe: { kind: 'exact' },
    ...change,
  };
}

export function ruleOf(
  condition: string,
  then: string,
  { inputs, outputs }: Variables,
): MamdaniSystem['rules'][number] {
  const read = parseCondition(condition, inputs);
  const consequents = parseConsequents(then, outputs);
  if (!read.ok) throw new Error(read.message);
  if (!consequents.ok) throw new Error(consequents.message);
  return { condition: read.condition, consequents: consequents.consequents, weight: 1 };
}

/** MathWorks (2024), Fuzzy Logic Toolbox, tipper.fis. */
export function matlabTipper(change: Partial<MamdaniSystem> = {}): MamdaniSystem {
  const variables = {
    inputs: [
      variable('service', [0, 10], {
        poor: ['gaussian', 1.5, 0],
        good: ['gaussian', 1.5, 5],
        excellent: ['gaussian', 1.5, 10],
      }),
      variable('food', [0, 10], {
        rancid: ['trapezoid', 0, 0, 1, 3],
        delicious: ['trapezoid', 7, 9, 10, 10],
      }),
    ],
    outputs: [
      variable('tip', [0, 30], {
        cheap: ['triangle', 0, 5, 10],
        average: ['triangle', 10, 15, 20],
        generous: ['triangle', 20, 25, 30],
      }),
    ],
  };
  const rules: RuleTexts = [
    ['service is poor or food is rancid', 'tip is cheap'],
    ['service is good', 'tip is average'],
    ['service==excellent | food==delicious', 'tip=generous'],
  ];
  return systemOf(variables, rules, change);
}

/** Warner and Sexauer (2019), scikit-fuzzy 0.4.2, the tipping problem. */
export function scikitTipper(change: Partial<MamdaniSystem> = {}): MamdaniSystem {
  const terms: Terms = {
    poor: ['triangle', 0, 0, 5],
    average: ['triangle', 0, 5, 10],
    good: ['triangle', 5, 10, 10],
  };
  const variables = {
    inputs: [variable('quality', [0, 10], terms), variable('service', [0, 10], terms)],
    outputs: [
      variable('tip', [0, 25], {
        low: ['triangle', 0, 0, 13],
        medium: ['triangle', 0, 13, 25],
        high: ['triangle', 13, 25, 25],
      }),
    ],
  };
  const rules: RuleTexts = [
    ['quality is poor or service is poor', 'tip is low'],
    ['service is average', 'tip is medium'],
    ['service is good or quality is good', 'tip is high'],
  ];
  return systemOf(variables, rules, change);
}
