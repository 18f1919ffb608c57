// The calculator of assignment: whether a short option is exercised tonight, or at its expiry, and why.
import { cents } from '../../../../core/domain/index.ts';
import {
  AFTER_HOURS_RATIO,
  ATTENTIVE_SHARE,
  EARLY_REASONS,
  earlyExercise,
  EXERCISE_FAILURES,
  EXERCISE_WARNINGS,
  expiryDayProbability,
  type EarlyExercise,
} from '../../../../core/execution/index.ts';
import type { Calculator, Described, LineAnswer, LineObject } from '../../calculator.ts';
import { readFields } from '../../fields/read-fields.ts';
import { type AssignmentInput, FIELDS } from './assignment-fields.ts';
import { crossedQuote, earlyQuestion, placeInTime, type Placed } from './assignment-question.ts';
import { sessionRules } from './session-rules.ts';

/** A long-run level of the S&P 500's volatility, where none is given. */
const ASSUMED_VOL = 0.16;
const MS_PER_MINUTE = 60_000;
/** Of one contract: nearer to 0 or 1 it is not called a pin. */
const PIN_PROBABILITY = 0.01;

const OWN_REASONS = {
  'long-not-assignable': 'the contract is held long: its holder decides',
  'european-never-early': 'nobody may exercise before expiry',
  'dividend-passed': 'the dividend has gone ex: whoever exercises now does not receive it',
  'dividend-after-expiry': 'the dividend goes ex after expiry',
  'expires-in-the-money': 'on the expiry day, and almost surely in the money at its end',
  'expires-out-of-the-money': 'on the expiry day, and almost surely out of the money at its end',
  'pin-zone': 'on the expiry day, so near the strike that either may come',
} as const;

export const assignment: Calculator = {
  name: 'assignment',
  summary: 'whether a short option is exercised early, or at its expiry, and why',
  forms: [{ title: '', fields: FIELDS }],
  outputs: [
    {
      name: 'probability',
      meaning: 'that one contract held short is assigned: tonight before the expiry day, at expiry on it',
    },
    { name: 'reason', meaning: 'code of the reason, see below' },
    { name: 'warnings', meaning: 'array of codes: what the quotes say against the answer, see below' },
    {
      name: 'expectedContracts',
      meaning: 'probability times the contracts held short, each drawn at random by the clearing house',
    },
    { name: 'intrinsic', meaning: 'dollars per share that exercise brings' },
    {
      name: 'extrinsic',
      meaning: "the contract's mid less intrinsic; null where the answer does not rest on quotes",
    },
    { name: 'oppositeValue', meaning: 'mid of the other right at the same strike; null likewise' },
    { name: 'carry', meaning: 'strike (1 - exp(-rate years)), dollars per share; null likewise' },
    {
      name: 'edge',
      meaning: 'gain of exercise over keeping the option to its end, dollars per share; null likewise',
    },
    { name: 'edgeBand', meaning: 'by how much the quotes leave edge open, to each side; null likewise' },
    { name: 'vol', meaning: 'volatility that the expiry day was judged at; null before it' },
  ],
  errors: [
    ...describe(EXERCISE_FAILURES),
    { name: 'outside-calendar', meaning: 'a date is outside the bundled exchange calendar' },
    { name: 'ex-date-closed', meaning: 'the exchange is closed on the ex-date' },
    {
      name: 'expired',
      meaning: 'at is after the exercise cut-off of the expiry day, 90 minutes after the close',
    },
    {
      name: 'settled-at-opening',
      meaning:
        'the series of root SPX has settled at the opening of at; its settlement value is needed, not spot',
    },
    { name: 'conflicting-fields', meaning: 'root and style, or two roots, contradict each other' },
  ],
  conventions: [
    `Reasons: ${sentencesOf({ ...EARLY_REASONS, ...OWN_REASONS })}`,
    `Warnings: ${sentencesOf(EXERCISE_WARNINGS)}`,
    'A call is exercised on the eve of an ex-date, the last session before it, where dividend > put + carry: put is the mid of the same strike and expiry. At a negative rate carry is negative, and a call is judged so on any evening, with the dividend ahead or 0. A put is exercised on any day where carry > call + dividends ahead, unless waiting for an ex-date or near the strike is worth more.',
    'Probability is 1 where edge exceeds edgeBand, 0 where it is below -edgeBand, and 0.5 + edge / (2 edgeBand) between. edgeBand is half the spread of the other right; where exercise pays, what the contract itself is bid above intrinsic comes to it, since a bid at or below intrinsic is what a market shows where exercise pays. Where that bid is above intrinsic by edge or more, the holder sells: worth-more-sold, and 0 whatever the form says. The linear form and this step are our choice.',
    `On the expiry day: contracts in the money by 0.01 at the close are exercised unless their holders object within 90 minutes, by 17:30 where it is not a half day. The share attentiveShare of them decides by the price then, the others by the close; the logarithm of the price is normal without drift, with vol over the session's minutes (252 sessions of 390 a year) and ${AFTER_HOURS_RATIO.toFixed(2)} vol after it. attentiveShare ${ATTENTIVE_SHARE} and vol ${ASSUMED_VOL} are assumptions where they are left out. European contracts settle by the close alone, those of root SPX by the opening of their expiry day: until then the logarithm moves with ${AFTER_HOURS_RATIO.toFixed(2)} vol, and from then on the price says nothing of what they settled at.`,
    'forgottenShare: more than half of the calls on which exercise paid were not exercised in 1996 to 2006 (Pool, Stoll and Whaley 2008). It is 0 where left out, since holders of SPY options are largely professional: an assumption, and the cautious one for who is short.',
    'Sources: Merton (1973) on early exercise; Options Clearing Corporation, Rules 803 and 805. Both examples are of one published case.',
  ],
  examples: [
    '{"at":"2025-06-18T15:59:00","spot":300,"rate":0.024,"dividend":{"exDate":"2025-06-20","amount":1.23},"leg":{"right":"call","strike":285,"expiry":"2025-07-18","quantity":-1,"bid":14.95,"ask":15.39},"opposite":{"bid":0.47,"ask":0.49}}',
    '{"at":"2025-06-18T15:59:00","spot":470,"rate":0.05,"dividend":{"exDate":"2025-06-20","amount":1.23},"leg":{"right":"call","strike":450,"expiry":"2025-07-18","quantity":-1,"bid":19.95,"ask":20.39},"opposite":{"bid":0.47,"ask":0.49}}',
    '{"at":"2025-06-20T16:05:00","spot":595.1,"rate":0.043,"leg":{"right":"call","strike":595,"expiry":"2025-06-20","quantity":-10,"bid":0.05,"ask":0.15},"vol":0.14}',
  ],
  start: () => answer,
};

