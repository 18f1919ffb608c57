// Reports in the order they were made, waiting for the driver to take them.
import type { VenueReport } from '../../domain/index.ts';

export interface ReportQueue {
  push(report: VenueReport): void;
  /** The oldest report, or `undefined` when there is none. */
  take(): VenueReport | undefined;
}

/** An empty queue; taking costs the same however many wait. */
export function createReportQueue(): ReportQueue {
  const waiting: VenueReport[] = [];
  let head = 0;
  return {
    push(report) {
      waiting.push(report);
    },
    take() {
      if (head === waiting.length) return undefined;
      const report = waiting[head];
      head += 1;
      if (head === waiting.length) {
        waiting.length = 0;
        head = 0;
      }
      return report;
    },
  };
}
