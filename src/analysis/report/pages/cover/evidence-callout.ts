// What the figures prove, said first and plainly.
import type { RunDocument } from '../../run-document.ts';
import { counted } from '../../text/number-text.ts';
import type { CalloutBlock } from '../../blocks/report-block.ts';

/** The verdict on the evidence. */
export function evidenceCallout({ metrics, data }: RunDocument): CalloutBlock {
  if (metrics.evidence === 'insufficient') {
    return {
      kind: 'callout',
      tone: 'caution',
      title: 'Evidence: insufficient',
      text: `${sentenceOf(metrics.reasons)} These figures support no conclusion about the strategy, good or bad.`,
    };
  }
  const quotes =
    data.chain === 'simulated' ? ' No option was ever traded at these prices: every quote is simulated.' : '';
  return {
    kind: 'callout',
    tone: 'plain',
    title: 'Evidence: sufficient in number',
    text:
      `${counted(metrics.trades, 'closed trade')}, at least 10 losses and a session with VIX above 30. ` +
      `It is still one past, under the assumptions listed in this report; it promises nothing.${quotes}`,
  };
}

function sentenceOf(reasons: readonly string[]): string {
  const text = reasons.join('; ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
