// Holds what a stream has brought until somebody takes it, in bounded memory: of a symbol's quotes only the latest.
import type { FailedAnswer, StreamItem } from '../../../core/ports/index.ts';
import { failedAnswer } from '../http-failure.ts';

export interface StreamQueue {
  push(item: StreamItem): void;
  /** What is in the queue is given first; later pushes and ends are ignored. */
  end(failure: FailedAnswer): void;
  /** Waits where there is nothing; after the failure, `undefined`. */
  take(): Promise<StreamItem | FailedAnswer | undefined>;
}

/** A waiting item, and the stretch without any other item than quotes that it was pushed in. */
interface Waiting {
  readonly item: StreamItem;
  readonly stretch: number;
}

/** Ends as `consumer-slow` where more than `itemsMax` items wait that nothing may replace. */
export function createStreamQueue(itemsMax: number): StreamQueue {
  // A map keeps the order of first keys: a quote that replaces another takes its place.
  const waiting = new Map<string, Waiting>();
  let failure: FailedAnswer | undefined;
  let isOver = false;
  let wake: (() => void) | undefined;
  let stretch = 0;
  let connection = 0;
  const awaken = (): void => {
    wake?.();
    wake = undefined;
  };
  const end = (reason: FailedAnswer): void => {
    failure ??= reason;
    awaken();
  };
  return {
    push(item) {
      if (failure !== undefined) return;
      const isOrdered = item.kind !== 'quote' && item.kind !== 'left-out';
      if (isOrdered) stretch += 1;
      // Nothing is joined across a gap: what was before it is another piece of the stream.
      if (item.kind === 'disconnected') connection += 1;
      const key = isOrdered ? `item ${stretch}` : `${connection} ${keyOf(item)}`;
      const earlier = waiting.get(key);
      // Behind a bar or a gap that waits, a place in front of it would be a look ahead.
      if (earlier !== undefined && earlier.stretch !== stretch && !isLate(item, earlier.item))
        waiting.delete(key);
      waiting.set(key, { item: joined(earlier?.item, item), stretch: placeOf(earlier, item) ?? stretch });
      if (waiting.size > itemsMax) {
        const expected = `expected to be read within ${itemsMax} waiting items`;
        end(
          failedAnswer(
            'consumer-slow',
            `${expected}, found more: the stream is closed, since bars would be lost`,
          ),
        );
      } else awaken();
    },
    end,
    async take() {
      for (;;) {
        const first = waiting.entries().next();
        if (first.done !== true) {
          const [key, { item }] = first.value;
          waiting.delete(key);
          return item;
        }
        if (isOver) return undefined;
        if (failure !== undefined) {
          isOver = true;
          return failure;
        }
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
  };
}

function keyOf(item: Extract<StreamItem, { kind: 'left-out' | 'quote' }>): string {
  return item.kind === 'quote' ? `quote ${item.symbol}` : `left-out ${item.reason}`;
}

/** The stretch of an item that stays where it is, since the new one is older. */
function placeOf(earlier: Waiting | undefined, item: StreamItem): number | undefined {
  return earlier !== undefined && isLate(item, earlier.item) ? earlier.stretch : undefined;
}

/** Whether a quote is older than the one that waits, by the nanosecond. */
function isLate(item: StreamItem, earlier: StreamItem): boolean {
  if (item.kind !== 'quote' || earlier.kind !== 'quote') return false;
  return (item.quotedAtMs - earlier.quotedAtMs || item.nanos - earlier.nanos) < 0;
}

function joined(earlier: StreamItem | undefined, item: StreamItem): StreamItem {
  if (earlier?.kind === 'quote' && item.kind === 'quote') {
    const latest = isLate(item, earlier) ? earlier : item;
    return { ...latest, replaced: item.replaced + earlier.replaced + 1 };
  }
  if (earlier?.kind === 'left-out' && item.kind === 'left-out')
    return { ...item, count: item.count + earlier.count };
  return item;
}
