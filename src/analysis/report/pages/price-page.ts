// The underlying with the run's trades on it.
import type { LedgerRecord } from '../../../core/ledger/index.ts';
import { dateOfInstant, type PriceCharts, priceCharts } from '../charts/price-charts.ts';
import type { RunDocument } from '../run-document.ts';
import { counted, groupedNumber } from '../text/number-text.ts';
import { structureWords } from '../text/structure-words.ts';
import type { ChartBlock, ReportSection } from '../blocks/report-block.ts';

/** The section on price and strikes; `undefined` for a run without a session. */
export function pricePage(
  document: RunDocument,
  records: readonly LedgerRecord[],
): ReportSection | undefined {
  const trades = [...document.trades, ...document.openPositions];
  const charts = priceCharts(records, trades);
  if (charts === undefined) return undefined;
  const strikes = strikesBlock(document, charts, trades.length);
  return {
    id: 'price',
    title: 'Price, entries and strikes',
    lead: structureWords(document.run.structure).price,
    blocks: [overviewBlock(document, charts, trades.length), ...(strikes === undefined ? [] : [strikes])],
  };
}

/** The market alone, for a run that opened nothing on it; `undefined` for a run without a session. */
export function marketChart(document: RunDocument, records: readonly LedgerRecord[]): ChartBlock | undefined {
  const charts = priceCharts(records, []);
  return charts === undefined ? undefined : overviewBlock(document, charts, 0);
}

const PRICE_CAVEATS = {
  real: '',
  bridged:
    'Daily closes are recorded; prices inside each day, at which trades are entered, are drawn to fit them.',
  simulated: 'Every price is simulated.',
} as const;

function overviewBlock(
  { data, equity }: RunDocument,
  { overview }: PriceCharts,
  tradeCount: number,
): ChartBlock {
  const closes = counted(equity.length, 'close');
  const drawn = overview.entries.length;
  const entries =
    drawn < tradeCount
      ? `${groupedNumber(drawn, 0)} of ${counted(tradeCount, 'trade')}, evenly chosen`
      : counted(tradeCount, 'trade');
  const thinned =
    overview.points.length < equity.length
      ? `${overview.points.length} of ${closes} are drawn: the lowest and highest of each few.`
      : '';
  return {
    kind: 'chart',
    title: `${data.root} at session closes${tradeCount === 0 ? '' : ', with every entry'}`,
    chart: overview,
    caption:
      tradeCount === 0
        ? 'The market this run saw, points.'
        : `Dots: entries, at the price then (${entries}). The shaded part is shown below.`,
    caveat: [PRICE_CAVEATS[data.underlying], thinned].filter((sentence) => sentence !== '').join(' '),
    description: `Price of ${data.root} over ${counted(data.sessions, 'session')}.`,
  };
}

function strikesBlock(
  { data, run }: RunDocument,
  { overview, strikes }: PriceCharts,
  tradeCount: number,
): ChartBlock | undefined {
  if (strikes === undefined || overview.zoom === undefined) return undefined;
  const from = dateOfInstant(overview.zoom.fromMs);
  const to = dateOfInstant(overview.zoom.toMs);
  const all = counted(tradeCount, 'trade');
  const shown = strikes.trades.length === tradeCount ? all : `the latest ${strikes.trades.length} of ${all}`;
  return {
    kind: 'chart',
    title: `Strikes held, ${from} to ${to}`,
    chart: strikes,
    caption:
      `From entry to exit of ${shown}: ${structureWords(run.structure).strikes}. ` +
      'Triangle: entry; cross: exit, at the price then.',
    caveat: 'Between closes the price may have crossed a strike and come back.',
    description: `Strikes of ${shown} around the price of ${data.root}.`,
  };
}
