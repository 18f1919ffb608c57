// Whether holders exercise an American option before its expiry tonight: the venue and `quantor calc assignment` ask here.
import { callEdge, midOf, putEdge, strikeInterest, waitsForDividend, waitsShorter } from './exercise-edge.ts';
import {
  type DollarQuote,
  type ExerciseFailure,
  type ExerciseQuestion,
  failed,
  findInvalidQuestion,
} from './exercise-question.ts';

/** Why a contract is exercised early, or is not. */
export const EARLY_REASONS = {
  'out-of-the-money': 'exercise is worth nothing',
  'no-dividend':
    'no dividend goes ex between now and expiry: a call is never exercised early unless the rate is negative',
  'not-ex-date-eve':
    'the next session is not the ex-date: a call is kept until then unless the rate is negative',
  'dividend-exceeds-put-and-carry':
    'the dividend is more than the put and the interest that exercise gives up',
  'put-and-carry-exceed-dividend':
    'the put and the interest that exercise gives up are more than the dividend',
  'negative-carry-exceeds-put':
    'the rate is negative: to pay the strike tonight saves more than the put is worth',
  'carry-exceeds-call-and-dividends':
    'the interest on the strike is more than the call and the dividends given up',
  'call-and-dividends-exceed-carry':
    'the call and the dividends given up are more than the interest on the strike',
  'put-waits-for-dividend': 'a dividend goes ex before its worth in interest has been lost',
  'put-worth-more-later': 'exercise pays, and pays more after a wait',
  'call-worth-more-later': 'the rate is negative: exercise pays, and pays more after a wait',
  'worth-more-sold': 'the contract is bid above intrinsic by more than exercise gains: its holder sells',
  'within-quoted-spread': 'the gain of exercise is less than the quotes can tell',
} as const;
export type EarlyReason = keyof typeof EARLY_REASONS;

/** What the quotes also say; each makes the answer less sure, none decides it. */
export const EXERCISE_WARNINGS = {
  'extrinsic-below-dividend':
    'the time value at the middle is below the dividend, which alone says nothing: prices contain it',
  'bid-above-intrinsic': 'someone pays more than exercise brings, against the answer',
} as const;
export type ExerciseWarning = keyof typeof EXERCISE_WARNINGS;

/** Dollars per share that went into the answer. */
export interface ExerciseTerms {
  readonly intrinsic: number;
  readonly extrinsic: number;
  /** Of the other right at the same strike. */
  readonly oppositeValue: number;
  /** Interest on the strike to expiry. */
  readonly carry: number;
  /** What exercise gains over keeping the option to its end. */
  readonly edge: number;
  /** How far the edge may be off by the quotes' spreads, to each side. */
  readonly edgeBand: number;
}

export interface EarlyExercise {
  readonly ok: true;
  /** That one contract is exercised tonight, 0 to 1. */
  readonly probability: number;
  readonly reason: EarlyReason;
  readonly warnings: readonly ExerciseWarning[];
  /** `undefined` where the answer does not rest on them. */
  readonly terms: ExerciseTerms | undefined;
}

/** The answer for one contract; a missing or impossible figure that it rests on is a failure. */
export function earlyExercise(question: ExerciseQuestion): EarlyExercise | ExerciseFailure {
  const invalid = findInvalidQuestion(question);
  if (invalid !== undefined) return invalid;
  const { right, spot, strike } = question;
  const intrinsic = right === 'call' ? spot - strike : strike - spot;
  if (intrinsic <= 0) return never('out-of-the-money');
  const early = right === 'call' ? callReason(question) : putReason(question);
  if (early !== undefined) return never(early);
  const { leg, opposite } = question;
  if (opposite === undefined)
    return failed('opposite-quote-missing', 'opposite: expected a bid and an ask, found none');
  if (leg === undefined) return failed('leg-quote-missing', 'leg: expected a bid and an ask, found none');
  return judged(question, { leg, opposite, intrinsic });
}

/**
 * The share of holders who exercise where it gains `edge`, known to within `edgeBand`: 0 below the band, 1 above it, and
 * linear inside, since holders see different sides of the spread. Our own choice: no source gives the shape.
 */
