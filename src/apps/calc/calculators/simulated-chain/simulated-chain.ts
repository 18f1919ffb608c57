// The calculator of a simulated option chain: one expiry at one instant of a session, from a spot and the VIX family.
import {
  type EpochMs,
  isoInstant,
  MS_PER_DAY,
  type OptionExpiry,
  type SessionDate,
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
    'Every quote is simulated: an eSSVI surface with a steeper put wing on the variance clock, calibrated on quoted chains; levels that are not given are estimated from VIX. SPY carries early exercise.',
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
  const expiry = listed.find(({ sessionDate }) => sessionDate === input.expiry);
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

function notListed(
  { root, expiry }: ChainQuestion,
  date: SessionDate,
  listed: readonly OptionExpiry[],
): LineFailure {
  const near = listed.map(({ sessionDate }) => sessionDate);
  const others = rootsListing(expiry, date);
  const hint = others.length === 0 ? '' : `; ${others.join(', ')} list it`;
  const after = near.findIndex((candidate) => candidate > expiry);
  const middle = after < 0 ? near.length : after;
  const shown = near.slice(Math.max(0, middle - NEIGHBOURS), middle + NEIGHBOURS);
  return failed(
    'expiry-not-listed',
    `expiry: expected one that ${root} lists on ${date}, such as ${shown.join(', ') || 'none'}, found ${expiry}${hint}`,
  );
}
