// Worlds in which the reasons to leave a trade meet the orders that stand or work for others.
import type { WorldOptions } from './condor-world.ts';

const TODAY = '2018-01-16';
const TOMORROW = '2018-01-17';
/** Through the short put of the condor that is sold at 270. */
const THROUGH_THE_PUT = 257;

/** Nothing closes a trade but what a world names. */
const NO_EXIT = { profitTargetRatio: undefined, stopCreditMultiple: undefined, dteFloor: undefined } as const;
const RESTING = { ...NO_EXIT, profitTargetRatio: 0.5, profitOrder: 'resting' } as const;

const calm = (date: string, minute: number) => ({ date, minute });
const either = (date: string, minute: number) => ({ date, minute, stressPoints: THROUGH_THE_PUT });

/** Entries before the market turns: after it other strikes would be sold, which the world does not know. */
const BEFORE_THE_TURN = { entry: { windowStart: 570 + 90, windowEnd: 570 + 95 } } as const;

/** The order rests from the second bar on; at the third, and on the next day, the market may turn. */
const TURN = { ...BEFORE_THE_TURN, bars: [calm(TODAY, 90), calm(TODAY, 95), either(TODAY, 100)] } as const;
const TWO_DAYS = {
  ...BEFORE_THE_TURN,
  bars: [calm(TODAY, 90), calm(TODAY, 95), either(TODAY, 100), either(TOMORROW, 40)],
} as const;
const TWO_TURNS = {
  ...BEFORE_THE_TURN,
  bars: [calm(TODAY, 90), calm(TODAY, 95), either(TODAY, 100), either(TODAY, 105)],
} as const;

const TOUCHED = { exit: { ...RESTING, isTouchExit: true } };
const STOPPED = { exit: { ...RESTING, stopCreditMultiple: 0.5, isTouchExit: true } };
const FLOORED = { exit: { ...RESTING, dteFloor: 30, isTouchExit: true } };
/** Orders that can wait and are not filled, in the way of one that cannot. */
const PATIENT = { exit: { ...NO_EXIT, dteFloor: 31, stopCreditMultiple: 0.5, isTouchExit: true } };

/** Worlds of the arbiter, each with what the venue and the market are free to do in it. */
export const EXIT_WORLDS: readonly (readonly [string, Partial<WorldOptions>])[] = [
  ['rests, touched', { ...TOUCHED, ...TURN, rejections: 1, isAcknowledged: true, isReordered: true }],
  ['rests in parts, touched', { ...TOUCHED, ...TURN, quantity: 2, isReordered: true }],
  ['rests, touched, the line is lost', { ...TOUCHED, ...TURN, lineLosses: 1, rejections: 1 }],
  ['rests, touched, a restart', { ...TOUCHED, ...TURN, restarts: 1, rejections: 1 }],
  ['rests in parts, touched, assigned', { ...TOUCHED, ...TURN, assignments: 1 }],
  ['rests, stopped on two quotes or touched', { ...STOPPED, ...TWO_TURNS, rejections: 1, isReordered: true }],
  ['rests by the day, floor or touch', { ...FLOORED, ...TWO_DAYS, isReordered: true }],
  ['rests, ordered closed', { ...TOUCHED, ...TURN, flattenings: 1, quantity: 2 }],
  ['waits patiently, stopped or touched', { ...PATIENT, ...TWO_TURNS, rejections: 1, isReordered: true }],
  ['waits on a ladder, touched, ordered closed', { ...PATIENT, ...TURN, isOnLadder: true, flattenings: 1 }],
];

/** The same with more of everything: minutes, not seconds. */
export const EXIT_CAMPAIGN: typeof EXIT_WORLDS = [
  ['rests in parts, touched, a restart', { ...TOUCHED, ...TURN, quantity: 2, restarts: 1, rejections: 1 }],
  [
    'rests in parts, touched, the line is lost',
    { ...TOUCHED, ...TURN, quantity: 2, lineLosses: 1, isReordered: true },
  ],
  [
    'rests in parts, stopped or touched',
    { ...STOPPED, ...TWO_TURNS, quantity: 2, rejections: 1, isReordered: true },
  ],
  ['rests by the day in parts', { ...FLOORED, ...TWO_DAYS, quantity: 2, rejections: 1, isReordered: true }],
  ['rests by the day, a restart', { ...FLOORED, ...TWO_DAYS, restarts: 1, rejections: 1, isReordered: true }],
  ['rests, stopped, ordered closed, a restart', { ...STOPPED, ...TWO_TURNS, flattenings: 1, restarts: 1 }],
  ['rests, touched, assigned, a restart', { ...TOUCHED, ...TURN, assignments: 1, restarts: 1 }],
  ['two trades rest, touched', { ...TOUCHED, ...TURN, positions: 2, rejections: 1 }],
];
