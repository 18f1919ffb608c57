// Builds the rules by which a run's simulated venue assigns contracts, delivers shares and lets a broker liquidate.
import type { BrokerRules, CashDividend, OptionExpiry, SessionDate } from '../../core/domain/index.ts';
import type { DatedLiquidation, LifecycleRules } from '../../core/execution/index.ts';
import {
  brokerRuleOn,
  brokersOf,
  type BrokerTerms,
  createDividendOutlook,
  cutOffMs,
  cutOffOf,
  type TradingCalendar,
} from '../../core/market/index.ts';
import { createRng } from '../../core/numerics/index.ts';
import { isAssignmentSimulated, type Settings } from '../config/index.ts';

export interface LifecycleParts {
  readonly settings: Settings;
  readonly calendar: TradingCalendar;
  readonly brokerRules: BrokerRules;
  /** What SPY paid, ascending; empty where the prices pay none. */
  readonly dividends: readonly CashDividend[];
  readonly rateOn: ((date: SessionDate) => number | undefined) | undefined;
}

/** `undefined` where contracts settle in cash by setting, as in phase 1. */
export function lifecycleRulesOf(parts: LifecycleParts): LifecycleRules | undefined {
  const { settings, calendar, dividends, rateOn } = parts;
  const { lifecycle, seed } = settings;
  if (!isAssignmentSimulated(settings)) return undefined;
  const outlook = createDividendOutlook(dividends, calendar);
  const byDate = new Map(dividends.map((dividend) => [dividend.exDate, dividend]));
  return {
    rng: createRng(seed).fork('lifecycle'),
    calendar,
    dividendOn: (exDate) => byDate.get(exDate),
    dividendsAheadOn: (date) => outlook.aheadOn(date),
    rateOn: (date) => rateOn?.(date) ?? 0,
    forgottenShare: lifecycle.forgottenShare,
    afterHoursOn: (date) => ({
      volatility: lifecycle.afterHoursVolatility,
      minutes: holderMinutes(parts, date),
      attentiveShare: lifecycle.attentiveShare,
    }),
    shareHalfSpreadCents: lifecycle.shareHalfSpreadCents,
    liquidationOf: lifecycle.liquidation === 'none' ? undefined : (expiry) => liquidationOf(parts, expiry),
  };
}

/** From the close of an expiry to when holders may no longer exercise; the exchanges' rule, whoever the broker is. */
function holderMinutes({ brokerRules }: LifecycleParts, date: SessionDate): number {
  const [anyone = ''] = brokersOf(brokerRules);
  const terms = termsOf(brokerRules, anyone, date);
  return (terms && cutOffOf(terms, 'holder-exercise', 'SPY'))?.minutesFromClose ?? 0;
}

/** What the run's broker does on an expiry day; `undefined` where no source tells it. */
function liquidationOf(
  { settings, calendar, brokerRules }: LifecycleParts,
  { root, sessionDate }: OptionExpiry,
): DatedLiquidation | undefined {
  const { liquidation, liquidationZone, shareEquity } = settings.lifecycle;
  const { broker } = settings.fees;
  const terms = termsOf(brokerRules, broker, sessionDate);
  const cutOff = terms && cutOffOf(terms, 'liquidation', root, liquidation);
  const session = calendar.sessionOn(sessionDate);
  if (cutOff === undefined || session === undefined) return undefined;
  return {
    name: `${broker} ${liquidation}`,
    rule: { zone: liquidationZone, equityShare: shareEquity, closes: cutOff.closes ?? 'all-legs' },
    dueMs: cutOffMs(cutOff, session),
  };
}

function termsOf(rules: BrokerRules, broker: string, date: SessionDate): BrokerTerms | undefined {
  const reading = brokerRuleOn(rules, broker, date);
  return reading.ok ? reading.terms : undefined;
}
