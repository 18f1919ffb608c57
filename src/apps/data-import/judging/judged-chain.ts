// The judged rows of one chain file, wherever they are read: in this thread, or in one of their own for large files.
import type { ChainSource } from '../../../adapters/market-data/csv/index.ts';
import type { ChainRows, InputFailure } from '../../../core/domain/index.ts';
import {
  ChainIntake,
  type IntakeReport,
  type Mislabelling,
  type TradingCalendar,
} from '../../../core/market/index.ts';

/** What is known once all rows were taken. */
export interface JudgedEnd {
  readonly report: IntakeReport;
  readonly mislabelling: Mislabelling | undefined;
  /** Why the rows ended before the file did. */
  readonly failure: InputFailure | undefined;
  readonly sha256: string;
}

export interface JudgedChain {
  /** Accepted rows, batch by batch; each batch holds until the next is asked for. */
  rows(): AsyncGenerator<ChainRows, JudgedEnd>;
  /** Bytes read so far, as stored. */
  readonly bytesRead: () => number;
}

/** Reads and judges in this thread. */
export function judgeHere(source: ChainSource, calendar: TradingCalendar): JudgedChain {
  return {
    bytesRead: () => source.source.bytesRead,
    async *rows() {
      const intake = new ChainIntake(calendar);
      for await (const batch of source.rows()) {
        const rows = intake.judge(batch);
        if (rows.length > 0) yield rows;
      }
      const { failure } = source.source;
      return {
        report: intake.report(),
        mislabelling: intake.mislabelling(),
        failure,
        sha256: failure === undefined ? source.source.sha256() : '',
      };
    },
  };
}
