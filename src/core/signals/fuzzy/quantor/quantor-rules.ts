// Quantor's rules: how good volatility, trend, momentum and regime are for a condor, and which way the market leans.
import { allOf, anyOf, type Condition, type FuzzyRule, is, not } from '../rules/condition.ts';

/** A rule as a card tells it. */
export interface NamedRule extends FuzzyRule {
  readonly name: string;
}

/** What is good for a condor, in the four things that the rules weigh. Each is bad to the degree that it is not good. */
export const CONCEPTS = {
  volatility: allOf(is('iv-percentile', 'rich'), is('vrp', 'paid')),
  trend: allOf(is('adx', 'quiet'), is('sma-distance', 'near')),
  momentum: allOf(is('rsi', 'balanced'), is('macd-ratio', 'flat')),
  regime: allOf(is('volatility-expansion', 'settled'), is('vix', 'calm')),
} as const;

/**
 * A bad trend or regime counts two, bad volatility or momentum one: each step is "faults count at most so many", and its
 * rules say that this is so, for a high confidence, or that it is not, for a low one.
 */
const STEPS: readonly { readonly name: string; readonly condition: Condition }[] = stepsOf(CONCEPTS);

function stepsOf({
  volatility,
  trend,
  momentum,
  regime,
}: typeof CONCEPTS): readonly { readonly name: string; readonly condition: Condition }[] {
  const heavy = [trend, regime];
  const light = [volatility, momentum];
  return [
    { name: 'volatility, trend, momentum and regime are good', condition: allOf(...heavy, ...light) },
    {
      name: 'trend and regime are good, and volatility or momentum',
      condition: allOf(...heavy, anyOf(...light)),
    },
    {
      name: 'trend and regime are good, or one of them with volatility and momentum',
      condition: anyOf(allOf(...heavy), allOf(anyOf(...heavy), ...light)),
    },
    {
      name: 'trend and regime are good, or one of them with volatility or momentum',
      condition: anyOf(allOf(...heavy), allOf(anyOf(...heavy), anyOf(...light))),
    },
  ];
}

/**
 * Eight rules of which those for a high confidence only weaken, and those for a low one only strengthen, as anything gets
 * worse: with sets of low and high that do not overlap, either kind of inference is then monotone.
 */
const CONFIDENCE_RULES: readonly NamedRule[] = STEPS.flatMap(({ name, condition }, step) => [
  {
    name: `${name}: confidence is high`,
    condition,
    consequents: [{ output: 'confidence', term: 'high' }],
    weight: 1 - step / STEPS.length,
  },
  {
    name: `not so that ${name}: confidence is low`,
    condition: not(condition),
    consequents: [{ output: 'confidence', term: 'low' }],
    weight: (step + 1) / STEPS.length,
  },
]);

/** A rule for each direction. */
function eitherWay(
  weight: number,
  up: readonly [string, Condition],
  down: readonly [string, Condition],
): readonly NamedRule[] {
  return [
    {
      name: `${up[0]}: bias is bullish`,
      condition: up[1],
      consequents: [{ output: 'bias', term: 'bullish' }],
      weight,
    },
    {
      name: `${down[0]}: bias is bearish`,
      condition: down[1],
      consequents: [{ output: 'bias', term: 'bearish' }],
      weight,
    },
  ];
}

const BIAS_RULES: readonly NamedRule[] = [
  ...eitherWay(
    1,
    [
      'trend-50-200 is up and sma-distance is not below',
      allOf(is('trend-50-200', 'up'), not(is('sma-distance', 'below'))),
    ],
    [
      'trend-50-200 is down and sma-distance is not above',
      allOf(is('trend-50-200', 'down'), not(is('sma-distance', 'above'))),
    ],
  ),
  ...eitherWay(
    0.5,
    [
      'sma-distance is above, rsi is strong or macd-ratio is rising',
      anyOf(is('sma-distance', 'above'), is('rsi', 'strong'), is('macd-ratio', 'rising')),
    ],
    [
      'sma-distance is below, rsi is weak or macd-ratio is falling',
      anyOf(is('sma-distance', 'below'), is('rsi', 'weak'), is('macd-ratio', 'falling')),
    ],
  ),
  // What the other rules have to outweigh, so that a faint lean is none.
  {
    name: 'always: bias is neutral',
    condition: { kind: 'always' },
    consequents: [{ output: 'bias', term: 'neutral' }],
    weight: 0.5,
  },
];

export const QUANTOR_RULES: readonly NamedRule[] = [...CONFIDENCE_RULES, ...BIAS_RULES];
