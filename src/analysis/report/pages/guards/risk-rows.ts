// The seven risks of trading options by machine: what guards against each here, and what this run measured of it.
import type { StructureKind } from '../../../../core/domain/index.ts';
import type { LedgerRecord, RunManifestRecord } from '../../../../core/ledger/index.ts';
import { dollarText, numberText, percentText } from '../../blocks/typeset-number.ts';
import { assignments, PIN_DISTANCE } from '../../document/risks/assignments.ts';
import { executionCosts } from '../../document/risks/execution-costs.ts';
import { type SessionMove, sessionMoves } from '../../document/risks/session-moves.ts';
import type { RunDocument } from '../../run-document.ts';
import { counted, groupedNumber } from '../../text/number-text.ts';
import { probabilitySentence, trialsSentence } from '../../text/honesty/honesty-words.ts';
import { settingsLine, type SettingText, settingTexts } from './settings-of-run.ts';

export interface RiskRow {
  readonly risk: string;
  readonly impact: 'medium' | 'high' | 'severe';
  /** What stands in its way, in words. */
  readonly guard: string;
  /** The settings behind it, as they were in this run. */
  readonly settings: string;
  /** What the run says of it; begins with `Not measured in this run` where it says nothing. */
  readonly measured: string;
}

interface RunRead {
  readonly document: RunDocument;
  readonly records: readonly LedgerRecord[];
  readonly settings: SettingText;
}

/** A row a risk, in the order slippage, assignment, volatility, correlation, over-optimisation, latency, outages. */
export function riskRows(
  document: RunDocument,
  records: readonly LedgerRecord[],
  manifest: RunManifestRecord,
): readonly RiskRow[] {
  const run = { document, records, settings: settingTexts(manifest) };
  const moves = sessionMoves(records, manifest.initialCashCents);
  return [
    slippageRow(run),
    assignmentRow(run),
    volatilityRow(run, moves),
    correlationRow(run, moves),
    overOptimisationRow(run),
    latencyRow(run),
    outageRow(run),
  ];
}

function slippageRow({ document, records, settings }: RunRead): RiskRow {
  const { fills, givenUpDollars } = executionCosts(records);
  const measured =
    fills === 0
      ? 'Not measured in this run: no order was filled.'
      : `${dollarText(givenUpDollars, 0)} given up against mid over ${counted(fills, 'fill')}, ` +
        `${dollarText(givenUpDollars / fills)} a fill. ${breakEvenSentence(document)}`;
  return {
    risk: 'Slippage',
    impact: 'high',
    guard:
      'Orders are limits; every fill gives up a share of the spread, more when urgent, large or in few legs; wide quotes refuse the entry; the run is made again at other fills.',
    settings: settingsLine(settings, [
      'fill.patient',
      'fill.urgent',
      'liquidity.spreadRatioMax',
      'risk.priceCollarRatio',
    ]),
    measured,
  };
}

function breakEvenSentence({ breakEvenF, fillBand }: RunDocument): string {
  if (fillBand === null) return 'Other fills were not tried.';
  return breakEvenF === null
    ? 'No fill share between 0 and 1 makes it break even.'
    : `It breaks even at f = ${numberText(breakEvenF, 2)}.`;
}

function assignmentRow({ document, records, settings }: RunRead): RiskRow {
  const { early, earlyContracts, shares, settlements, pinned } = assignments(records);
  const isCash = document.data.assignment === null;
  const expiries =
    settlements === 0
      ? 'No expiry was held to settlement.'
      : `${pinned} of ${counted(settlements, 'settlement')} within ${percentText(PIN_DISTANCE, 2)} of a short strike.`;
  return {
    risk: 'Assignment',
    impact: 'severe',
    guard: isCash
      ? `${document.data.root} is European and settles in cash: nobody can be assigned early and no share changes hands.`
      : 'Trades are closed before their expiry day ends; early assignment follows the dividend and what the option is worth; shares are sold at the next open.',
    settings: settingsLine(settings, [
      'exit.dteFloor',
      'exit.physicalFlatBy',
      'exit.assignmentDanger',
      'lifecycle.assignment',
    ]),
    measured: isCash
      ? `None can happen. ${expiries}`
      : `${counted(early, 'early assignment')} of ${counted(earlyContracts, 'contract')}, ` +
        `${counted(shares, 'share')} delivered. ${expiries}`,
  };
}

type Moves = ReturnType<typeof sessionMoves>;

const BOUNDED_BY: Readonly<Record<StructureKind, string>> = {
  'iron-condor': 'Every condor has a long option beyond each short one',
  'short-put': 'Every put is held against the cash for its strike',
};

