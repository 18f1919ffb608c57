// Writes the run document for people: the same figures as plain text, the funnel last.
import type { DecisionFunnel } from '../attribution/index.ts';
import type { RunDocument } from './run-document.ts';
import { LINE_WIDTH, wrappedText } from './text/aligned-text.ts';
import { attributionLines } from './text/attribution/attribution-text.ts';
import { bandLines } from './text/band-text.ts';
import { dataLines } from './text/data-text.ts';
import { funnelLines } from './text/funnel/funnel-text.ts';
import { honestyLines } from './text/honesty/honesty-text.ts';
import { monthLines } from './text/months-text.ts';
import { evidenceLines, resultLines } from './text/result-text.ts';
import { stressLines } from './text/risk/stress-text.ts';
import { tradeLines } from './text/trades/trades-text.ts';
import { monteCarloLines } from './text/risk/monte-carlo-text.ts';
import { valueAtRiskLines } from './text/risk/value-at-risk-text.ts';
import { whyNotLines } from './text/funnel/why-not-text.ts';
import type { WhyNotSection } from './document/why-not-section.ts';

/** The summary, lines of at most 100 characters (a longer word, such as a path, stands alone) ending in newlines. */
export function textSummary(document: RunDocument): string {
  const lines = [
    ...titleLines(document),
    ...dataLines(document),
    ...resultLines(document),
    ...evidenceLines(document),
    ...bandLines(document),
    ...honestyLines(document),
    ...monteCarloLines(document.monteCarlo),
    ...valueAtRiskLines(document.valueAtRisk),
    ...stressLines(document),
    ...monthLines(document),
    ...attributionLines(document.attribution),
    ...tradeLines(document),
    ...funnelLines(document),
    ...(document.whyNot === null ? [] : whyNotLines(document.whyNot)),
  ];
  return `${lines.join('\n')}\n`;
}

/** The funnel, and what would have opened trades where that is known, as `quantor explain` prints them. */
export function funnelText(funnel: DecisionFunnel, whyNot?: WhyNotSection): string {
  const lines = [...funnelLines({ funnel }), ...(whyNot === undefined ? [] : whyNotLines(whyNot))];
  return `${lines.join('\n')}\n`;
}

function titleLines({ run, data }: RunDocument): readonly string[] {
  const span = data.from === null || data.to === null ? 'no session' : `${data.from} to ${data.to}`;
  const title = `Quantor ${run.version}   ${data.root}   ${span}   seed ${run.seed}`;
  return [
    ...wrappedText(title, ''),
    '='.repeat(LINE_WIDTH),
    ...wrappedText(`run ${run.id}   configuration ${run.configHash.slice(0, 12)}`),
  ];
}
