import type { FailedAnswer, StreamItem } from '../../../core/ports/index.ts';
export interface StreamQueue {
    push(item: StreamItem): void;
    /** What is in the queue is given first; later pushes and ends are ignored. */
    end(failure: FailedAnswer): void;
    /** Waits where there is nothing; after the failure, `undefined`. */
    take(): Promise<StreamItem | FailedAnswer | undefined>;
}
/** Ends as `consumer-slow` where more than `itemsMax` items wait that nothing may replace. */
export declare function createStreamQueue(itemsMax: number): StreamQueue;
