// A ledger sink that keeps nothing: it holds each new record against the original's and names the first difference.
import { canonicalJson } from './canonical-json.ts';
import { firstDifference, type ValueDifference } from './first-difference.ts';
import type { LedgerRecord } from './ledger-record.ts';

/**
 * The first record that is not the same byte for byte. Where a ledger ends early the path is empty and the value of
 * the ended side is `undefined`.
 */
export interface LedgerDifference extends ValueDifference {
  /** Position of the record, from 0. */
  readonly index: number;
  /** Type of the original's record, or of the replayed one where the original has ended. */
  readonly type: LedgerRecord['type'];
}

export interface LedgerComparison {
  readonly identical: boolean;
  /** Records that were the same before the first difference. */
  readonly recordsMatched: number;
  readonly firstDifference: LedgerDifference | undefined;
}

export interface DiffSink {
  append(record: LedgerRecord): void;
  /** The outcome, with the records of the original that never came taken as missing. */
  compare(): LedgerComparison;
}

/** A sink that compares what it is given with an original, given as the canonical texts of its records in order. */
export function createDiffSink(originalTexts: readonly string[]): DiffSink {
  let count = 0;
  let found: LedgerDifference | undefined;

  const differenceAt = (index: number, replayedText: string | undefined): LedgerDifference | undefined => {
    const originalText = originalTexts[index];
    if (originalText === replayedText) return undefined;
    const original = valueOf(originalText);
    const replayed = valueOf(replayedText);
    const difference = firstDifference(original, replayed) ?? { path: '', original, replayed };
    const { type } = (original ?? replayed) as LedgerRecord;
    return { index, type, ...difference };
  };

  return {
    append(record) {
      found ??= differenceAt(count, canonicalJson(record));
      count += 1;
    },
    compare() {
      const first = found ?? differenceAt(count, undefined);
      return {
        identical: first === undefined,
        recordsMatched: first?.index ?? count,
        firstDifference: first,
      };
    },
  };
}

function valueOf(text: string | undefined): unknown {
  return text === undefined ? undefined : JSON.parse(text);
}
