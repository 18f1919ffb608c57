// Which contracts held short are assigned in the night after a session, asked of the session's last quotes.
import {
  type CashDividend,
  contractKey,
  daysBetween,
  type EpochMs,
  type ExerciseDecision,
  type ExerciseReason,
  invariant,
  MS_PER_YEAR,
  type OptionContract,
  type SessionDate,
} from '../../../domain/index.ts';
import { drawAssigned } from '../../lifecycle/assigned-contracts.ts';
import { earlyExercise, type ExerciseTerms } from '../../lifecycle/early-exercise/early-exercise.ts';
import type { DollarQuote, ExerciseQuestion } from '../../lifecycle/early-exercise/exercise-question.ts';
import type { HeldContract } from '../venue-account.ts';
import { type EveningQuotes, oppositeOf } from './evening-quotes.ts';
import { soundQuote } from './last-quotes.ts';
import type { LifecycleRules } from './lifecycle-rules.ts';

/** The end of a session, as holders of options see it. */
export interface Evening {
  readonly date: SessionDate;
  readonly closeMs: EpochMs;
  readonly closePoints: number;
  /** Of the last bar; `undefined` where it has none. */
  readonly chain: EveningQuotes | undefined;
}

/** Contracts of one series, positive, that are called in a night. */
export interface NightAssignment {
  readonly contract: OptionContract;
  readonly contracts: number;
  readonly reason: ExerciseReason;
  readonly decision: ExerciseDecision | undefined;
}

const DAYS_PER_YEAR = 365;
/** What stands in for a quote that nobody makes: the least price there is, dollars, is asked. */
const UNQUOTED: DollarQuote = { bid: 0, ask: 0.01 };

/** What is called of everything held net short, in order of contract key. */
export function nightAssignments(
  held: readonly HeldContract[],
  evening: Evening,
  rules: LifecycleRules,
): readonly NightAssignment[] {
  return held.flatMap(({ contract, long, short }) => {
    const isLater = contract.expiry.sessionDate > evening.date;
    if (contract.style !== 'american' || !isLater || short <= long) return [];
    const question = questionOf(contract, evening, rules);
    const early = earlyExercise(question);
    invariant(early.ok, early.ok ? '' : `${contractKey(contract)}: ${early.message}`);
    if (early.probability === 0) return [];
    const { right, strikeCents, expiry } = contract;
    const contracts = drawAssigned(
      {
        contracts: short - long,
        probability: early.probability,
        openInterest: evening.chain?.activity?.(expiry, right, strikeCents)?.openInterest,
      },
      rules.rng.fork(`night ${evening.date} ${contractKey(contract)}`),
    );
    const reason = right === 'call' ? 'ex-dividend' : 'deep-put';
    const decision = early.terms && decisionOf(question, early.probability, early.terms);
    return contracts === 0 ? [] : [{ contract, contracts, reason, decision }];
  });
}

function decisionOf(
  { right, dividends, rate }: ExerciseQuestion,
  probability: number,
  { oppositeValue, edge }: ExerciseTerms,
): ExerciseDecision {
  // A call is exercised for the nearest dividend, a put gives up all of them.
  const counted = right === 'call' ? dividends.slice(0, 1) : dividends;
  return {
    probability,
    oppositeMidDollars: oppositeValue,
    dividendDollars: counted.reduce((sum, { amount }) => sum + amount, 0),
    rate,
    edgeDollars: edge,
  };
}

/** Dividends that go ex after `date`, nearest first; that of the next session is the declared one, or none. */
export function dividendsAfter(date: SessionDate, rules: LifecycleRules): readonly CashDividend[] {
  const next = rules.calendar.after(date)?.date;
  const declared = next === undefined ? undefined : rules.dividendOn(next);
  const later = rules.dividendsAheadOn(date).filter(({ exDate }) => exDate !== next);
  return declared === undefined ? later : [declared, ...later];
}

function questionOf(contract: OptionContract, evening: Evening, rules: LifecycleRules): ExerciseQuestion {
  const { right, strikeCents, expiry } = contract;
  const { date, closeMs, closePoints } = evening;
  const strike = strikeCents / 100;
  const years = (expiry.settlesAtMs - closeMs) / MS_PER_YEAR;
  const ahead = dividendsAfter(date, rules).filter(({ exDate }) => exDate <= expiry.sessionDate);
  return {
    right,
    spot: closePoints,
    strike,
    rate: rules.rateOn(date),
    years,
    // Who holds what nobody quotes can but exercise it, and gives up nothing: the cautious side for who is short.
    leg: quoteOf(contract, evening) ?? UNQUOTED,
    opposite: quoteOf(oppositeOf(contract), evening) ?? UNQUOTED,
    dividends: ahead.map(({ exDate, dollars }) => ({
      years: Math.min(years, daysBetween(date, exDate) / DAYS_PER_YEAR),
      amount: dollars,
    })),
    isExDateEve: ahead[0] !== undefined && ahead[0].exDate === rules.calendar.after(date)?.date,
    forgottenShare: rules.forgottenShare,
  };
}

/** A sound quote with an ask, in dollars, or `undefined`. */
function quoteOf(contract: OptionContract, { chain }: Evening): DollarQuote | undefined {
  const quote = chain?.root === contract.root ? soundQuote(contract, chain) : undefined;
  if (quote === undefined || quote.askCents === 0) return undefined;
  return { bid: quote.bidCents / 100, ask: quote.askCents / 100 };
}
