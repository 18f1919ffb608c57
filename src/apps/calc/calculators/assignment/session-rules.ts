// The bundled exchange calendar and the hours of exercise, read once a process, for the calculator of assignment.
import { readBrokerRules, readCalendarTable } from '../../../../adapters/bundled/index.ts';
import type { EpochMs, InputFailure, SessionDate } from '../../../../core/domain/index.ts';
import {
  brokerRuleOn,
  brokersOf,
  buildTradingCalendar,
  cutOffMs,
  cutOffOf,
  type TradingCalendar,
} from '../../../../core/market/index.ts';

export interface SessionRules {
  readonly calendar: TradingCalendar;
  /** Until when holders may exercise a contract whose trading ends at `closeMs` of `date`. */
  readonly exerciseUntilMs: (date: SessionDate, closeMs: EpochMs) => EpochMs;
}

let known: SessionRules | undefined;

/** The rules; throws where the package's own tables are damaged. */
export function sessionRules(): SessionRules {
  known ??= readSessionRules();
  return known;
}

function readSessionRules(): SessionRules {
  const rules = tableOf(readBrokerRules());
  // The hours of exercise are the exchanges', the same for every broker.
  const [broker = ''] = brokersOf(rules);
  return {
    calendar: buildTradingCalendar(tableOf(readCalendarTable())),
    exerciseUntilMs: (date, closeMs) => {
      const reading = brokerRuleOn(rules, broker, date);
      const rule = reading.ok ? cutOffOf(reading.terms, 'holder-exercise', 'SPY') : undefined;
      if (rule === undefined) throw new Error(`the rules of brokers tell no hours of exercise for ${date}`);
      return cutOffMs(rule, { closeMs });
    },
  };
}

function tableOf<T>(read: { readonly ok: true; readonly table: T } | InputFailure): T {
  if (!read.ok) throw new Error(read.error.message);
  return read.table;
}
