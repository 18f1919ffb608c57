import { describe, expect, it } from 'vitest';
import { type Edit, findings, insert, remove, RUN, set } from '../../../../test/fixtures/forged-run.ts';

describe('the sequence check', () => {
  it.each<[string, Edit, string]>([
    ['a sequence number that goes back', set(RUN.rejected, 'seq', 5), '8: seq 5 follows seq 90'],
    ['a time that goes back', set(RUN.rejected, 'atMs', 7), '8: time 7 follows time 1514930400000'],
    [
      'an event at two times',
      set(RUN.opened, 'atMs', 1514906700001),
      '4: event 11 has two times, 1514906700000 and 1514906700001',
    ],
    ['a second manifest', insert(3, RUN.manifest), '3: a ledger has one manifest, and it is first'],
    ['a missing manifest', remove(RUN.manifest), '0: a ledger has one manifest, and it is first'],
    ['a missing end', remove(RUN.end), '24: the ledger ends before the run does'],
    [
      'a record after the end',
      insert(RUN.lastSession, RUN.end),
      '25: a record of type session-closed follows the end of the run',
    ],
  ])('finds %s', (_, edit, finding) => {
    expect(findings('sequence', edit)).toContain(finding);
  });
});
