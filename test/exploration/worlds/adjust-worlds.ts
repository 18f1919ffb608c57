// Worlds in which an order that moves a side meets the exit of its trade, the venue and the market.
import type { WorldOptions } from './condor-world.ts';

const TODAY = '2018-01-16';
/** The short put of the condor that is sold at 270 is tested here, and passed there. */
const AT_THE_PUT = 264;
const THROUGH_THE_PUT = 257;

const ADJUST = { testedDelta: 0.3, untestedDelta: 0.2, creditCentsMin: 5, dteMin: 1, lossIncreaseMax: 0 };
const TOUCH = {
  profitTargetRatio: undefined,
  stopCreditMultiple: undefined,
  dteFloor: undefined,
  isTouchExit: true,
} as const;

/** Tested at the third bar or not, passed at the fourth or not. */
const TURN = {
  adjust: ADJUST,
  exit: TOUCH,
  entry: { windowStart: 570 + 90, windowEnd: 570 + 95 },
  bars: [
    { date: TODAY, minute: 90 },
    { date: TODAY, minute: 95 },
    { date: TODAY, minute: 100, stressPoints: AT_THE_PUT },
    { date: TODAY, minute: 105, stressPoints: THROUGH_THE_PUT },
  ],
} as const;
/** What rests is taken back at one bar, and the side moved at the next. */
const RESTING = {
  ...TURN,
  exit: { ...TOUCH, profitTargetRatio: 0.5, profitOrder: 'resting' },
  bars: [
    { date: TODAY, minute: 90 },
    { date: TODAY, minute: 95 },
    { date: TODAY, minute: 100, stressPoints: AT_THE_PUT },
    { date: TODAY, minute: 105, stressPoints: AT_THE_PUT },
    { date: TODAY, minute: 110, stressPoints: THROUGH_THE_PUT },
  ],
} as const;

/** Each with what the venue and the market are free to do in it. */
export const ADJUST_WORLDS: readonly (readonly [string, Partial<WorldOptions>])[] = [
  ['adjusts, touched', { ...TURN, rejections: 1, isReordered: true }],
  ['adjusts, touched, the line is lost', { ...TURN, lineLosses: 1 }],
  ['adjusts, touched, a restart', { ...TURN, restarts: 1, isReordered: true }],
  ['adjusts, touched, assigned', { ...TURN, assignments: 1 }],
  ['adjusts, ordered closed', { ...TURN, flattenings: 1, rejections: 1 }],
  ['adjusts where a profit order rests, touched', { ...RESTING, isReordered: true }],
];

/** The same with more of everything: minutes, not seconds. */
export const ADJUST_CAMPAIGN: typeof ADJUST_WORLDS = [
  ['adjusts two, touched, the line is lost', { ...TURN, quantity: 2, lineLosses: 1, rejections: 1 }],
  [
    'adjusts two, touched, a restart',
    { ...TURN, quantity: 2, restarts: 1, rejections: 1, isReordered: true },
  ],
  ['adjusts two, touched, assigned', { ...TURN, quantity: 2, assignments: 1 }],
  ['adjusts on a ladder, touched', { ...TURN, isOnLadder: true, rejections: 1, isReordered: true }],
  ['adjusts where a profit order rests, a restart', { ...RESTING, restarts: 1, rejections: 1 }],
];
