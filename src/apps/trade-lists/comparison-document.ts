// A comparison with another tool's trades as one JSON document.
import type { DifferenceParts, OwnTrade } from '../../analysis/trade-comparison/index.ts';
import { isoInstant } from '../../core/domain/index.ts';
import type { ListComparison } from './compare-list.ts';
import { comparisonSums } from './comparison-sums.ts';
import type { RunAnswer } from './gates-at.ts';
import { fileDocument, inDollars, momentDocument, tradeDocument } from './list-document.ts';

/** Plain data; `null` for what a side does not have. Dollar fields cover the whole position. */
export function comparisonDocument(comparison: ListComparison): object {
  const { file, run, pairs, onlyOwn, onlyTheirs, notComparable, answers } = comparison;
  const { compared, ownCents, theirsCents, parts } = comparisonSums(comparison);
  return {
    file: fileDocument(file),
    run: { root: run.root, structure: run.structure, from: run.from, to: run.to, trades: run.trades.length },
    summary: {
      matched: pairs.length,
      onlyThere: onlyTheirs.length,
      onlyHere: onlyOwn.length,
      notComparable: notComparable.length,
      closedPairs: compared,
      ownPnlDollars: ownCents / 100,
      theirPnlDollars: theirsCents / 100,
      difference: partsDocument({ totalCents: ownCents - theirsCents, ...parts }),
    },
    matched: pairs.map(({ own, theirs, parts: difference }) => ({
      own: ownDocument(own),
      theirs: tradeDocument(theirs),
      difference: difference === undefined ? null : partsDocument(difference),
    })),
    onlyThere: onlyTheirs.map((trade) => {
      const answer = answers.of.get(trade);
      return { trade: tradeDocument(trade), here: answer === undefined ? null : answerDocument(answer) };
    }),
    onlyThereUnavailable: answers.unavailable ?? null,
    onlyHere: onlyOwn.map(ownDocument),
    notComparable: notComparable.map(({ trade, why }) => ({ trade: tradeDocument(trade), why })),
    quarantined: file.quarantined,
  };
}

function partsDocument(parts: { readonly [Part in keyof DifferenceParts]: number | undefined }): object {
  return {
    pnlDollars: inDollars(parts.totalCents),
    sizeDollars: inDollars(parts.sizeCents),
    entryDollars: inDollars(parts.entryCents),
    exitDollars: inDollars(parts.exitCents),
    feesDollars: inDollars(parts.feesCents),
    restDollars: inDollars(parts.restCents),
  };
}

function ownDocument(trade: OwnTrade): object {
  return {
    id: trade.id,
    root: trade.root,
    opened: momentDocument(trade.opened),
    closed: trade.closed === undefined ? null : momentDocument(trade.closed),
    legs: trade.legs.map(({ right, strikeCents, expiry, quantity }) => ({
      right,
      strike: strikeCents / 100,
      expiry,
      quantity,
    })),
    contracts: trade.contracts,
    creditDollars: trade.creditCents / 100,
    closingDollars: inDollars(trade.closingCents),
    feesDollars: trade.feesCents / 100,
    pnlDollars: inDollars(trade.pnlCents),
    reason: trade.reason ?? null,
    adjustments: trade.adjustments,
  };
}

function answerDocument(answer: RunAnswer): object {
  if (answer.kind !== 'bar') return answer;
  const { closeMs, entry } = answer;
  const bar = { kind: 'bar', at: isoInstant(closeMs), outcome: entry.outcome };
  return entry.outcome === 'enter'
    ? bar
    : {
        ...bar,
        gate: entry.gate,
        measured: entry.measured ?? null,
        limit: entry.limit ?? null,
        reason: entry.reason ?? null,
      };
}
