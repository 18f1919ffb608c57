// The predecessor's keys of fuzzy confidence: the weights of its ten factors, and its neural one.
import { ANCESTOR_FACTORS, ANCESTOR_WEIGHTS } from '../../../../core/signals/index.ts';
import {
  type AncestorKey,
  changed,
  type Conversion,
  flag,
  gone,
  neverWorked,
  type ValueOf,
} from '../ancestor-key.ts';
import { same } from './conversions.ts';

const SETS = ['template', 'head'] as const;
type WeightSet = (typeof SETS)[number];

/** How far the weights lie from a set's: the sum of differences. */
function distanceTo(set: WeightSet, valueOf: ValueOf): number {
  return ANCESTOR_FACTORS.reduce((sum, factor) => {
    const weight = valueOf(`fuzzy_weight_${factor}`);
    return sum + Math.abs((typeof weight === 'number' ? weight : 0) - ANCESTOR_WEIGHTS[set][factor]);
  }, 0);
}

function nearestSet(valueOf: ValueOf): WeightSet {
  return distanceTo('template', valueOf) < distanceTo('head', valueOf) ? 'template' : 'head';
}

const SAME_WITHIN = 1e-9;

/** One of two sets of weights, the nearer one. */
const NEARER_SET: Conversion = {
  keys: ['fuzzy.ancestorWeights'],
  of: (_value, valueOf) => ({ 'fuzzy.ancestorWeights': nearestSet(valueOf) }),
  remark: (_value, valueOf) => {
    const set = nearestSet(valueOf);
    const distance = distanceTo(set, valueOf);
    if (distance < SAME_WITHIN) return undefined;
    return `These weights are neither of the two sets that are here; ${set} is the nearer one, with differences of ${distance.toFixed(2)} in all.`;
  },
};

const WEIGHTS =
  'Weights are no settings here: fuzzy.ancestorWeights takes one of the two sets that there were, template or head.';
const NO_NEURAL =
  'There is no neural forecast here: its trained weights were withdrawn, so nothing could be compared.';
const ONE_ENGINE =
  'One rating at a time: fuzzy.mode ancestor is the ten factors, quantor is rules of Quantor. No other is blended in.';
const SIZE_FLOOR =
  'Its backtests traded two contracts at least, whatever this said, and so broke their own risk per trade.';

export const FUZZY_KEYS: readonly AncestorKey[] = [
  ...ANCESTOR_FACTORS.map((factor) =>
    changed(`fuzzy_weight_${factor}`, WEIGHTS, { default: ANCESTOR_WEIGHTS.head[factor], to: NEARER_SET }),
  ),
  gone('fuzzy_weight_neural', NO_NEURAL, { default: 0.2 }),
  changed(
    'min_gaussian_confidence',
    'The weighted sum had to reach it. Here volatility takes from the sum first, as its documents say and its engine did not: realised volatility of 35% a year leaves nothing.',
    { default: 0.2, to: same('fuzzy.confidenceMin') },
  ),
  neverWorked(
    'use_fuzzy_sizing',
    `${SIZE_FLOOR} It is left out: fuzzy.sizeAtMin below 1 cuts size by confidence, which with one contract leaves none.`,
    {
      default: true,
      flags: [
        { flag: '--use-fuzzy', gives: true },
        { flag: '--no-fuzzy', gives: false },
      ],
    },
  ),
  changed('fuzzy_mode', ONE_ENGINE, {
    default: 'qtmf10',
    to: {
      keys: ['fuzzy.mode'],
      of: () => ({ 'fuzzy.mode': 'ancestor' }),
      remark: (value) =>
        value === 'qtmf10'
          ? undefined
          : `${JSON.stringify(value)} is not here; the ten factors take its place.`,
    },
  }),
  gone('allow_fis_legacy', ONE_ENGINE, { default: false }),
  gone('allow_f001_augment', ONE_ENGINE, { default: false }),
  gone('f001_alpha', ONE_ENGINE, { default: 0.25 }),
  gone('use_mamba_model', NO_NEURAL, { default: true }),
  gone('mamba_d_model', NO_NEURAL, { default: 64, flags: flag('--mamba-d-model') }),
  gone('mamba_layers', NO_NEURAL, { default: 64, flags: flag('--mamba-layers') }),
];
