// Says of a class that delivers shares how a run assigns it, which dividends it knows and whether a broker liquidates.
import { addDays, type BrokerRules, type SessionDate } from '../../../../core/domain/index.ts';
import { brokerRuleOn, cutOffOf, type TradingSession } from '../../../../core/market/index.ts';
import { isAssignmentSimulated, type Settings } from '../../../config/index.ts';
import type { RawInputs } from '../read-inputs.ts';

/** A quarter, and the weeks by which an ex-date may move. */
const DIVIDEND_DAYS_APART = 120;

/** How contracts that deliver shares are treated, and which dividends are known. */
export function deliveryAssumptions({
  inputs,
  settings,
  traded,
}: {
  readonly inputs: RawInputs;
  readonly settings: Settings;
  /** Sessions that may be traded. */
  readonly traded: readonly TradingSession[];
}): readonly string[] {
  if (!isAssignmentSimulated(settings)) {
    const by = settings.lifecycle.assignment === 'none' ? 'lifecycle.assignment' : 'fill.model';
    return [`SPY is settled in cash and never assigned, by ${by}: it stands in for an index.`];
  }
  const first = inputs.tables.spyDividends[0]?.exDate;
  const last = inputs.tables.spyDividends.at(-1)?.exDate;
  const isOutside = traded.some(
    ({ date }) =>
      first === undefined || last === undefined || date < first || date > addDays(last, DIVIDEND_DAYS_APART),
  );
  return [
    'Short SPY contracts are assigned where the quotes say that exercise pays, on the eve of an ex-date and deep in the money; at expiry what holders do after the close is drawn by the seed. The figures behind it are assumptions (decision 0028).',
    ...(inputs.isSimulated ? ['The drawn SPY pays no dividends.'] : []),
    ...(isOutside && !inputs.isSimulated
      ? [`SPY's dividends are known from ${first} to ${last}: outside, none is paid and none assigns a call.`]
      : []),
    ...liquidationAssumptions(inputs.tables.brokerRules, settings, traded.at(-1)?.date),
  ];
}

/** Whether the liquidation that was asked for is one that a source tells of the run's broker. */
function liquidationAssumptions(
  rules: BrokerRules,
  { lifecycle, fees, timeframe }: Settings,
  date: SessionDate | undefined,
): readonly string[] {
  if (lifecycle.liquidation === 'none' || date === undefined) return [];
  const reading = brokerRuleOn(rules, fees.broker, date);
  const isTold =
    reading.ok && cutOffOf(reading.terms, 'liquidation', 'SPY', lifecycle.liquidation) !== undefined;
  if (!isTold)
    return [
      `No source tells a liquidation "${lifecycle.liquidation}" of ${fees.broker}: nothing is liquidated.`,
    ];
  if (timeframe === 'D')
    return [
      'No bar of a day closes before trading ends: nothing is liquidated, whatever lifecycle.liquidation names.',
    ];
  return [
    `Positions that the account could not carry as shares are liquidated on their expiry day, by the rule of ${fees.broker} that lifecycle.liquidation names: at the first bar from its time on or, where bars of ${timeframe} have none, at the last before trading ends.`,
  ];
}