export function exercisingShare(edge: number, edgeBand: number): number {
  if (edge >= edgeBand && edge > 0) return 1;
  if (edge <= -edgeBand && edge < 0) return 0;
  return edgeBand === 0 ? 0.5 : 0.5 + edge / (2 * edgeBand);
}

/** At a negative rate money that is paid later has to be paid for: a call is then judged on any evening. */
function callReason({ dividends, isExDateEve, rate }: ExerciseQuestion): EarlyReason | undefined {
  if (rate < 0) return undefined;
  if (!dividends.some(({ amount }) => amount > 0)) return 'no-dividend';
  return isExDateEve ? undefined : 'not-ex-date-eve';
}

function putReason(question: ExerciseQuestion): EarlyReason | undefined {
  return waitsForDividend(question) ? 'put-waits-for-dividend' : undefined;
}

/** Reasons that decide by themselves, whatever the edge. */
const SETTLED: ReadonlySet<EarlyReason> = new Set([
  'put-worth-more-later',
  'call-worth-more-later',
  'worth-more-sold',
]);

interface Seen {
  readonly leg: DollarQuote;
  readonly opposite: DollarQuote;
  readonly intrinsic: number;
}

function judged(question: ExerciseQuestion, seen: Seen): EarlyExercise {
  const terms = termsOf(question, seen);
  const reason = reasonOf(question, seen, terms);
  const isSettled = SETTLED.has(reason);
  const share = isSettled ? 0 : exercisingShare(terms.edge, terms.edgeBand);
  return {
    ok: true,
    probability: share * (1 - question.forgottenShare),
    reason,
    warnings: warningsOf(question, seen, terms),
    terms,
  };
}

function termsOf(question: ExerciseQuestion, { leg, opposite, intrinsic }: Seen): ExerciseTerms {
  const { right, strike, rate, years } = question;
  const edge = right === 'call' ? callEdge(question, opposite) : putEdge(question, opposite);
  return {
    intrinsic,
    extrinsic: midOf(leg) - intrinsic,
    oppositeValue: midOf(opposite),
    carry: strikeInterest(strike, rate, years),
    edge,
    edgeBand: (opposite.ask - opposite.bid) / 2 + contradiction(edge, { leg, intrinsic }),
  };
}

/** What a buyer pays beyond what exercise brings, where the quotes say that exercise pays; where they do not, he may. */
function contradiction(edge: number, { leg, intrinsic }: Pick<Seen, 'leg' | 'intrinsic'>): number {
  return edge > 0 ? Math.max(0, leg.bid - intrinsic) : 0;
}

function warningsOf(
  { right, dividends }: ExerciseQuestion,
  seen: Seen,
  { edge, extrinsic }: ExerciseTerms,
): readonly ExerciseWarning[] {
  const warnings: ExerciseWarning[] = [];
  if (right === 'call' && extrinsic < (dividends[0]?.amount ?? 0)) warnings.push('extrinsic-below-dividend');
  if (contradiction(edge, seen) > 0) warnings.push('bid-above-intrinsic');
  return warnings;
}

function reasonOf(question: ExerciseQuestion, seen: Seen, { edge, edgeBand }: ExerciseTerms): EarlyReason {
  const isCall = question.right === 'call';
  if (edge > 0 && contradiction(edge, seen) >= edge) return 'worth-more-sold';
  const isEve = question.isExDateEve && question.dividends.some(({ amount }) => amount > 0);
  if (edge > 0 && !(isCall && isEve) && waitsShorter(question, seen.opposite))
    return isCall ? 'call-worth-more-later' : 'put-worth-more-later';
  if (Math.abs(edge) < edgeBand || edge === 0) return 'within-quoted-spread';
  if (isCall && edge > 0) return isEve ? 'dividend-exceeds-put-and-carry' : 'negative-carry-exceeds-put';
  if (isCall) return 'put-and-carry-exceed-dividend';
  return edge > 0 ? 'carry-exceeds-call-and-dividends' : 'call-and-dividends-exceed-carry';
}

function never(reason: EarlyReason): EarlyExercise {
  return { ok: true, probability: 0, reason, warnings: [], terms: undefined };
}