function answer(line: LineObject): LineAnswer {
  const reading = readFields(FIELDS, line);
  if (!reading.ok) return reading;
  const input = reading.values;
  const rules = sessionRules();
  const where = placeInTime(input, rules);
  if (!where.ok) return where;
  const { placed } = where;
  const crossed = crossedQuote(input);
  if (crossed !== undefined) return crossed;
  if (input.leg.quantity > 0) return simple(input, 0, 'long-not-assignable');
  if (placed.today >= placed.expiresOn) return onExpiryDay(input, placed);
  if (placed.isEuropean) return simple(input, 0, 'european-never-early');
  const asked = earlyQuestion(input, placed, rules.calendar);
  if (!asked.ok) return asked;
  const early = earlyExercise(asked.question);
  return early.ok ? answerOf(input, early, reasonOf(input, placed, early)) : early;
}

/** A call without a dividend ahead, though one is given: it has passed, or comes too late. */
function reasonOf({ dividend }: AssignmentInput, { today }: Placed, { reason }: EarlyExercise): string {
  if (reason !== 'no-dividend' || dividend === undefined || dividend.amount === 0) return reason;
  return dividend.exDate <= today ? 'dividend-passed' : 'dividend-after-expiry';
}

function onExpiryDay(input: AssignmentInput, placed: Placed): LineAnswer {
  const { closeMs, cutOffMs, settlesAtOpening } = placed;
  const vol = input.vol ?? ASSUMED_VOL;
  const { at, spot, leg } = input;
  const contract = { right: leg.right, strikeCents: cents(Math.round(leg.strike * 100)) };
  const probability = expiryDayProbability(contract, {
    spotPoints: spot,
    volatility: vol,
    // What settles at the opening moves until then as it does between sessions, and nobody decides by less.
    sessionMinutes: settlesAtOpening ? 0 : Math.max(0, closeMs - at) / MS_PER_MINUTE,
    afterHours: {
      volatility: vol * AFTER_HOURS_RATIO,
      minutes: Math.max(0, cutOffMs - (settlesAtOpening ? at : Math.max(at, closeMs))) / MS_PER_MINUTE,
      attentiveShare: attentiveShareOf(input, placed),
    },
  });
  const settled = probability > 0.5 ? 'expires-in-the-money' : 'expires-out-of-the-money';
  const isPin = Math.min(probability, 1 - probability) > PIN_PROBABILITY;
  return simple(input, probability, isPin ? 'pin-zone' : settled, vol);
}

function attentiveShareOf(
  { attentiveShare }: AssignmentInput,
  { isEuropean, settlesAtOpening }: Placed,
): number {
  if (settlesAtOpening) return 1;
  return isEuropean ? 0 : (attentiveShare ?? ATTENTIVE_SHARE);
}

function simple(input: AssignmentInput, probability: number, reason: string, vol?: number): LineAnswer {
  return answerOf(input, { probability, warnings: [], terms: undefined }, reason, vol);
}

function answerOf(
  { leg, spot }: AssignmentInput,
  { probability, warnings, terms }: Pick<EarlyExercise, 'probability' | 'warnings' | 'terms'>,
  reason: string,
  vol?: number,
): LineAnswer {
  const { extrinsic, oppositeValue, carry, edge, edgeBand } = terms ?? {};
  const intrinsic = Math.max(0, leg.right === 'call' ? spot - leg.strike : leg.strike - spot);
  const expectedContracts = leg.quantity < 0 ? -leg.quantity * probability : 0;
  const value = { probability, reason, warnings, expectedContracts, intrinsic };
  return { ok: true, value: { ...value, extrinsic, oppositeValue, carry, edge, edgeBand, vol } };
}

function describe(meanings: Readonly<Record<string, string>>): readonly Described[] {
  return Object.entries(meanings).map(([name, meaning]) => ({ name, meaning }));
}

function sentencesOf(meanings: Readonly<Record<string, string>>): string {
  return `${Object.entries(meanings)
    .map(([name, meaning]) => `${name}, ${meaning}`)
    .join('; ')}.`;
}
