// The condors of 45 days that tastytrade teaches: the default settings, and two with their shorts further out.
import type { Preset } from './preset.ts';

/**
 * Sold at 45 days, half the credit taken, out at 21 days. The default has 30-delta shorts and 16-delta longs, which bring about a
 * third of the width; further out nothing is asked of the credit but that it is one at natural prices.
 * Source: tastytrade, Market Measures (2019) on the wings of 30-delta condors; the deltas of the others are in their names.
 */
export const TASTY_PRESETS: Readonly<Record<'tasty-30-16' | 'tasty-20-10' | 'tasty-16-5', Preset>> = {
  'tasty-30-16': {
    summary:
      '45 days, 30-delta shorts, 16-delta longs, half the credit taken, out at 21 days; one entry a week',
    settings: {},
  },
  'tasty-20-10': {
    summary: 'the same with 20-delta shorts and 10-delta longs, and no least credit',
    settings: { selection: { shortDelta: 0.2, longDelta: 0.1, deltaTolerance: 0.04, creditWidthMin: null } },
  },
  'tasty-16-5': {
    summary: 'the same with 16-delta shorts and 5-delta longs, and no least credit',
    settings: {
      selection: { shortDelta: 0.16, longDelta: 0.05, deltaTolerance: 0.03, creditWidthMin: null },
    },
  },
};
