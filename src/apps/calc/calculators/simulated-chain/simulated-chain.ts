// The calculator of a simulated option chain: one expiry at one instant of a session, from a spot and the VIX family.
import {
  dayNumberOf,
  type EpochMs,
  isoInstant,
  MS_PER_DAY,
  type OptionExpiry,
  type SessionDate,
  weekdayOf,
} from '../../../../core/domain/index.ts';
import type { TradingSession } from '../../../../core/market/index.ts';
import { chainAtInstant } from '../../../../core/synthetic/index.ts';
import type { Calculator, LineAnswer, LineFailure, LineObject } from '../../calculator.ts';
import { readFields } from '../../fields/read-fields.ts';
import { carryOf, type ChainQuestion, failed, FIELDS, questionProblem } from './chain-fields.ts';
import { quotedExpiry } from './chain-quotes.ts';
import { chainRulesOf, rootsListing } from './chain-rules.ts';

/** The volatility indices look 184 days ahead, to the Friday after. */
const DAYS_AHEAD = 190;
/** Expiries that a message names on either side of the one asked for. */
const NEIGHBOURS = 2;
/** From February 2015 on monthly series expire on the Friday itself. */
const FRIDAY_EXPIRIES_FROM = '2015-02-01';
const SATURDAY = 6;
/** Earliest day of a month that its third Friday can be. */
const THIRD_FRIDAY_FIRST = 15;

export const simulatedChain: Calculator = {
  name: 'simulated-chain',
  summary: 'quotes of one expiry of a simulated chain, from a spot and the VIX family',
  forms: [{ title: '', fields: FIELDS }],
  outputs: [
    { name: 'forward', meaning: 'forward of the expiry, points of the root' },
    {
      name: 'quotes',
      meaning:
        'array of {right, strike, bid, ask, mid, vol, delta, volume, openInterest, listed}: a put and a call for each strike, in dollars per share; vol a year, delta per 1.00 of spot, both null at the instant of settlement; contracts traded in the session so far and open at its start; whether the strike is listed',
    },
  ],
  errors: [
    { name: 'closed-market', meaning: 'at is in no session of the exchange calendar' },
    { name: 'beyond-calendar', meaning: `the exchange calendar does not reach ${DAYS_AHEAD} days beyond at` },
    { name: 'expiry-not-listed', meaning: 'the root has no such expiry listed on that date' },
    { name: 'conflicting-fields', meaning: 'yield stands beside dividends, or years beside exDate' },
    {
      name: 'out-of-range',
      meaning: 'dividends are worth more than the spot, or numbers leave what a 64-bit float holds',
    },
  ],
  conventions: [
    'Every quote is simulated: an eSSVI surface with a steeper put wing on the variance clock, calibrated on quoted chains; levels that are not given are estimated from VIX.',
    'vol is the one of the smile on the forward: with it bsm on forward and discount gives the price of SPX, SPXW and XSP up to the price step. SPY has the same vol, and its price and delta carry early exercise on top. calc american with cash dividends lets the spot fall by them (spot model), so the same vol gives another price there, the more the longer the maturity.',
    'Bid and ask stand on the price steps of the date and root, around the model; a bid of 0 means that nobody bids.',
    'Strikes are listed around spot as if the session had opened there. A strike that is given may be any multiple of 0.01; listed says whether it is one.',
    'Volume and open interest rank contracts as real chains do; their level is not calibrated to any date.',
    'Sources for the surface: Gatheral and Jacquier (2014); Lee (2004).',
  ],
  examples: [
    '{"root":"SPXW","at":"2023-06-09T13:40","spot":4300,"vix":13.8,"rate":0.051,"yield":0.016,"expiry":"2023-07-21","strikes":[4100,4300,4450]}',
    '{"root":"SPY","at":"2024-03-11T14:30:00Z","spot":511.2,"vix":15.2,"vix9d":14.6,"vix3m":16.9,"rate":0.052,"dividends":[{"exDate":"2024-03-15","amount":1.595}],"expiry":"2024-04-19","strikes":[480,511]}',
  ],
  start: () => answer,
};

function answer(line: LineObject): LineAnswer {
  const reading = readFields(FIELDS, line);
  if (!reading.ok) return reading;
  const input = reading.values;
  const problem = questionProblem(input);
  if (problem !== undefined) return problem;
  const { root, at, spot, vix, vix9d, vix3m, vix6m } = input;
  const rules = chainRulesOf(root);
  const session = rules.calendar.lastOpened(at);
  if (session === undefined || at > session.closeMs) return closedMarket(at, session);
  if (at + DAYS_AHEAD * MS_PER_DAY > (rules.calendar.sessions.at(-1)?.closeMs ?? 0))
    return failed(
      'beyond-calendar',
      `at: expected a session ${DAYS_AHEAD} days before ${rules.calendar.to}, where the exchange calendar ends, found ${session.date}`,
    );
  const listed = rules.listings.expiriesOn(session.date);
  const asked = listedDateOf(input.expiry, rules.calendar.sessions);
  const expiry = listed.find(({ sessionDate }) => sessionDate === asked);
  if (expiry === undefined) return notListed(input, session.date, listed);
  const chain = chainAtInstant(rules, {
    root,
    atMs: at,
    spotPoints: spot,
    levels: { vix, vix9d, vix3m, vix6m },
    carry: carryOf(input),
  });
  return quotedExpiry(chain, expiry, input.strikes);
}

function closedMarket(at: EpochMs, session: TradingSession | undefined): LineFailure {
  const found = isoInstant(at);
  const latest =
    session === undefined
      ? 'before the first session of the exchange calendar'
      : `after the session of ${session.date}, which ended at ${isoInstant(session.closeMs)}`;
  return failed('closed-market', `at: expected an instant of a session, found ${found}, ${latest}`);
}

/** The date under which an expiry is listed: that of the last session before a nominal Saturday, else the date itself. */
function listedDateOf(expiry: SessionDate, sessions: readonly TradingSession[]): SessionDate {
  const dayOfMonth = Number(expiry.slice(8));
  const isNominal =
    expiry < FRIDAY_EXPIRIES_FROM &&
    weekdayOf(dayNumberOf(expiry)) === SATURDAY &&
    dayOfMonth > THIRD_FRIDAY_FIRST &&
    dayOfMonth <= THIRD_FRIDAY_FIRST + 7;
  const last = isNominal ? sessions.findLast(({ date }) => date < expiry) : undefined;
  return last?.date ?? expiry;
}

function notListed(
  { root, expiry }: ChainQuestion,
  date: SessionDate,
  listed: readonly OptionExpiry[],
): LineFailure {
  const others = rootsListing(expiry, date);
  const found = `found ${expiry}${others.length === 0 ? '' : `, which ${listText(others)} ${others.length === 1 ? 'lists' : 'list'}`}`;
  const near = listed.map(({ sessionDate }) => sessionDate);
  const after = near.findIndex((candidate) => candidate > expiry);
  const middle = after < 0 ? near.length : after;
  const shown = near.slice(Math.max(0, middle - NEIGHBOURS), middle + NEIGHBOURS);
  const expected =
    shown.length === 0
      ? `expected another root or date, since ${root} lists no expiry on ${date}`
      : `expected one that ${root} lists on ${date}, such as ${shown.join(', ')}`;
  return failed('expiry-not-listed', `expiry: ${expected}; ${found}`);
}

/** Names as a sentence lists them: `SPXW, XSP and SPY`. */
function listText(names: readonly string[]): string {
  const [last = '', ...rest] = names.toReversed();
  return rest.length === 0 ? last : `${rest.toReversed().join(', ')} and ${last}`;
}
