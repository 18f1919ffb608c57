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
  const proof =
    metrics.evidence === 'insufficient'
      ? 'too little evidence for any conclusion'
      : 'one past that promises nothing';
  return `${resultWords(metrics.netReturn)} ${on}: ${proof}.`;
}

function resultWords(netReturn: number | null): string {
  if (netReturn === null || netReturn === 0) return 'Neither gained nor lost';
  const size = percentText(Math.abs(netReturn), 1);
  return netReturn < 0 ? `Lost ${size} of the initial cash` : `Gained ${size} on the initial cash`;
}
