// The settings of what closes a trade, and of how its profit is asked for.
import { z } from 'zod';
import type { ExitRules } from '../../../core/strategy/index.ts';
import { count, ratio } from '../risk-settings/number-settings.ts';
import { minutesOf, timeOfDay } from './time-of-day.ts';

const POINTS_A_UNIT = 100;

export const exitSettings = z.strictObject({
  profitTargetRatio: ratio.nullable().describe('share of the credit taken as profit; null: off'),
  profitOrder: z
    .enum(['at-mark', 'resting'])
    .describe(
      'at-mark: an order is sent once the mid shows the profit; resting: one stands at that price from exit.windowStart to the close, each session anew, and gives way to every other exit',
    ),
  stopCreditMultiple: z
    .number()
    .gt(0)
    .nullable()
    .describe('loss in credits that closes the trade; null: off'),
  ivStopRatio: z
    .number()
    .gt(1)
    .max(100)
    .nullable()
    .describe(
      'mean implied volatility of the shorts over that at entry that closes the trade, on two new quotes in a row; null: off',
    ),
  ivStopPoints: z
    .number()
    .gt(0)
    .max(1000)
    .nullable()
    .describe('the same as a rise in volatility points; null: off'),
  shortDeltaMax: z
    .number()
    .gt(0)
    .lt(1)
    .nullable()
    .describe('absolute delta of a short that closes the trade; null: off'),
  touch: z.enum(['off', 'on']).describe('on: a bar that closes at or past a short strike closes the trade'),
  dteFloor: count.nullable().describe('close at this many days to expiry; null: hold'),
  daysHeldMax: count
    .min(1)
    .nullable()
    .describe('close this many calendar days after the session of the opening; null: hold'),
  trailingActivation: z
    .number()
    .gt(0)
    .max(1)
    .nullable()
    .describe('share of the credit that profit has to reach for a trailing exit to be armed; null: off'),
  trailingKeep: z
    .number()
    .min(0)
    .lt(1)
    .describe('share of its best to which the profit of an armed trade may fall before it is closed'),
  assignmentDanger: z
    .enum(['off', 'on'])
    .describe(
      'on: SPY trades are closed where a short in the money is worth less above its exercise value, at the ask, than the dividend that is about to go ex (calls) or than the interest to its expiry less the dividends until then (puts)',
    ),
  assignmentDangerSessions: z
    .number()
    .int()
    .min(1)
    .max(20)
    .describe('calls: a dividend counts that goes ex within so many sessions; 1: on the next one'),
  windowStart: timeOfDay.describe(
    'first time of day for exits that can wait (profit, DTE, days held), New York',
  ),
  physicalFlatBy: timeOfDay
    .nullable()
    .describe(
      'SPY trades are closed from this time on their expiry day, New York; null: held to expiry, when shares change hands',
    ),
});

type ExitSettings = z.infer<typeof exitSettings>;

/** Half the credit taken, out at three weeks to expiry, and nothing else. */
export const EXIT_DEFAULTS: ExitSettings = {
  profitTargetRatio: 0.5,
  profitOrder: 'at-mark',
  stopCreditMultiple: null,
  ivStopRatio: null,
  ivStopPoints: null,
  shortDeltaMax: null,
  touch: 'off',
  dteFloor: 21,
  daysHeldMax: null,
  trailingActivation: null,
  trailingKeep: 0.7,
  assignmentDanger: 'off',
  assignmentDangerSessions: 1,
  windowStart: '10:00',
  physicalFlatBy: '15:00',
};

/** What a setting of null or off leaves out; times of day as minutes, volatility points as decimals. */
export function exitRulesOf(exit: ExitSettings): ExitRules {
  const { trailingActivation: activationRatio, trailingKeep: keepRatio } = exit;
  return {
    profitTargetRatio: exit.profitTargetRatio ?? undefined,
    profitOrder: exit.profitOrder,
    stopCreditMultiple: exit.stopCreditMultiple ?? undefined,
    ivStopRatio: exit.ivStopRatio ?? undefined,
    ivStopRise: exit.ivStopPoints === null ? undefined : exit.ivStopPoints / POINTS_A_UNIT,
    shortDeltaMax: exit.shortDeltaMax ?? undefined,
    isTouchExit: exit.touch === 'on',
    dteFloor: exit.dteFloor ?? undefined,
    daysHeldMax: exit.daysHeldMax ?? undefined,
    trailing: activationRatio === null ? undefined : { activationRatio, keepRatio },
    assignmentDangerSessions: exit.assignmentDanger === 'on' ? exit.assignmentDangerSessions : undefined,
    windowStart: minutesOf(exit.windowStart),
    physicalFlatBy: exit.physicalFlatBy === null ? undefined : minutesOf(exit.physicalFlatBy),
  };
}

/** What is wrong with settings of exits that are valid one by one; `shortDelta`: the delta at which shorts are sold, where one is aimed at. */
export function exitProblems(
  { profitOrder, profitTargetRatio, shortDeltaMax }: ExitSettings,
  shortDelta: number | undefined,
): readonly { readonly key: string; readonly message: string }[] {
  const problems: { readonly key: string; readonly message: string }[] = [];
  if (profitOrder === 'resting' && profitTargetRatio === null)
    problems.push({
      key: 'exit.profitOrder',
      message: 'expected at-mark without exit.profitTargetRatio, at which no order can rest, found resting',
    });
  if (shortDeltaMax !== null && shortDelta !== undefined && shortDeltaMax < shortDelta)
    problems.push({
      key: 'exit.shortDeltaMax',
      message: `expected at least selection.shortDelta ${shortDelta}, or trades are closed as soon as they are open, found ${shortDeltaMax}`,
    });
  return problems;
}
