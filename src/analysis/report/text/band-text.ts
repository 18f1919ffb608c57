// The summary's section on how the result hangs on assumed fills and, where it was estimated, on the volatility premium.
import { withoutInterest } from '../document/without-interest.ts';
import { stoppedSentence } from '../document/stopped-runs.ts';
import type { FillBandEntry, PremiumBandEntry, RunDocument } from '../run-document.ts';
import { type Alignment, alignedRows, heading, wrappedText } from './aligned-text.ts';
import { groupedNumber } from './number-text.ts';

const ALIGNMENTS: readonly Alignment[] = ['right', 'right', 'right'];

/** Lines on the same run under other assumptions; none where it was made under one set only. */
export function bandLines(document: RunDocument): readonly string[] {
  return [...fillLines(document), ...premiumLines(document)];
}

function fillLines({ fillBand, breakEvenF }: RunDocument): readonly string[] {
  if (fillBand === null) return [];
  const rows = fillBand.map(({ f, netPnlDollars, trades }) => [
    f.toFixed(2),
    groupedNumber(netPnlDollars, 2),
    groupedNumber(trades, 0),
  ]);
  return [
    ...heading(
      'THE SAME RUN AT OTHER FILLS (share f of the way from mid to natural; prices rounded against us)',
    ),
    ...alignedRows([['f', 'net P&L $', 'trades'], ...rows], ALIGNMENTS),
    ...wrappedText(
      `${[breakEvenSentence(fillBand, breakEvenF), withoutInterest(fillBand) ?? [], stoppedFills(fillBand) ?? []].flat().join(' ')} f = 0 fills at mid where there is a bid, which nobody can count on.`,
    ),
  ];
}

function breakEvenSentence(
  band: readonly { readonly netPnlDollars: number }[],
  breakEvenF: number | null,
): string {
  if (breakEvenF !== null) return `It breaks even at f = ${breakEvenF.toFixed(2)}.`;
  const first = band[0]?.netPnlDollars ?? 0;
  if (first === 0) return 'It neither gains nor loses at any f.';
  return first < 0 ? 'It loses at every f.' : 'It gains at every f.';
}

function stoppedFills(band: readonly FillBandEntry[]): string | undefined {
  return stoppedSentence(band.map(({ f, stoppedOn }) => ({ setting: f, stoppedOn })));
}

function stoppedPremiums(band: readonly PremiumBandEntry[]): string | undefined {
  return stoppedSentence(
    band.map(({ premiumVolPoints, stoppedOn }) => ({ setting: premiumVolPoints, stoppedOn })),
  );
}

function premiumLines({ premiumBand, breakEvenPremiumVolPoints: breakEven }: RunDocument): readonly string[] {
  if (premiumBand === null) return [];
  const rows = premiumBand.map(({ premiumVolPoints, netPnlDollars, trades }) => [
    premiumVolPoints.toFixed(2),
    groupedNumber(netPnlDollars, 2),
    groupedNumber(trades, 0),
  ]);
  const sentence =
    breakEven === null
      ? 'It breaks even at none of these premiums.'
      : `It breaks even at a premium of ${breakEven.toFixed(2)} volatility points.`;
  return [
    ...heading(
      'THE SAME RUN AT OTHER VOLATILITY PREMIUMS (index level over forecast realised, average points)',
    ),
    ...alignedRows([['premium', 'net P&L $', 'trades'], ...rows], ALIGNMENTS),
    ...wrappedText(
      `Volatility is estimated here, so the P&L is the estimator's own assumption. ${[sentence, stoppedPremiums(premiumBand) ?? []].flat().join(' ')} ` +
        'At 0 the index level equals the volatility that is forecast, as for a fair variance swap; at the money ' +
        'stands below the level, here as in recorded chains.',
    ),
  ];
}
