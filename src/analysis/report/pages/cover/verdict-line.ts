// The state of a run in one line, for who reads nothing else: what came of it, on what, and what that proves.
import type { RunDocument } from '../../run-document.ts';
import { percentText } from '../../blocks/typeset-number.ts';
import { quotesWord } from '../../text/basis-text.ts';

/** One sentence for the head of the report. */
export function verdictLine(document: RunDocument): string {
  const { metrics, data, trades, openPositions } = document;
  if (data.sessions === 0) return 'Nothing was traded: the run had no session.';
  if (trades.length + openPositions.length === 0)
    return 'No trade was opened: nothing is known of the strategy.';
  const on = `on ${quotesWord(data)} option quotes`;
  return `${resultWords(metrics.netReturn)} ${on}: ${proofWords(document)}.`;
}

/** Probability from which a Sharpe ratio is told from luck, as the page on luck asks. */
const CONFIDENCE = 0.95;

function proofWords({ metrics, honesty }: RunDocument): string {
  if (metrics.evidence === 'insufficient') return 'too little evidence for any conclusion';
  const { probabilisticSharpe } = honesty;
  if (probabilisticSharpe === null) return 'one past that promises nothing';
  if (probabilisticSharpe >= CONFIDENCE)
    return 'told from luck as a single trial on one past, which promises nothing';
  return (metrics.netReturn ?? 0) > 0 ? 'not told from luck' : 'no evidence of an edge';
}

function resultWords(netReturn: number | null): string {
  if (netReturn === null || netReturn === 0) return 'Neither gained nor lost';
  // As many decimals as the figure below it, so that the two agree.
  const size = percentText(Math.abs(netReturn), 2);
  return netReturn < 0 ? `Lost ${size} of the initial cash` : `Gained ${size} on the initial cash`;
}
