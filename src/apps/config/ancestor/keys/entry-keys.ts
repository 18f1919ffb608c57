// The predecessor's keys of when a trade may be opened: volatility, the vote of timeframes, liquidity.
import { type AncestorKey, changed, flag, gone, neverWorked } from '../ancestor-key.ts';
import { byTruth, percentOrOff, same } from './conversions.ts';

/** Its vote as one of ten factors, which keeps nothing back by itself. */
const VOTE_AS_FACTOR = {
  'consensus.mode': 'vote',
  'consensus.rule': 'body',
  'consensus.frames': 'D:0.5,60m:0.35,5m:0.15',
  'consensus.threshold': 0,
  'consensus.quorum': 0,
};

const BAND =
  'A bound of the vote, 1 in a market that stands still. The band asks for its middle and so refuses calm markets; it counts with use_mtf_filter alone, as consensus.mode legacy.';
const ALWAYS_PASSED =
  'Its backtests let every trade pass here. The gate cannot be switched off; liquidity.spreadRatioMax and the other liquidity settings are its bounds.';
const OF_THE_BARS = 'Never asked by its backtests, and left out:';

export const ENTRY_KEYS: readonly AncestorKey[] = [
  changed(
    'iv_rank_min',
    'Per cent there, a decimal here, 0 is off. There it was a rank of volatility among the last 252 bars, made from the bars themselves; here it is the VIX within its range of 252 sessions.',
    { default: 0, flags: flag('--ivr-min'), to: percentOrOff('signals.ivRankMin') },
  ),
  changed(
    'vix_threshold',
    'There it was compared with a hundred times the volatility of the last 20 bars, which on one-minute bars came out less than half; here with the VIX.',
    { default: 25, flags: flag('--vix-max'), to: same('signals.vixMax') },
  ),
  changed(
    'use_mtf_filter',
    'The filter refused calm markets, against its purpose, and of its frames only five minutes had a weight. True is consensus.mode legacy, the same band over D, 60m and 5m; false leaves the vote one factor of ten. --set consensus.mode=vote --set consensus.threshold=0.5 asks for calm.',
    {
      default: false,
      flags: [
        { flag: '--use-mtf', gives: true },
        { flag: '--no-mtf-filter', gives: false },
      ],
      to: byTruth({ 'consensus.mode': 'legacy' }, VOTE_AS_FACTOR),
    },
  ),
  changed('mtf_consensus_min', BAND, {
    default: 0.4,
    flags: flag('--mtf-consensus-min'),
    to: same('consensus.legacyLow'),
  }),
  changed('mtf_consensus_max', BAND, {
    default: 0.6,
    flags: flag('--mtf-consensus-max'),
    to: same('consensus.legacyHigh'),
  }),
  gone(
    'use_mtf',
    'Frames are always built from the bars of the run; without this its indicators were constants.',
    {
      default: false,
    },
  ),
  neverWorked(
    'mtf_timeframes',
    'The weights were for D, 60 and 5, the frames loaded were others, so a vote of one frame was left. It is left out; consensus.frames has the frames with their weights.',
    { default: '1,5,15', flags: flag('--mtf-timeframes') },
  ),
  neverWorked('use_liquidity_gate', ALWAYS_PASSED, {
    default: true,
    flags: [{ flag: '--no-liquidity-gate', gives: false }],
  }),
  neverWorked('enable_liquidity_gate', ALWAYS_PASSED, { default: true }),
  neverWorked(
    'max_short_spread_pct',
    'Its backtests let every trade pass here, and live a leg without quotes passed too. Here it bounds every leg, and a leg without quotes is refused.',
    { default: 0.25, to: same('liquidity.spreadRatioMax') },
  ),
  neverWorked(
    'max_long_spread_pct',
    'Its backtests let every trade pass here. It is left out: one bound serves all legs, that of the shorts, and wide quotes of a few cents pass by liquidity.spreadCentsMax.',
    { default: 0.4 },
  ),
  neverWorked(
    'min_volume_threshold',
    `${OF_THE_BARS} liquidity.volumeMin asks for contracts traded, not for shares.`,
    { default: 100, flags: flag('--min-volume') },
  ),
  neverWorked('max_volatility_pct', `${OF_THE_BARS} signals.gapMax and signals.vixMax bound moves here.`, {
    default: 0.02,
  }),
];
