// Hands out what a stream brings until it fails or is stopped: the loop under every vendor's stream.
import type { FailedAnswer, StopSignal, StreamItem } from '../../../core/ports/index.ts';
import { failedAnswer } from '../http-failure.ts';
import { createStreamQueue, type StreamQueue } from './stream-queue.ts';

export interface StreamOrder {
  /** The vendor, for messages. */
  readonly name: string;
  readonly stop: StopSignal | undefined;
  readonly waitingItemsMax: number | undefined;
  /** Connects, tells everything by the queue, and gives the functions that close what is open. */
  readonly open: (queue: StreamQueue) => readonly (() => void)[] | Promise<readonly (() => void)[]>;
}

/** Bars of every minute of half a session for 50 symbols. */
const WAITING_ITEMS_MAX = 10_000;
const SAFE_ADDRESS = /^(?:wss:\/\/[^\s/@]+|ws:\/\/(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?)$/;

/** Items in the vendor's order; the last is a failure, `cancelled` where the stream was stopped. */
export async function* streamItems({
  name,
  stop,
  waitingItemsMax = WAITING_ITEMS_MAX,
  open,
}: StreamOrder): AsyncGenerator<StreamItem | FailedAnswer, void, void> {
  const queue = createStreamQueue(waitingItemsMax);
  const end = (): void => {
    queue.end(streamStopped(name));
  };
  stop?.addEventListener('abort', end);
  const closers = await open(queue);
  try {
    for (;;) {
      const item = await queue.take();
      if (item === undefined) return;
      // A stop ends at once, whatever still waits.
      if (stop?.aborted === true) {
        yield streamStopped(name);
        return;
      }
      yield item;
      if ('ok' in item) return;
    }
  } finally {
    stop?.removeEventListener('abort', end);
    for (const close of closers) close();
  }
}

/** Why a stream may not begin at all: it was stopped, or its address is one to which no key may go. */
export function streamRefusal(
  name: string,
  url: string,
  stop: StopSignal | undefined,
): FailedAnswer | undefined {
  if (stop?.aborted === true) return streamStopped(name);
  if (SAFE_ADDRESS.test(url)) return undefined;
  const expected = 'expected wss://HOST, or ws:// to this machine, found another address';
  return failedAnswer('address-refused', `${name}: ${expected}`);
}

function streamStopped(name: string): FailedAnswer {
  return failedAnswer('cancelled', `${name}: the stream was stopped`);
}
