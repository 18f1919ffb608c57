// Tests the order among reasons: of any two that hold at once the earlier one closes the trade.
import { describe, expect, it } from 'vitest';
import {
  cents,
  EXIT_REASONS,
  type EpochMs,
  type ExitReason,
  type OpenTrade,
  type SessionDate,
} from '../../domain/index.ts';
import { exitReason, type ExitCircumstances } from './exit-arbiter.ts';
import { barShowing, NO_RULES, SPY_EXPIRY, spyTrade } from './exit-case.fixture.ts';
import { firstReason, goesBefore, isStop } from './exit-precedence.ts';
import type { ExitRules } from './exit-rules.ts';

/** What makes one reason hold; all of them may hold together. */
interface Cause {
  readonly rules?: Partial<ExitRules>;
  readonly trade?: Partial<OpenTrade>;
  readonly circumstances?: Partial<ExitCircumstances>;
}

/** On the expiry day at 15:05, a fresh mark at half the credit, the stock through the short call. */
const CAUSES: Partial<Readonly<Record<ExitReason, Cause>>> = {
  expiry: { rules: { physicalFlatBy: 900 } },
  'kill-switch': { circumstances: { isFlattening: true } },
  event: { circumstances: { closeBeforeMs: (SPY_EXPIRY.settlesAtMs - 1) as EpochMs } },
  'assignment-danger': {
    rules: { assignmentDangerSessions: 1 },
    circumstances: {
      assignments: {
        dividendWithin: () => ({ exDate: SPY_EXPIRY.sessionDate, dollars: 9 }),
        dollarsUntil: () => 0,
        rateOn: () => 0,
      },
    },
  },
  'stop-loss': { rules: { stopCreditMultiple: 1 }, trade: { stopBreachCount: 2 } },
  'iv-stop': { rules: { ivStopRatio: 2 }, trade: { ivBreachCount: 2 } },
  'short-delta': { rules: { shortDeltaMax: 0.3 } },
  touch: { rules: { isTouchExit: true } },
  'profit-target': { rules: { profitTargetRatio: 0.5 } },
  'dte-floor': { rules: { dteFloor: 0 } },
  'days-held': { rules: { daysHeldMax: 30 } },
  trailing: {
    rules: { trailing: { activationRatio: 0.4, keepRatio: 0.7 } },
    trade: { peakProfitDoubleCents: 180 },
  },
};
const JUDGED = EXIT_REASONS.filter((reason) => CAUSES[reason] !== undefined);
const CALL = { bidCents: cents(500), askCents: cents(510) };

function reasonOf(reasons: readonly ExitReason[], minute = 335): ExitReason | undefined {
  const causes = reasons.map((reason) => CAUSES[reason] ?? {});
  const trade = spyTrade(
    Object.assign(
      { dte: 0, closeCostDoubleCents: 95 },
      ...causes.map((one) => one.trade),
    ) as Partial<OpenTrade>,
  );
  const bar = barShowing({
    date: '2018-02-16',
    minute,
    spot: 285,
    deltas: [-0.1, -0.1, 0.6, 0.4],
    quotes: [CALL, CALL, CALL, CALL],
  });
  const rules = Object.assign(
    { ...NO_RULES, physicalFlatBy: undefined },
    ...causes.map((one) => one.rules),
  ) as ExitRules;
  const circumstances = Object.assign(
    { isFlattening: false, closeBeforeMs: undefined, assignments: undefined },
    ...causes.map((one) => one.circumstances),
  ) as ExitCircumstances;
  return exitReason(trade, bar, rules, circumstances);
}

describe('precedence', () => {
  it('is of all reasons that are judged on a bar; the others happen elsewhere', () => {
    expect(JUDGED).toEqual([
      'expiry',
      'kill-switch',
      'event',
      'assignment-danger',
      'stop-loss',
      'iv-stop',
      'short-delta',
      'touch',
      'profit-target',
      'dte-floor',
      'days-held',
      'trailing',
    ]);
    expect(reasonOf([])).toBeUndefined();
  });

  it.each(JUDGED)('%s closes alone', (reason) => {
    expect(reasonOf([reason])).toBe(reason);
  });

  const pairs = JUDGED.flatMap((earlier, place) =>
    JUDGED.slice(place + 1).map((later): [ExitReason, ExitReason] => [earlier, later]),
  );

  it.each(pairs)('%s goes before %s', (earlier, later) => {
    expect(reasonOf([later, earlier])).toBe(earlier);
  });

  it('gives all of them the first', () => {
    expect(reasonOf(JUDGED)).toBe('expiry');
    expect(JUDGED.map((_, place) => reasonOf(JUDGED.slice(place)))).toEqual(JUDGED);
  });

  it('lets reasons that can wait wait for their time of day, and no other', () => {
    const early = JUDGED.filter((reason) => reason !== 'expiry');
    const waiting = early.filter((reason) => reasonOf([reason], 20) === undefined);
    expect(waiting).toEqual(['profit-target', 'dte-floor', 'days-held']);
    expect(reasonOf(['dte-floor', 'trailing'], 20)).toBe('trailing');
  });
});

describe('the volatility stop', () => {
  it('closes on the second breach in a row, not the first', () => {
    const none = { isFlattening: false, closeBeforeMs: undefined, assignments: undefined };
    const after = (ivBreachCount: number) =>
      exitReason(spyTrade({ ivBreachCount }), barShowing(), { ...NO_RULES, ivStopRatio: 2 }, none);
    expect([after(1), after(2)]).toEqual([undefined, 'iv-stop']);
  });
});

describe('days held', () => {
  // Opened on the 16th of January.
  it.each([
    ['2018-02-14', undefined],
    ['2018-02-15', 'days-held'],
    ['2018-02-16', 'days-held'],
  ])('are counted by the calendar: on %s it is %s', (date, expected) => {
    const rules = { ...NO_RULES, daysHeldMax: 30, physicalFlatBy: undefined };
    const none = { isFlattening: false, closeBeforeMs: undefined, assignments: undefined };
    const trade = spyTrade();
    expect(trade.opening.openedOn).toBe('2018-01-16' as SessionDate);
    expect(exitReason(trade, barShowing({ date }), rules, none)).toBe(expected);
  });
});

describe('the order of reasons', () => {
  it('is that of their list, and none goes before itself', () => {
    for (const [place, reason] of EXIT_REASONS.entries())
      for (const [other, second] of EXIT_REASONS.entries())
        expect(goesBefore(reason, second)).toBe(place < other);
  });

  it('chooses the first of two, where there are two', () => {
    expect(firstReason(undefined, undefined)).toBeUndefined();
    expect(firstReason('touch', undefined)).toBe('touch');
    expect(firstReason(undefined, 'touch')).toBe('touch');
    expect(firstReason('touch', 'stop-loss')).toBe('stop-loss');
    expect(firstReason('stop-loss', 'touch')).toBe('stop-loss');
  });

  it('pauses entries after stops alone', () => {
    expect(EXIT_REASONS.filter(isStop)).toEqual(['stop-loss', 'iv-stop']);
    expect(isStop(undefined)).toBe(false);
  });
});
