// Condors of a week and of a day, held to their settlement unless their profit or their stop comes first.
import type { Preset } from './preset.ts';

/** Nothing is asked of the credit but that it is one at natural prices. */
const SHORTS = { shortDelta: 0.16, longDelta: 0.05, deltaTolerance: 0.05, creditWidthMin: null } as const;

export const SHORT_DATED_PRESETS: Readonly<Record<'weekly' | 'zero-dte', Preset>> = {
  // No published rule: the shorts of a standard deviation, as they are usually sold, a week out.
  weekly: {
    summary:
      'a week, 16-delta shorts, 5-delta longs, half the credit taken, stopped at a loss of two credits, else held to settlement',
    settings: {
      selection: { ...SHORTS, dteTarget: 7, dteMin: 4, dteMax: 10 },
      entry: { positionsMax: 2 },
      exit: { profitTargetRatio: 0.5, stopCreditMultiple: 2, dteFloor: null },
    },
  },
  /** Opened at 10:00 and held to the close of the day. Source: Vilkov (2023), whose structures are struck by moneyness instead. */
  'zero-dte': {
    summary:
      'the expiry of the same day, sold from 10:00 on, 16-delta shorts, 5-delta longs, stopped at a loss of two credits, else held to settlement',
    settings: {
      selection: { ...SHORTS, dteTarget: 0, dteMin: 0, dteMax: 0 },
      entry: {
        windowStart: '10:00',
        windowEnd: '11:00',
        daysBetweenEntriesMin: 1,
        coolDownDaysAfterStop: 0,
        positionsMax: 1,
      },
      exit: { profitTargetRatio: null, stopCreditMultiple: 2, dteFloor: null },
    },
  },
};
