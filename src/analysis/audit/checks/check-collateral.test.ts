// Tests that an entry's worst loss is held against free cash, the quoted credit and interest as paid, each at its boundary.
import { describe, expect, it } from 'vitest';
import { all, type Edit, findings, RUN, set } from '../../../../test/fixtures/forged-run.ts';
import { candidate, legs, MARCH } from '../../../../test/fixtures/sample-condors.ts';

const put = legs(MARCH, 'open').slice(1, 2);
const quoted = candidate(MARCH, 143);
const BID = quoted.bidsCents[1] ?? 0;
const ASK = quoted.asksCents[1] ?? 0;
const MID = (BID + ASK) / 2;

/** The last order and its fill sell one put of 265 in place of a condor, sized by `collateral` on so much more cash at the start. */
function soldPut(collateral: object | undefined, spareCents: number, more: Edit = () => undefined) {
  const edits = all(
    // The balances stated later are off then, which is another check's concern.
    set(RUN.manifest, 'initialCashCents', 10_000_000 + spareCents),
    set(RUN.lastOrder, 'legs', put),
    set(RUN.lastFill, 'legs', put),
    set(RUN.lastOrder, 'candidate', { ...quoted, bidsCents: [BID], asksCents: [ASK] }),
    ...(collateral === undefined ? [] : [set(RUN.lastOrder, 'collateral', collateral)]),
    more,
  );
  return { collateral: findings('collateral', edits), positions: findings('positions', edits) };
}

describe('a put against cash', () => {
  // 10,016,500 cents less what the open condors can cost, 23,835: free when the put is sold.
  const FREE = 9_992_665;
  // A strike of 265 less the mid: 26,500 dollars less 188.50.
  const LOSS = 26_500_00 - 188_50;
  const atMid = { creditCents: MID, rate: 0 };

  it('is secured by what is free, to the cent', () => {
    expect(soldPut(atMid, LOSS - FREE)).toEqual({ collateral: [], positions: [] });
    expect(soldPut(atMid, LOSS - FREE - 2)).toEqual({
      collateral: [`20: order 5 is for 1 that can cost ${LOSS} cents each, ${LOSS - 2} are free`],
      positions: ['21: XSP 2018-03-16 PM put: 100 shares are sold without cover'],
    });
    // Without the credit it takes the whole strike.
    expect(soldPut({ creditCents: 0, rate: 0 }, LOSS - FREE).positions).toHaveLength(1);
    expect(soldPut({ creditCents: 0, rate: 0 }, 26_500_00 - FREE).positions).toEqual([]);
  });

  it('counts interest until the expiry, and no more credit than the mid', () => {
    // 72 days at 5 %, from the order's date to 16 March.
    const discounted = 26_500_00 * Math.exp((-0.05 * 72) / 365) - MID * 100;
    const bills = { creditCents: MID, rate: 0.05 };
    expect(soldPut(bills, Math.ceil(discounted) - FREE).positions).toEqual([]);
    expect(soldPut(bills, Math.floor(discounted) - 1 - FREE).positions).toHaveLength(1);
    expect(soldPut({ creditCents: MID + 1, rate: 0 }, 0)).toEqual({
      collateral: [`20: order 5 counts on a credit of ${MID + 1} cents, ${MID} is quoted at mid`],
      positions: ['21: XSP 2018-03-16 PM put: 100 shares are sold without cover'],
    });
  });

  it('counts no credit for a put that nobody bids for', () => {
    const noBid = set(RUN.lastOrder, 'candidate.bidsCents', [0]);
    expect(soldPut({ creditCents: ASK / 2, rate: 0 }, 0, noBid).collateral).toEqual([
      `20: order 5 counts on a credit of ${ASK / 2} cents, 0 is quoted at mid`,
    ]);
  });

  it('needs its order to say what it counted', () => {
    expect(soldPut(undefined, 0).positions).toEqual([
      '21: XSP 2018-03-16 PM put: 100 shares are sold without cover',
    ]);
  });
});

describe('a rate counted on', () => {
  const counted = (rate: number, more: Edit = () => undefined) =>
    findings('collateral', all(set(RUN.openOrder, 'collateral', { creditCents: 142, rate }), more));

  it('is the one that the account is paid for the night after', () => {
    expect(counted(0.014)).toEqual([]);
    expect(counted(0.05)).toEqual(['6: order 1 counts on interest at 0.05, 0.014 is paid']);
  });

  it('is missed where no interest comes, unless it rounds to nothing', () => {
    const none = set(RUN.interest, 'type', 'unknown');
    expect(counted(0.014, none)).toEqual([
      `${RUN.secondSession}: order 1 counts on interest at 0.014, none is paid`,
    ]);
    expect(counted(0.000_01, none)).toEqual([]);
  });
});
