import { describe, expect, it } from 'vitest';
import {
  all,
  cut,
  type Edit,
  findings,
  insert,
  repeat,
  RUN,
  set,
} from '../../../../test/fixtures/forged-run.ts';
import { legs, MARCH } from '../../../../test/fixtures/sample-condors.ts';

describe('the positions check', () => {
  it.each<[string, Edit, string]>([
    [
      'a short without cover',
      set(RUN.openFill, 'legs.3.quantity', 0),
      '3: XSP 2018-02-16 PM call: 200 shares are sold without cover',
    ],
    [
      'a settled quantity',
      set(RUN.settled, 'legs.0.quantity', 2),
      '13: 2 of XSP 2018-01-05 AM put 26000 x100 are settled, 3 were held',
    ],
    [
      'a contract never held',
      set(RUN.settled, 'legs.0.strikeCents', 100),
      '13: 3 of XSP 2018-01-05 AM put 100 x100 are settled, 0 were held',
    ],
    [
      'a contract left out of its settlement',
      cut(RUN.settled, 'legs'),
      '13: 3 of XSP 2018-01-05 AM call 27500 x100 were held and not settled',
    ],
    [
      'a contract of another series',
      set(RUN.settled, 'legs.0.expiry', '2018-03-16'),
      '13: XSP 2018-03-16 AM put 26000 x100 is out of place in the settlement of XSP 2018-01-05 AM',
    ],
    [
      'a contract settled twice',
      repeat(RUN.settled, 'legs'),
      '13: XSP 2018-01-05 AM put 26000 x100 is out of place in the settlement of XSP 2018-01-05 AM',
    ],
    [
      'a payout off by a cent',
      set(RUN.settled, 'legs.2.cashPerContractCents', 17_301),
      '13: XSP 2018-01-05 AM call 27200 x100 pays 17301 cents at 273.73, expected 17300',
    ],
    [
      'a payout of a worthless put',
      set(RUN.settled, 'legs.1.cashPerContractCents', 1),
      '13: XSP 2018-01-05 AM put 26500 x100 pays 1 cents at 273.73, expected 0',
    ],
    [
      'another settlement value',
      set(RUN.settled, 'settlementPoints', 273.75),
      '13: XSP 2018-01-05 AM call 27200 x100 pays 17300 cents at 273.75, expected 17500',
    ],
    ['a second settlement', insert(RUN.settledTrade, RUN.settled), '14: XSP 2018-01-05 AM is settled twice'],
    [
      'a trade after settlement',
      all(set(RUN.lastFill, 'legs.0.expiry', '2018-01-05'), set(RUN.lastFill, 'legs.0.settlement', 'AM')),
      '21: XSP 2018-01-05 AM put 25500 x100 is traded after its settlement',
    ],
  ])('finds %s', (_, edit, finding) => {
    expect(findings('positions', edit)).toContain(finding);
  });

  it('finds a put without cover whose order was not secured', () => {
    const put = legs(MARCH, 'open').slice(1, 2);
    expect(findings('positions', set(RUN.lastFill, 'legs', put))).toEqual([
      '21: XSP 2018-03-16 PM put: 100 shares are sold without cover',
    ]);
  });
});
