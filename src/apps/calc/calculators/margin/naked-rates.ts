// The exchanges' rates of naked shorts on a date, from the bundled table of dated rules, for the calculator of margin.
import { readBrokerRules } from '../../../../adapters/bundled/index.ts';
import type { BrokerRules, SessionDate } from '../../../../core/domain/index.ts';
import type { NakedRates } from '../../../../core/margin/index.ts';
import { nakedMarginOn } from '../../../../core/market/index.ts';

let known: BrokerRules | undefined;

/** The rates of the date, or the latest known; throws where the package's own table is damaged. */
export function nakedRatesOn(date: SessionDate | undefined): NakedRates {
  const rules = (known ??= bundledRules());
  const rates = nakedMarginOn(rules, date ?? rules.knownTo);
  if (rates === undefined) throw new Error('the rules of brokers lack a rate of naked margin');
  return rates;
}

function bundledRules(): BrokerRules {
  const read = readBrokerRules();
  if (!read.ok) throw new Error(read.error.message);
  return read.table;
}
