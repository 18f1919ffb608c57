// Says in plain sentences how the orders of a run fill.
import type { Settings } from '../../../config/index.ts';

type Fill = Settings['fill'];

/** Optimism first: what no market gives is named as that. */
export function fillAssumptions(fill: Fill): readonly string[] {
  if (fill.model === 'phase-1') {
    return [
      'Fills are those of phase 1, which is optimistic: at once, at mid, in any size, on the quotes the decision saw. No market gives them.',
    ];
  }
  return [priceSentence(fill), ...ladderSentence(fill), ...sizeSentence(fill)];
}

function priceSentence({ model, patient, urgent }: Fill): string {
  if (patient === 0 && urgent === 0 && model === 'uniform')
    return 'Orders fill at mid, at a later bar: nobody can count on that.';
  const more =
    model === 'by-order' ? '; fewer legs than four, the edges of a session and size give up more' : '';
  return `Orders fill at mid less ${patient} (stops ${urgent}) of the way to natural, at a later bar${more}.`;
}

function ladderSentence({ ladderStart, ladderEnd, ladderStep, ladderSeconds }: Fill): readonly string[] {
  if (ladderStart === null) return [];
  return [
    `Limits walk from ${ladderStart} of the way to ${ladderEnd}, ${ladderStep} every ${ladderSeconds} seconds; an order fills when its limit meets what the market gives.`,
  ];
}

function sizeSentence({ assumedSize, displayedShareMax }: Fill): readonly string[] {
  if (assumedSize === null) return [];
  return [
    `Quotes that tell no size are taken to display ${assumedSize} contracts, of which an order takes ${displayedShareMax} at a bar.`,
  ];
}
