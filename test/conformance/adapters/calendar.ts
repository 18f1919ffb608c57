// Answers calendar vectors: sessions, expiries, price steps, cut-offs and the day-trade rule on a date.
import { z } from 'zod';
import {
  CUT_OFFS,
  type EpochMs,
  isoInstant,
  type OptionExpiry,
  ROOTS,
  type SessionDate,
} from '../../../src/core/domain/index.ts';
import {
  brokerRuleOn,
  type BrokerTerms,
  createListings,
  cutOffMs,
  cutOffOf,
  lastSessionOf,
  tickCents,
  tickRuleOn,
  tradingEndMs,
  tradingRuleOf,
} from '../../../src/core/market/index.ts';
import { brokerRules, calendar, listingRules, tickRules } from './market-tables.ts';

const date = z.string().transform((text) => text as SessionDate);
const root = z.enum(ROOTS);
const shape = z.discriminatedUnion('ask', [
  z.strictObject({ ask: z.literal('session'), date }),
  z.strictObject({ ask: z.literal('expiry'), root, date }),
  z.strictObject({ ask: z.literal('tick'), root, date, priceDollars: z.number(), complex: z.boolean() }),
  z.strictObject({
    ask: z.literal('cut-off'),
    broker: z.string(),
    rule: z.enum(CUT_OFFS),
    variant: z.string().optional(),
    root,
    date,
  }),
  z.strictObject({ ask: z.literal('day-trade-rule'), broker: z.string(), date }),
]);

export function calendarAnswer(given: unknown): Record<string, unknown> {
  const asked = shape.parse(given);
  switch (asked.ask) {
    case 'session':
      return sessionAnswer(asked.date);
    case 'expiry':
      return expiryAnswer(asked.root, asked.date);
    case 'cut-off': {
      const session = calendar.sessionOn(asked.date);
      const rule = cutOffOf(termsOf(asked.broker, asked.date), asked.rule, asked.root, asked.variant);
      return { at: rule && session && isoInstant(cutOffMs(rule, session)) };
    }
    case 'day-trade-rule':
      return { ...termsOf(asked.broker, asked.date).dayTrades };
    default: {
      const rule = tickRuleOn(tickRules, asked.root, asked.date);
      if (rule === undefined) return {};
      const step = asked.complex ? rule.complexNetTickCents : tickCents(rule, asked.priceDollars * 100);
      return { tickDollars: step / 100 };
    }
  }
}

function termsOf(broker: string, on: SessionDate): BrokerTerms {
  const reading = brokerRuleOn(brokerRules, broker, on);
  if (!reading.ok) throw new Error(reading.message);
  return reading.terms;
}

function sessionAnswer(on: SessionDate): Record<string, unknown> {
  const session = calendar.sessionOn(on);
  if (session === undefined) return { isOpen: false };
  return { isOpen: true, opensAt: isoInstant(session.openMs), closesAt: isoInstant(session.closeMs) };
}

/** The expiry of exactly this date, as it is listed ten days before. */
function expiryAnswer(of: (typeof ROOTS)[number], on: SessionDate): Record<string, unknown> {
  const listings = createListings(listingRules, calendar, of);
  const seenOn = calendar.atOrBefore(dateBefore(on))?.date;
  const listed = seenOn === undefined ? [] : listings.expiriesOn(seenOn);
  const expiry = listed.find(({ sessionDate }) => sessionDate === on);
  if (expiry === undefined) return { isListed: false };
  return {
    isListed: true,
    settlement: expiry.settlement,
    sessionDate: expiry.sessionDate,
    lastTradeAt: lastTradeAt(expiry),
    settlesAt: isoInstant(expiry.settlesAtMs),
  };
}

/** By the exchange's hours; the engine itself stops where the price is struck at which the series settles. */
function lastTradeAt({ root: of, settlement, sessionDate }: OptionExpiry): string | undefined {
  const rule = tradingRuleOf(listingRules, of, settlement);
  const session = calendar.sessionOn(sessionDate);
  const last = session && lastSessionOf(rule, session, calendar);
  return last && isoInstant(tradingEndMs(rule, last, true));
}

function dateBefore(on: SessionDate): SessionDate {
  const instant = Date.parse(`${on}T00:00:00Z`) - 10 * 86_400_000;
  return isoInstant(instant as EpochMs).slice(0, 10) as SessionDate;
}
