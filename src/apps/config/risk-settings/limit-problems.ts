// Settings of limits that are valid one by one and would let nothing through together, or stop nothing.
import type { Settings } from '../settings-schema.ts';
import type { Problem } from '../usage-error.ts';

interface LimitProblem extends Problem {
  readonly key: string;
}

/** What the limits of entries lack, each problem by the setting to change and with the other one named. */
export function limitProblems({ risk, liquidity }: Settings): readonly LimitProblem[] {
  const problems: LimitProblem[] = [];
  const { ordersPerMinuteMax, ordersPerMinuteForExits } = risk;
  if (ordersPerMinuteMax !== null && ordersPerMinuteMax <= ordersPerMinuteForExits) {
    problems.push({
      key: 'risk.ordersPerMinuteMax',
      message: `expected more than risk.ordersPerMinuteForExits ${ordersPerMinuteForExits}, or nothing is ever entered, found ${ordersPerMinuteMax}`,
    });
  }
  const { ivMin, ivMax } = liquidity;
  if (ivMin > ivMax) {
    problems.push({
      key: 'liquidity.ivMin',
      message: `expected at most liquidity.ivMax ${ivMax}, or nothing is ever entered, found ${ivMin}`,
    });
  }
  if (isBlackoutIdle(risk)) {
    problems.push({
      key: 'risk.blackoutEnds',
      message: `expected session-close, or risk.blackoutSessionsBefore of 1 or more, since ${risk.blackoutEvents ?? ''} comes before the open, found release, which stops nothing`,
    });
  }
  return problems;
}

/** Only the Federal Reserve speaks while markets are open: the rest is out before the first bar that could be stopped. */
function isBlackoutIdle(risk: Settings['risk']): boolean {
  const { blackoutEvents, blackoutEnds, blackoutSessionsBefore, blackoutExitSessions } = risk;
  if (blackoutEvents === null || blackoutEvents.includes('fomc')) return false;
  // Such a release may still end trades on the sessions before it.
  return blackoutEnds === 'release' && blackoutSessionsBefore === 0 && (blackoutExitSessions ?? 0) === 0;
}
