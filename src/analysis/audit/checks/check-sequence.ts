// Checks that the records stand in one order: a manifest, then events that never go back, then the end of the run.
import type { LedgerRecord } from '../../../core/ledger/index.ts';
import type { AuditCheck, Complain } from '../audit-check.ts';

export function createSequenceCheck(complain: Complain): AuditCheck & { readonly finish: () => void } {
  let count = 0;
  let last: Exclude<LedgerRecord, { readonly type: 'manifest' }> | undefined;
  let hasEnded = false;
  let isConnected = true;
  return {
    see(record) {
      if ((count === 0) !== (record.type === 'manifest'))
        complain('a ledger has one manifest, and it is first');
      if (hasEnded) complain(`a record of type ${record.type} follows the end of the run`);
      count += 1;
      if (record.type === 'manifest') return;
      if (last !== undefined && record.seq < last.seq) complain(`seq ${record.seq} follows seq ${last.seq}`);
      if (last !== undefined && record.atMs < last.atMs)
        complain(`time ${record.atMs} follows time ${last.atMs}`);
      if (last?.seq === record.seq && last.atMs !== record.atMs) {
        complain(`event ${record.seq} has two times, ${last.atMs} and ${record.atMs}`);
      }
      if (record.type === 'venue-connection') {
        if (record.isConnected === isConnected)
          complain(`the line to the venue is ${isConnected ? 'back' : 'lost'} twice`);
        isConnected = record.isConnected;
      }
      last = record;
      hasEnded = record.type === 'run-ended';
    },
    finish() {
      if (!hasEnded) complain('the ledger ends before the run does');
    },
  };
}
