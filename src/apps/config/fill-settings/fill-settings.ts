// The settings of how orders fill: how much of the spread they give up, how much at once, how late and by which limits.
import { z } from 'zod';
import {
  checkLadder,
  DEFAULT_FILL_POLICY,
  type FillPolicy,
  type PriceLadder,
  type SimulatedVenueRules,
  uniformFillPolicy,
} from '../../../core/execution/index.ts';
import { count, ratio } from '../risk-settings/number-settings.ts';

const MS_PER_SECOND = 1000;
const SECONDS_PER_DAY = 86_400;
const seconds = z.number().min(0).max(SECONDS_PER_DAY);

export const fillSettings = z.strictObject({
  model: z
    .enum(['by-order', 'uniform', 'phase-1'])
    .describe(
      'by-order: f by urgency, legs, hour and size; uniform: fill.patient and fill.urgent alone; phase-1: at once and at mid, optimistic',
    ),
  patient: ratio.describe('share f of the way from mid to natural given up on entries and unhurried exits'),
  urgent: ratio.describe('the same on stops and forced exits'),
  oneLegExtra: ratio.describe('by-order: added to f of an order in one leg'),
  twoLegsExtra: ratio.describe('by-order: added to f of an order in two legs'),
  threeLegsExtra: ratio.describe('by-order: added to f of an order in three legs'),
  sessionEdgeExtra: ratio.describe(
    'by-order: added to f in the first 30 and the last 60 minutes of a session',
  ),
  sizeFreeUnits: count.min(1).describe('by-order: condors or puts up to which size adds nothing to f'),
  sizeDoublingExtra: ratio.describe('by-order: added to f for every doubling beyond fill.sizeFreeUnits'),
  displayedShareMax: z
    .number()
    .gt(0)
    .max(1)
    .describe(
      'most of the smallest size displayed behind the legs that an order takes at one bar; the rest goes on',
    ),
  assumedSize: count
    .min(1)
    .nullable()
    .describe('contracts taken as displayed where quotes tell no size, as simulated ones; null: any number'),
  quoteAgeSecondsMax: seconds.describe('oldest quotes an order fills on, seconds'),
  latencySeconds: seconds.describe('time an order or a moved limit takes to reach the venue'),
  ladderStart: ratio
    .nullable()
    .describe(
      'orders begin at a limit at this share of the way from mid to natural; null: at the limit approved',
    ),
  ladderEnd: ratio.describe('share of the way at which the ladder ends'),
  ladderStep: z.number().gt(0).max(1).describe('share of the way from one rung of the ladder to the next'),
  ladderSeconds: z
    .number()
    .gt(0)
    .max(SECONDS_PER_DAY)
    .describe('time on a rung; moved at the first bar after it'),
});

export type FillSettings = z.infer<typeof fillSettings>;

const { patient, urgent, extras } = DEFAULT_FILL_POLICY;

/** The table of `DEFAULT_FILL_POLICY`, and no ladder. */
export const FILL_DEFAULTS: FillSettings = {
  model: 'by-order',
  patient,
  urgent,
  oneLegExtra: extras?.oneLeg ?? 0,
  twoLegsExtra: extras?.twoLegs ?? 0,
  threeLegsExtra: extras?.threeLegs ?? 0,
  sessionEdgeExtra: extras?.sessionEdge ?? 0,
  sizeFreeUnits: extras?.sizeFreeUnits ?? 1,
  sizeDoublingExtra: extras?.sizeDoubling ?? 0,
  displayedShareMax: 1,
  assumedSize: null,
  quoteAgeSecondsMax: 3600,
  latencySeconds: 0,
  ladderStart: null,
  ladderEnd: 1,
  ladderStep: 0.25,
  ladderSeconds: 300,
};

/** Other settings of fills under which every order gives up exactly `naturalShare`. */
export function uniformFill(fill: FillSettings, naturalShare: number): FillSettings {
  return { ...fill, model: 'uniform', patient: naturalShare, urgent: naturalShare, ladderStart: null };
}

export function fillPolicyOf(fill: FillSettings): FillPolicy {
  if (fill.model === 'phase-1') return uniformFillPolicy(0);
  if (fill.model === 'uniform') return { patient: fill.patient, urgent: fill.urgent };
  return {
    patient: fill.patient,
    urgent: fill.urgent,
    extras: {
      oneLeg: fill.oneLegExtra,
      twoLegs: fill.twoLegsExtra,
      threeLegs: fill.threeLegsExtra,
      sessionEdge: fill.sessionEdgeExtra,
      sizeDoubling: fill.sizeDoublingExtra,
      sizeFreeUnits: fill.sizeFreeUnits,
    },
  };
}

type FillRules = Pick<
  SimulatedVenueRules,
  'fillPolicy' | 'displayed' | 'quoteAgeMsMax' | 'latencyMs' | 'isImmediate'
>;

/** The rules of a simulated venue that the settings make. */
export function fillRulesOf(fill: FillSettings): FillRules {
  const fillPolicy = fillPolicyOf(fill);
  const quoteAgeMsMax = fill.quoteAgeSecondsMax * MS_PER_SECOND;
  if (fill.model === 'phase-1') return { fillPolicy, quoteAgeMsMax, isImmediate: true };
  return {
    fillPolicy,
    quoteAgeMsMax,
    displayed: { shareMax: fill.displayedShareMax, assumedContracts: fill.assumedSize ?? undefined },
    latencyMs: fill.latencySeconds * MS_PER_SECOND,
  };
}

/** The ladders that orders walk: the usual one where the settings want one, and that of a kill switch that flattens. */
export function laddersOf(fill: FillSettings): {
  readonly usual: PriceLadder | undefined;
  readonly flatten: PriceLadder;
} {
  const { ladderStart, ladderEnd, ladderStep, ladderSeconds } = fill;
  const steps = { stepShare: ladderStep, rungMs: ladderSeconds * MS_PER_SECOND };
  const hasUsual = ladderStart !== null && fill.model !== 'phase-1';
  const usual = hasUsual ? { startShare: ladderStart, endShare: ladderEnd, ...steps } : undefined;
  // It begins where an urgent order fills, and does not end before natural.
  const flatten = { startShare: fillPolicyOf(fill).urgent, endShare: 1, ...steps };
  for (const ladder of [usual, flatten]) if (ladder !== undefined) checkLadder(ladder);
  return { usual, flatten };
}
