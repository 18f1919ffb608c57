// What tells whether holders of an American option exercise it tonight, and the check that every answer starts with.
import type { OptionRight } from '../../../domain/index.ts';

/** Bid and ask, dollars per share; a bid of 0 where nobody bids. */
export interface DollarQuote {
  readonly bid: number;
  readonly ask: number;
}

/** A dividend that goes ex while the option lives. */
export interface DividendAhead {
  /** Until it goes ex, years of 365 days. */
  readonly years: number;
  /** Dollars per share. */
  readonly amount: number;
}

/** One contract, seen at the end of a session. */
export interface ExerciseQuestion {
  readonly right: OptionRight;
  /** Dollars per share. */
  readonly spot: number;
  readonly strike: number;
  /** Decimal a year, continuously compounded. */
  readonly rate: number;
  /** To expiry, years of 365 days. */
  readonly years: number;
  /** `undefined` where the contract is not quoted. */
  readonly leg: DollarQuote | undefined;
  /** Of the other right at the same strike and expiry. */
  readonly opposite: DollarQuote | undefined;
  /** Those that go ex after this session and not after expiry, nearest first. */
  readonly dividends: readonly DividendAhead[];
  /** Whether the first of them goes ex on the next session. */
  readonly isExDateEve: boolean;
  /** Share of contracts, 0 to 1, that nobody exercises though it pays. */
  readonly forgottenShare: number;
}

export const EXERCISE_FAILURES = {
  'invalid-question': 'a figure is not a finite number of its range',
  'leg-quote-missing': 'the contract itself is not quoted, so that nothing confirms the answer',
  'opposite-quote-missing':
    'the other right at the same strike is not quoted, and exercise gives its value up',
  'crossed-quote': 'a bid is above its ask',
} as const;

/** Why there is no answer; nothing stands in for a figure that is missing. */
export interface ExerciseFailure {
  readonly ok: false;
  readonly code: keyof typeof EXERCISE_FAILURES;
  /** What was expected and what was found. */
  readonly message: string;
}

/** The first figure that no market can show, or `undefined`; quotes that are missing are not looked at here. */
export function findInvalidQuestion(question: ExerciseQuestion): ExerciseFailure | undefined {
  const { spot, strike, rate, years, forgottenShare, dividends } = question;
  const figures: readonly (readonly [string, number, number, number])[] = [
    ['spot', spot, Number.MIN_VALUE, Number.MAX_VALUE],
    ['strike', strike, Number.MIN_VALUE, Number.MAX_VALUE],
    ['rate', rate, -1, 1],
    ['years', years, 0, Number.MAX_VALUE],
    ['forgottenShare', forgottenShare, 0, 1],
    ...dividends.flatMap(({ years: ahead, amount }, index) => [
      [`dividends[${index}].years`, ahead, 0, years] as const,
      [`dividends[${index}].amount`, amount, 0, Number.MAX_VALUE] as const,
    ]),
    ...sidesOf('leg', question.leg),
    ...sidesOf('opposite', question.opposite),
  ];
  const wrong = figures.find(([, value, least, most]) => !(value >= least && value <= most));
  if (wrong !== undefined) return failed('invalid-question', rangeMessage(wrong));
  return crossed('leg', question.leg) ?? crossed('opposite', question.opposite);
}

/** A failure with its code. */
export function failed(code: ExerciseFailure['code'], message: string): ExerciseFailure {
  return { ok: false, code, message };
}

function sidesOf(
  name: string,
  quote: DollarQuote | undefined,
): readonly (readonly [string, number, number, number])[] {
  if (quote === undefined) return [];
  return [
    [`${name}.bid`, quote.bid, 0, Number.MAX_VALUE],
    [`${name}.ask`, quote.ask, Number.MIN_VALUE, Number.MAX_VALUE],
  ];
}

function crossed(name: string, quote: DollarQuote | undefined): ExerciseFailure | undefined {
  if (quote === undefined || quote.bid <= quote.ask) return undefined;
  return failed(
    'crossed-quote',
    `${name}: expected a bid of at most the ask of ${quote.ask}, found ${quote.bid}`,
  );
}

function rangeMessage([name, value, least, most]: readonly [string, number, number, number]): string {
  const from = least === Number.MIN_VALUE ? 'above 0' : `from ${least}`;
  const to = most === Number.MAX_VALUE ? '' : ` to ${most}`;
  return `${name}: expected a finite number ${from}${to}, found ${String(value)}`;
}