function volatilityRow({ document, settings }: RunRead, { worst, spike }: Moves): RiskRow {
  const ofVix = document.data.volatility === 'estimated' ? 'the estimated VIX' : 'the VIX';
  const parts = [
    worst === undefined
      ? undefined
      : `Worst session ${worst.date}: ${dollarText(worst.pnlDollars, 0)}${vixWords(worst, ofVix)}.`,
    spike?.vixChangePoints === undefined || spike.vixChangePoints <= 0
      ? undefined
      : `Greatest rise of ${ofVix}: ${numberText(spike.vixChangePoints, 1)} points on ${spike.date}, ` +
        `${dollarText(spike.pnlDollars, 0)} that session with ${counted(spike.held, 'trade')} held.`,
  ].filter((part) => part !== undefined);
  return {
    risk: 'Volatility spikes',
    impact: 'severe',
    guard: `${BOUNDED_BY[document.run.structure]}, so that the loss at expiry is known when it is opened; size follows that loss; stops on credit, volatility and delta, and bounds on the VIX, where they are set.`,
    settings: settingsLine(settings, [
      'risk.riskPerTradeRatio',
      'exit.stopCreditMultiple',
      'exit.ivStopRatio',
      'signals.vixMax',
    ]),
    measured:
      parts.length === 0
        ? 'Not measured in this run: equity never fell from close to close, and no two closes of a volatility index are known.'
        : parts.join(' '),
  };
}

function vixWords({ vixChangePoints, vixPoints }: SessionMove, ofVix: string): string {
  if (vixChangePoints === undefined || vixPoints === undefined) return ', the VIX of that day unknown';
  const change = `${vixChangePoints < 0 ? '' : '+'}${numberText(vixChangePoints, 1)}`;
  return `, ${ofVix} ${change} to ${numberText(vixPoints, 1)}`;
}

function correlationRow({ settings }: RunRead, { worst, correlation, pairs }: Moves): RiskRow {
  const together =
    worst === undefined || worst.held === 0
      ? undefined
      : `On the worst session, ${worst.date}, ${worst.fell} of ${counted(worst.held, 'trade')} held overnight lost together.`;
  const correlated =
    correlation === undefined
      ? undefined
      : `Correlation of daily changes of trades held together: ${numberText(correlation, 2)} (${counted(pairs, 'pair')}).`;
  const told = [together, correlated].filter((sentence) => sentence !== undefined);
  return {
    risk: 'Correlated losses',
    impact: 'severe',
    guard:
      'All trades on one index count as one risk: the worst losses of all expiries are added up against buying power, the number of trades is capped, and a fall of the account stops new risk.',
    settings: settingsLine(settings, [
      'entry.positionsMax',
      'risk.correlatedRiskRatio',
      'risk.allocationMax',
      'risk.dailyLossRatio',
      'risk.drawdownRatio',
    ]),
    measured:
      told.length === 0
        ? 'Not measured in this run: no two trades were held over the same night.'
        : told.join(' '),
  };
}

function overOptimisationRow({ document }: RunRead): RiskRow {
  const { honesty } = document;
  const told = [probabilitySentence(honesty, numberText), trialsSentence(document)].filter(
    (sentence) => sentence !== undefined,
  );
  return {
    risk: 'Over-optimisation',
    impact: 'high',
    guard:
      'Every run is one trial of a register that nothing leaves; quantor validate asks how good a result so many trials would show by luck, and tries the strategy on data it was not chosen on.',
    settings: 'one configuration, no search inside a run',
    measured:
      honesty.reason !== null || told.length === 0
        ? `Not measured in this run: ${honesty.reason ?? 'a single run cannot tell'}. quantor validate tries the rules on data they were not chosen on.`
        : `${told.join(' ')} What was tried before is not in this run: quantor validate counts it and tries the rules on data they were not chosen on.`,
  };
}

function latencyRow({ records, settings }: RunRead): RiskRow {
  const { fills, orders, unfilledOrders, medianFillMinutes, longestFillMinutes } = executionCosts(records);
  const times =
    medianFillMinutes === undefined || longestFillMinutes === undefined
      ? ''
      : ` From order to fill: median ${numberText(medianFillMinutes, 0)} minutes, longest ${groupedNumber(Math.round(longestFillMinutes), 0)}.`;
  return {
    risk: 'Latency',
    impact: 'medium',
    guard:
      'An order decided on a bar fills on a later one at the earliest, on the quotes then; it is cancelled when its time is up; the delay to the venue can be set.',
    settings: settingsLine(settings, [
      'fill.latencySeconds',
      'entry.orderTimeoutMinutes',
      'fill.quoteAgeSecondsMax',
    ]),
    measured:
      orders === 0
        ? 'Not measured in this run: no order was sent.'
        : `${counted(orders, 'order')} sent, ${counted(fills, 'fill')}, ${groupedNumber(unfilledOrders, 0)} not filled in time.${times}`,
  };
}

function outageRow({ records, settings }: RunRead): RiskRow {
  const losses = records.filter((record) => record.type === 'venue-connection' && !record.isConnected).length;
  return {
    risk: 'API outages',
    impact: 'high',
    guard:
      'While the venue is not connected nothing new is opened; orders are limits with an end, known by their own ids, so that none is sent twice; after a restart the account is taken from the ledger.',
    settings: settingsLine(settings, ['risk.duplicateMinutes', 'risk.ordersPerMinuteMax']),
    measured:
      losses === 0
        ? 'Not measured in this run: a backtest reads files and has no connection to lose.'
        : `${counted(losses, 'lost connection')}.`,
  };
}
