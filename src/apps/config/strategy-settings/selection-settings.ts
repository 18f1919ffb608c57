// The settings of which structure is traded: its expiry, its strikes and what it must bring.
import { z } from 'zod';
import { STRUCTURE_KINDS } from '../../../core/domain/index.ts';
import type { StructureSelection } from '../../../core/strategy/index.ts';
import { count, ratio } from '../risk-settings/number-settings.ts';

const delta = z.number().gt(0).lt(1);
/** Beyond it a width is a slip of the keyboard. */
const POINTS_MAX = 100_000;
const points = z.number().gt(0).max(POINTS_MAX);

export const selectionSettings = z.strictObject({
  structure: z
    .enum(STRUCTURE_KINDS)
    .describe(
      'iron-condor: two shorts with a long further out on each side; short-put: one put against cash',
    ),
  strikeRule: z
    .enum(['nearest-delta', 'delta-at-most', 'at-or-below-spot', 'nearest-credit', 'credit-at-least'])
    .describe(
      'nearest-delta: the strike nearest its delta; delta-at-most: the first out of the money not above it; at-or-below-spot: the first at or below the underlying (short-put); nearest-credit: of the deltas in the band the one whose credit is nearest selection.creditWidthTarget; credit-at-least: the smallest that brings it',
    ),
  expiryRule: z
    .enum(['nearest-dte', 'next-monthly'])
    .describe('nearest-dte: nearest to dteTarget in the band; next-monthly: the next standard monthly'),
  dteTarget: count.describe('days to expiry wanted'),
  dteMin: count.describe('fewest days to expiry'),
  dteMax: count.describe('most days to expiry'),
  shortDelta: delta.describe('absolute delta of every short'),
  shortDeltaMin: delta
    .nullable()
    .describe('least absolute delta of a short; null: selection.shortDelta less selection.deltaTolerance'),
  shortDeltaMax: delta
    .nullable()
    .describe('greatest absolute delta of a short; null: selection.shortDelta plus selection.deltaTolerance'),
  longDelta: delta.describe('absolute delta of every long that is not found by a width'),
  putLongDelta: delta.nullable().describe('absolute delta of the long put; null: selection.longDelta'),
  callLongDelta: delta.nullable().describe('absolute delta of the long call; null: selection.longDelta'),
  deltaTolerance: z.number().gt(0).max(1).describe("farthest a strike's delta may lie from the one wanted"),
  wingWidth: points
    .nullable()
    .describe(
      "points from each short to its long, to the nearest strike listed further out; null: by the long's delta",
    ),
  putWingWidth: points.nullable().describe('the same of the puts; null: selection.wingWidth'),
  callWingWidth: points.nullable().describe('the same of the calls; null: selection.wingWidth'),
  wingWidthMax: points
    .nullable()
    .describe('most points to which signals may widen a wing that has a width; null: any'),
  creditWidthTarget: ratio
    .nullable()
    .describe('mid credit over the width that nearest-credit and credit-at-least look for'),
  creditWidthMin: z
    .number()
    .min(0)
    .nullable()
    .describe('least mid credit over the width: the wider side of a condor, the strike of a put; null: none'),
  skewPenaltyWeight: z
    .number()
    .min(0)
    .max(100)
    .describe(
      'shorts in the band score their distance in delta plus this times a penalty, the lowest wins: 0.1 for each volatility point below at the money, and 2 on puts above selection.shortDelta while the 25-delta skew is above 5 points; 0: off',
    ),
  breachProbabilityMax: ratio
    .nullable()
    .describe(
      "greatest probability that the underlying ends beyond a short, at the shorts' own volatilities; null: off",
    ),
  shortDeltaLimit: delta.nullable().describe('greatest absolute delta of a short at entry; null: off'),
});

type SelectionSettings = z.infer<typeof selectionSettings>;

/** The tastytrade condor of 45 days, 30-delta shorts and 16-delta longs. */
export const SELECTION_DEFAULTS: SelectionSettings = {
  structure: 'iron-condor',
  strikeRule: 'nearest-delta',
  expiryRule: 'nearest-dte',
  dteTarget: 45,
  dteMin: 30,
  dteMax: 60,
  shortDelta: 0.3,
  shortDeltaMin: null,
  shortDeltaMax: null,
  longDelta: 0.16,
  putLongDelta: null,
  callLongDelta: null,
  deltaTolerance: 0.05,
  wingWidth: null,
  putWingWidth: null,
  callWingWidth: null,
  wingWidthMax: null,
  creditWidthTarget: null,
  creditWidthMin: 0.25,
  skewPenaltyWeight: 0,
  breachProbabilityMax: null,
  shortDeltaLimit: null,
};

/** What a setting of null leaves off, and each side's own wing. */
export function selectionOf({ wingWidth, ...selection }: SelectionSettings): StructureSelection {
  return {
    ...selection,
    shortDeltaMin: selection.shortDeltaMin ?? undefined,
    shortDeltaMax: selection.shortDeltaMax ?? undefined,
    putLongDelta: selection.putLongDelta ?? undefined,
    callLongDelta: selection.callLongDelta ?? undefined,
    putWingWidth: selection.putWingWidth ?? wingWidth ?? undefined,
    callWingWidth: selection.callWingWidth ?? wingWidth ?? undefined,
    wingWidthMax: selection.wingWidthMax ?? undefined,
    creditWidthTarget: selection.creditWidthTarget ?? undefined,
    creditWidthMin: selection.creditWidthMin ?? undefined,
    breachProbabilityMax: selection.breachProbabilityMax ?? undefined,
    shortDeltaLimit: selection.shortDeltaLimit ?? undefined,
  };
}
