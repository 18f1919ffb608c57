// The same run under other fills and other volatility premiums: how much of the result is assumption.
import { bandChart } from '../charts/assumption-charts.ts';
import { stoppedSentence } from '../document/stopped-runs.ts';
import { withoutInterest } from '../document/without-interest.ts';
import type { RunDocument } from '../run-document.ts';
import { groupedNumber } from '../text/number-text.ts';
import { plainRow, type ReportBlock, type ReportSection, type TableBlock } from '../blocks/report-block.ts';
import { numberText } from '../blocks/typeset-number.ts';

interface BandEntry {
  readonly setting: number;
  readonly netPnlDollars: number;
  readonly trades: number;
  readonly stoppedOn?: string;
}

/** The section on other assumptions; `undefined` where none other was tried. */
export function assumptionsPage(document: RunDocument): ReportSection | undefined {
  const blocks = [...fillBlocks(document), ...premiumBlocks(document)];
  if (blocks.length === 0) return undefined;
  return {
    id: 'assumptions',
    title: 'What the result hangs on',
    lead: breakEvenSentences(document).join(' '),
    blocks,
  };
}

/** Where the result breaks even under other fills and premiums, a sentence each. */
export function breakEvenSentences(document: RunDocument): readonly string[] {
  const sentences: string[] = [];
  const fills = fillEntries(document);
  if (fills.length > 0) {
    const where =
      document.breakEvenF === null
        ? `${resultWord(fills)} fill`
        : `breaks even at f = ${numberText(document.breakEvenF, 2)}`;
    sentences.push(
      `Fills: made again with orders filled a share f of the way from mid to natural, it ${where}.`,
    );
    const traded = withoutInterest(document.fillBand ?? []);
    if (traded !== undefined) sentences.push(traded);
    const stopped = stoppedSentence(fills);
    if (stopped !== undefined) sentences.push(stopped);
  }
  const premiums = premiumEntries(document);
  if (premiums.length > 0) {
    const breakEven = document.breakEvenPremiumVolPoints;
    const where =
      breakEven === null
        ? `${resultWord(premiums)} premium tried`
        : `breaks even at a premium of ${numberText(breakEven, 2)} volatility points`;
    const own = currentPremium(document);
    const assumed = own === undefined ? '' : `; ${numberText(own, 2)} are assumed`;
    sentences.push(
      `Volatility: option prices rest on an estimated premium over forecast volatility; it ${where}${assumed}.`,
    );
  }
  return sentences;
}

function fillEntries({ fillBand }: RunDocument): readonly BandEntry[] {
  return (fillBand ?? []).map(({ f, ...entry }) => ({ ...entry, setting: f }));
}

function premiumEntries({ premiumBand }: RunDocument): readonly BandEntry[] {
  return (premiumBand ?? []).map(({ premiumVolPoints, ...entry }) => ({
    ...entry,
    setting: premiumVolPoints,
  }));
}

function resultWord(entries: readonly BandEntry[]): string {
  const [first] = entries;
  const pnlDollars = first?.netPnlDollars ?? 0;
  if (entries.every(({ trades }) => trades === 0)) return 'closes no trade at any';
  if (pnlDollars === 0) return 'neither gains nor loses at any';
  return pnlDollars < 0 ? 'loses at every' : 'gains at every';
}

/** Whether anything came of any repetition: a chart of nothing shows nothing. */
function isDrawn(entries: readonly BandEntry[]): boolean {
  return entries.some(({ netPnlDollars }) => netPnlDollars !== 0);
}

// The repetition that came to what the run itself came to; none where several did, as all do that traded nothing.
function currentPremium(document: RunDocument): number | undefined {
  const { metrics } = document;
  const [same, another] = premiumEntries(document).filter(
    ({ netPnlDollars, trades }) => netPnlDollars === metrics.netPnlDollars && trades === metrics.trades,
  );
  return another === undefined ? same?.setting : undefined;
}

function fillBlocks(document: RunDocument): readonly ReportBlock[] {
  const entries = fillEntries(document);
  if (entries.length === 0) return [];
  const table = bandTable({ title: 'Fill share f', unit: '' }, entries);
  if (!isDrawn(entries)) return [table];
  return [
    {
      kind: 'chart',
      title: 'Net P&L, $, by fill share f',
      chart: bandChart({
        setting: 'fill-share',
        points: entries.map(({ setting, netPnlDollars }) => ({ setting, pnlDollars: netPnlDollars })),
        breakEven: document.breakEvenF ?? undefined,
        current: undefined,
      }),
      caption:
        'The whole run made again at each f, on every order alike: 0 fills at mid, 1 at the far side of every quote, and where nobody bids there is no mid: what is bought costs the ask, what is sold brings nothing; prices are rounded to ticks against us.',
      caveat:
        'Nobody can count on mid. Real fills depend on size, speed and the other side; none of that is modelled.',
      description: breakEvenSentences(document)[0] ?? '',
    },
    table,
  ];
}

function premiumBlocks(document: RunDocument): readonly ReportBlock[] {
  const entries = premiumEntries(document);
  if (entries.length === 0) return [];
  const table = bandTable({ title: 'Premium', unit: 'volatility points' }, entries);
  if (!isDrawn(entries)) return [table];
  return [
    {
      kind: 'chart',
      title: 'Net P&L, $, by volatility premium, volatility points',
      chart: bandChart({
        setting: 'premium',
        points: entries.map(({ setting, netPnlDollars }) => ({ setting, pnlDollars: netPnlDollars })),
        breakEven: document.breakEvenPremiumVolPoints ?? undefined,
        current: currentPremium(document),
      }),
      caption:
        'The whole run made again with the level of the volatility index that many points above forecast realised volatility, on average.',
      caveat:
        'Volatility was estimated here, not recorded: the premium is an assumption, and the P&L with it. At 0 the index level equals the volatility that is forecast, as for a fair variance swap; options at the money stand below that level.',
      description: breakEvenSentences(document).at(-1) ?? '',
    },
    table,
  ];
}

function bandTable(
  setting: { readonly title: string; readonly unit: string },
  entries: readonly BandEntry[],
): TableBlock {
  return {
    kind: 'table',
    title: `Net P&L by ${setting.title.charAt(0).toLowerCase()}${setting.title.slice(1)}`,
    columns: [
      { ...setting, align: 'right' },
      { title: 'Net P&L', unit: '$', align: 'right' },
      { title: 'Closed trades', unit: '', align: 'right' },
    ],
    rows: entries.map((entry) =>
      plainRow([
        numberText(entry.setting, 2),
        numberText(entry.netPnlDollars, 2),
        groupedNumber(entry.trades, 0),
      ]),
    ),
    note: 'Each line is the whole run made again, all else alike.',
    isDense: false,
  };
}
