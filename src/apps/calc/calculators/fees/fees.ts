// The calculator of what orders of one day cost at a broker: every charge by name, dated and sourced, and the total as it is booked.
import { readFeeSchedules } from '../../../../adapters/bundled/index.ts';
import { type FeeSchedule, productOf, type SessionDate } from '../../../../core/domain/index.ts';
import { NO_FEES } from '../../../../core/execution/index.ts';
import type { Calculator, LineAnswer, LineFailure, LineObject } from '../../calculator.ts';
import { shortText } from '../../fields/describe-value.ts';
import { readFields, withoutNulls } from '../../fields/read-fields.ts';
import { sessionRules } from '../assignment/session-rules.ts';
import { billOf, type Fill } from './fee-bill.ts';
import { ONE_ORDER, SEVERAL } from './fee-fields.ts';

export const fees: Calculator = {
  name: 'fees',
  summary: 'what orders, shares or an assignment cost at a broker on a date, charge by charge',
  forms: [
    { title: 'one order', fields: ONE_ORDER },
    { title: 'several orders of one day', fields: SEVERAL },
  ],
  outputs: [
    { name: 'total', meaning: 'dollars, as the broker books them' },
    { name: 'totalCents', meaning: 'the same in whole cents' },
    {
      name: 'items',
      meaning:
        '[{name, cents}]: every charge that is not 0, unrounded, and last what "rounding" adds; their sum is totalCents',
    },
    { name: 'rounding', meaning: 'how the total is rounded, in words' },
    {
      name: 'extrapolated',
      meaning:
        'true where rates of another time stand in for those of the date, which are not known, and where the exchange calendar has no session on the date',
    },
    {
      name: 'sources',
      meaning:
        '[{name, from, to, confidence, source}]: the dated rates behind the charges; to is null while in force',
    },
  ],
  errors: [
    {
      name: 'unknown-broker',
      meaning: 'the table has no broker of that name; the message lists those it has',
    },
    { name: 'no-legs', meaning: 'an order has no leg' },
    { name: 'no-shares', meaning: 'shares or an assignment at a root that settles in cash' },
  ],
  conventions: [
    'Legs of one action are one order: its caps and minimum hold for them together. A broker that rounds by the day rounds the sum of all orders of the line once, one that rounds by the order each of them.',
    "alpaca is its documented page: OCC 0.02 a contract to 55 a trade, ORF 0.02685, TAF 0.00279 on sales, daily sum rounded up; alpaca-with-sec-and-cat adds the SEC's fee on options and the CAT fee; alpaca-pass-through has what the authorities charge on the date, each charge rounded up a day. The SEC's fee never applies to options on SPX and XSP.",
    'An assignment costs the notice, one for each leg, and what the delivered shares cost at the strike.',
    'Rates, dates and sources: data/fee-schedules.json and the README beside it.',
  ],
  examples: [
    '{"broker":"alpaca","date":"2025-08-01","legs":[{"side":"buy","quantity":1,"price":0.4,"root":"XSP"},{"side":"sell","quantity":1,"price":0.9,"root":"XSP"},{"side":"sell","quantity":1,"price":0.8,"root":"XSP"},{"side":"buy","quantity":1,"price":0.35,"root":"XSP"}]}',
    '{"broker":"tastytrade","date":"2024-06-03","fills":[{"action":"open","legs":[{"side":"sell","quantity":2,"price":1.5,"root":"SPY"}]},{"assetKind":"assignment","legs":[{"side":"sell","quantity":2,"price":520,"root":"SPY"}]}]}',
  ],
  start: () => {
    let schedules: readonly FeeSchedule[] | undefined;
    return (line) => answer(line, (schedules ??= allSchedules()));
  },
};

function allSchedules(): readonly FeeSchedule[] {
  const read = readFeeSchedules();
  if (!read.ok) throw new Error(read.error.message);
  return [...read.table, NO_FEES];
}

function answer(line: LineObject, schedules: readonly FeeSchedule[]): LineAnswer {
  const given = withoutNulls(line, ['fills', 'legs']);
  if (Object.hasOwn(given, 'fills')) {
    const reading = readFields(SEVERAL, given);
    if (!reading.ok) return reading;
    const { fills, assetKind: subject, ...rest } = reading.values;
    const each = fills.map((fill) => ({ ...fill, subject: fill.assetKind ?? subject }));
    return answerFor(rest.broker, schedules, each, rest.date);
  }
  const reading = readFields(ONE_ORDER, given);
  if (!reading.ok) return reading;
  const { assetKind: subject, ...rest } = reading.values;
  const fill = { legs: rest.legs, action: rest.action, subject };
  return answerFor(rest.broker, schedules, [fill], rest.date);
}

function answerFor(
  broker: string,
  schedules: readonly FeeSchedule[],
  fills: readonly Fill[],
  date: SessionDate,
): LineAnswer {
  const schedule = schedules.find((one) => one.broker === broker);
  if (schedule === undefined) {
    const known = schedules.map((one) => one.broker).join(', ');
    const message = `broker: expected one of ${known}, found ${shortText(broker)}`;
    return { ok: false, code: 'unknown-broker', message };
  }
  const fault = faultOf(fills);
  if (fault !== undefined) return fault;
  const bill = billOf(schedule, date, fills);
  return { ok: true, value: { ...bill, extrapolated: bill.extrapolated || !isSession(date) } };
}

/** Nothing trades on another day: a bill of one is a supposition. */
function isSession(date: SessionDate): boolean {
  const { calendar } = sessionRules();
  return calendar.covers(date) && calendar.sessionOn(date) !== undefined;
}

function faultOf(fills: readonly Fill[]): LineFailure | undefined {
  if (fills.length === 0 || fills.some((fill) => fill.legs.length === 0))
    return {
      ok: false,
      code: 'no-legs',
      message: 'legs: expected at least one leg in each order, found none',
    };
  const cashSettled = fills
    .filter(({ subject }) => subject !== 'options')
    .flatMap((fill) => fill.legs)
    .find(({ root }) => productOf(root).delivery === 'cash');
  if (cashSettled === undefined) return undefined;
  const message = `root: expected one whose options deliver shares, such as SPY, found ${cashSettled.root}`;
  return { ok: false, code: 'no-shares', message };
}
