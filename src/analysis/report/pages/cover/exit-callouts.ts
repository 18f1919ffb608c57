// The boxes on exits that were not made when they were to be, for the cover and for the page of all figures.
import type { MetricsSection } from '../../document/metrics-section.ts';
import type { CalloutBlock } from '../../blocks/report-block.ts';
import { dollarText } from '../../blocks/typeset-number.ts';
import { boundsSentence, unfilledSentence } from '../../text/bounds-text.ts';

/** One box for quotes that were missing and one for limits that no quote met, where there were such exits. */
export function exitCallouts(metrics: MetricsSection): readonly CalloutBlock[] {
  const told: readonly (readonly [string, string | undefined])[] = [
    ['Missing quotes', boundsSentence(metrics, (value) => dollarText(value))],
    ['Exits that did not fill', unfilledSentence(metrics)],
  ];
  return told.flatMap(([title, text]) =>
    text === undefined ? [] : [{ kind: 'callout', tone: 'caution', title, text } as const],
  );
}
