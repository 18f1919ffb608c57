// The exchanges' rates of naked shorts on a date, from the bundled table of dated rules, for the calculator of margin.
import { readBrokerRules } from '../../../../adapters/bundled/index.ts';
import type { BrokerRules, SessionDate } from '../../../../core/domain/index.ts';
import type { NakedRates } from '../../../../core/margin/index.ts';
import { brokerRuleOn, brokersOf } from '../../../../core/market/index.ts';

let known: BrokerRules | undefined;

/** The rates of the date, or the latest known; throws where the package's own table is damaged. */
export function nakedRatesOn(date: SessionDate | undefined): NakedRates {
  const rules = (known ??= bundledRules());
  // The exchanges' rates are the same for every broker.
  const [broker = ''] = brokersOf(rules);
  return ratesOf(rules, broker, date ?? rules.knownTo);
}

/** The rates that a table has for a date. */
export function ratesOf(rules: BrokerRules, broker: string, date: SessionDate): NakedRates {
  const reading = brokerRuleOn(rules, broker, date);
  if (!reading.ok) throw new Error(reading.message);
  const rateOf = (kind: keyof NakedRates): NakedRates[keyof NakedRates] => {
    const rule = reading.terms.nakedMargin.find(({ underlyingKind }) => underlyingKind === kind);
    if (rule === undefined)
      throw new Error(`the rules of brokers tell no naked margin of ${kind} on ${date}`);
    return { rate: rule.rate, leastRate: rule.leastRate };
  };
  return { equity: rateOf('equity'), 'broad-etf': rateOf('broad-etf'), index: rateOf('index') };
}

function bundledRules(): BrokerRules {
  const read = readBrokerRules();
  if (!read.ok) throw new Error(read.error.message);
  return read.table;
}
