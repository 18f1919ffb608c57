// The real engine against a venue that may do anything a venue can do, as a world to be explored.
import type { World } from './explore.ts';
import { firstMoment, isQuiet, keyOfMoment, type Moment, type WorldRules } from './moment.ts';
import { waysOn } from './ways-on.ts';

/** The world of these rules. */
export function tradingWorld(rules: WorldRules): World<Moment> {
  return {
    start: firstMoment(rules),
    keyOf: keyOfMoment,
    successorsOf: (moment) => waysOn(rules, moment),
    isQuiet: (moment) => isQuiet(rules, moment),
  };
}
