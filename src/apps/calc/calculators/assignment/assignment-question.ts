// Places a line of the assignment calculator in time: how far expiry, cut-off and dividend are, in sessions and in years.
import {
  daysBetween,
  type EpochMs,
  MS_PER_YEAR,
  productOf,
  type SessionDate,
} from '../../../../core/domain/index.ts';
import { exDateEve, type ExerciseQuestion } from '../../../../core/execution/index.ts';
import { easternDateOf, type TradingCalendar } from '../../../../core/market/index.ts';
import type { LineFailure } from '../../calculator.ts';
import type { AssignmentInput } from './assignment-fields.ts';
import type { SessionRules } from './session-rules.ts';

const DAYS_PER_YEAR = 365;

/** Where the line stands; `expiresOn` is the session that the expiry falls on or after. */
export interface Placed {
  readonly today: SessionDate;
  readonly expiresOn: SessionDate;
  /** Trading in the contract ends. */
  readonly closeMs: EpochMs;
  /** Holders may exercise until then. */
  readonly cutOffMs: EpochMs;
  readonly isEuropean: boolean;
  /** By the opening prices of `expiresOn`, which is `closeMs` and `cutOffMs` then. */
  readonly settlesAtOpening: boolean;
}

/** The one class whose every series settles at the opening. */
const SETTLED_AT_OPENING = 'SPX';

/** Instants and style of the line, or why they cannot be. */
export function placeInTime(
  input: AssignmentInput,
  { calendar, exerciseUntilMs }: SessionRules,
): { readonly ok: true; readonly placed: Placed } | LineFailure {
  const { at, leg } = input;
  const { expiresAtMs, text } = leg.expiry;
  const namedDate = easternDateOf(expiresAtMs);
  const session = calendar.covers(namedDate) ? calendar.atOrBefore(namedDate) : undefined;
  const today = easternDateOf(at);
  const last = calendar.atOrBefore(today);
  if (!calendar.covers(today) || last === undefined)
    return failed(
      'outside-calendar',
      `at: expected a day from ${calendar.from} to ${calendar.to}, found ${today}`,
    );
  const style = styleOf(input);
  if (style === undefined)
    return failed(
      'conflicting-fields',
      'expected one root and a style that agrees with it, found two that do not',
    );
  const expiresOn = session?.date ?? namedDate;
  const isDateAlone = text.length === namedDate.length;
  const settlesAtOpening = [input.root, leg.root].includes(SETTLED_AT_OPENING);
  if (settlesAtOpening && session !== undefined) {
    const { openMs } = session;
    if (at >= openMs) return settledAtOpening(expiresOn);
    const placed = {
      today,
      expiresOn,
      closeMs: openMs,
      cutOffMs: openMs,
      isEuropean: true,
      settlesAtOpening,
    };
    return { ok: true, placed };
  }
  const closeMs = isDateAlone && session !== undefined ? session.closeMs : expiresAtMs;
  const cutOffMs = exerciseUntilMs(expiresOn, closeMs);
  if (at > cutOffMs)
    return failed(
      'expired',
      `at: expected an instant up to the exercise cut-off on ${expiresOn}, found a later one`,
    );
  const isEuropean = style === 'european';
  return { ok: true, placed: { today, expiresOn, closeMs, cutOffMs, isEuropean, settlesAtOpening } };
}

/** The question of an early exercise, with the dividend where it goes ex while the option lives. */
export function earlyQuestion(
  input: AssignmentInput,
  placed: Placed,
  calendar: TradingCalendar,
): { readonly ok: true; readonly question: ExerciseQuestion } | LineFailure {
  const { at, spot, rate, leg, opposite, dividend, forgottenShare } = input;
  const { today, expiresOn, closeMs } = placed;
  let isExDateEve = false;
  const isAhead = dividend !== undefined && dividend.exDate > today && dividend.exDate <= expiresOn;
  if (isAhead) {
    const eve = exDateEve(dividend.exDate, calendar);
    if (!eve.ok) return failed(eve.code, `dividend.exDate: ${eve.message}`);
    isExDateEve = calendar.atOrBefore(today)?.date === eve.eve;
  }
  const years = Math.max(0, closeMs - at) / MS_PER_YEAR;
  return {
    ok: true,
    question: {
      right: leg.right,
      spot,
      strike: leg.strike,
      rate,
      years,
      leg: quoteOf(leg),
      opposite: opposite && quoteOf(opposite),
      dividends: isAhead
        ? [
            {
              years: Math.min(years, daysBetween(today, dividend.exDate) / DAYS_PER_YEAR),
              amount: dividend.amount,
            },
          ]
        : [],
      isExDateEve,
      forgottenShare: forgottenShare ?? 0,
    },
  };
}

function quoteOf({
  bid,
  ask,
}: {
  readonly bid: number | undefined;
  readonly ask: number | undefined;
}): ExerciseQuestion['leg'] {
  return bid === undefined || ask === undefined ? undefined : { bid, ask };
}

/** A quote whose bid is above its ask, whether or not the answer would rest on it. */
export function crossedQuote({ leg, opposite }: AssignmentInput): LineFailure | undefined {
  for (const [name, quote] of Object.entries({ leg, opposite })) {
    const { bid, ask } = quote ?? {};
    if (bid === undefined || ask === undefined || bid <= ask) continue;
    return failed('crossed-quote', `${name}: expected a bid of at most the ask of ${ask}, found ${bid}`);
  }
  return undefined;
}

function settledAtOpening(date: SessionDate): LineFailure {
  const message = `at: expected an instant before the opening on ${date}, where series of SPX settle, found a later one: what they settled at is a value of its own`;
  return failed('settled-at-opening', message);
}

/** `undefined` where what is said contradicts itself. */
function styleOf({ root, style, leg }: AssignmentInput): 'american' | 'european' | undefined {
  const said = [
    style,
    leg.style,
    root && productOf(root).style,
    leg.root && productOf(leg.root).style,
  ].filter((one) => one !== undefined);
  if (root !== undefined && leg.root !== undefined && root !== leg.root) return undefined;
  const [first = 'american'] = said;
  return said.every((one) => one === first) ? first : undefined;
}

function failed(code: string, message: string): LineFailure {
  return { ok: false, code, message };
}
