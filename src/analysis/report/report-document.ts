// Builds the report that people are sent: one document, ready to be set, for every renderer.
import { invariant } from '../../core/domain/index.ts';
import type { LedgerRecord } from '../../core/ledger/index.ts';
import { numbered } from './blocks/numbered.ts';
import type { ReportSection } from './blocks/report-block.ts';
import type { ValidationDocument } from './document/validation/validation-document.ts';
import { assumptionsPage } from './pages/assumptions-page.ts';
import { attributionPage } from './pages/attribution/attribution-page.ts';
import { coverPage, type ReportCover } from './pages/cover/cover-page.ts';
import { dataPage } from './pages/data-page.ts';
import { definitionsPage } from './pages/definitions-page.ts';
import { equityPage, figuresPage } from './pages/equity-page.ts';
import { exposurePage } from './pages/exposure/exposure-page.ts';
import { funnelPage } from './pages/funnel/funnel-page.ts';
import { guardsPage } from './pages/guards/guards-page.ts';
import { honestyPage } from './pages/honesty/honesty-page.ts';
import { manifestPage } from './pages/manifest-page.ts';
import { monthsPage } from './pages/months-page.ts';
import { pricePage } from './pages/price-page.ts';
import { stressPage } from './pages/stress/stress-page.ts';
import { riskPage } from './pages/risk/risk-page.ts';
import { valueAtRiskPage } from './pages/risk/value-at-risk-page.ts';
import { resultsPage, tradeListPage } from './pages/trades-page.ts';
import { validationPage } from './pages/validation/validation-page.ts';
import type { RunDocument } from './run-document.ts';
import { basisText } from './text/basis-text.ts';

export interface ReportDocument {
  /** What is reported, for titles and footers: `run 0a3325b9e0a3`. */
  readonly reference: string;
  /** `Quantor 0.1.0`. */
  readonly producer: string;
  /** Stands on every page. */
  readonly notice: string;
  readonly cover: ReportCover;
  readonly sections: readonly ReportSection[];
}

/**
 * The report of a run from its document and the records of its ledger. It depends on neither files nor timing, so one
 * ledger with the same bands always makes the same report. A run that opened nothing
 * has the funnel in place of results. A validation of the run, where there is one, has its page after the one on luck.
 */
export function reportDocument(
  document: RunDocument,
  records: readonly LedgerRecord[],
  validation?: ValidationDocument,
): ReportDocument {
  const [manifest] = records;
  invariant(manifest?.type === 'manifest', 'the first record of a ledger is its manifest');
  const isTraded = document.trades.length + document.openPositions.length > 0;
  const funnel = funnelPage(document, records);
  const assumptions = assumptionsPage(document);
  const guards = guardsPage(document, records, manifest);
  const validated = validation && validationPage(validation);
  const sections = isTraded
    ? [
        equityPage(document),
        monthsPage(document),
        figuresPage(document),
        resultsPage(document),
        attributionPage(document),
        assumptions,
        honestyPage(document),
        validated,
        riskPage(document.monteCarlo),
        valueAtRiskPage(document.valueAtRisk, document.monteCarlo),
        stressPage(document),
        exposurePage(records),
        guards,
        pricePage(document, records),
        tradeListPage(document),
        funnel,
      ]
    : [funnel, assumptions, validated, riskPage(document.monteCarlo), guards];
  const all = [...sections, dataPage(document), definitionsPage(), manifestPage(document, manifest)];
  const cover = coverPage(document, records);
  const placed = numbered(
    cover.chart,
    all.filter((section) => section !== undefined),
    basisText(document),
  );
  return {
    reference: `run ${document.run.id}`,
    producer: `Quantor ${document.run.version}`,
    notice: noticeOf(document),
    cover: { ...cover, chart: placed.cover },
    sections: placed.sections,
  };
}

function noticeOf({ data }: RunDocument): string {
  return data.chain === 'simulated'
    ? 'Hypothetical results on simulated option prices. No one traded this.'
    : 'Hypothetical results. No one traded this.';
}
