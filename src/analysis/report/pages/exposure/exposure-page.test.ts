import { expect, test } from 'vitest';
import { stressedRun } from '../../../scenario/stress/stressed-run.fixture.ts';
import { manifest } from '../../ledger-records.fixture.ts';
import { exposurePage } from './exposure-page.ts';

test('shows moves against closes and names the close with most to lose', () => {
  const page = exposurePage(stressedRun());
  expect(page?.lead).toMatch(
    /^Of 3 closes looked at, 2018-01-30 had most to lose: −\d+\.\d% of equity with 2 trades held\.$/,
  );
  const [block] = page?.blocks ?? [];
  const chart = block?.kind === 'chart' ? block.chart : undefined;
  if (chart?.kind !== 'heat-map') throw new Error('no heat map');
  expect(chart.rows).toEqual(['+10%', '+5%', '+3%', '0%', '−3%', '−5%', '−10%', '−15%']);
  expect(chart.columns).toEqual(['2018-01', '2018-01', '2018-01']);
  expect(chart.values.every((row) => row.length === 3)).toBe(true);
  expect(block?.kind === 'chart' && block.caveat).toContain('Left out: 1 trade that');
});

test('is not there where nothing was held, and says why where nothing can be repriced', () => {
  expect(exposurePage([manifest()])).toBeUndefined();
  const untold = stressedRun().map((record) =>
    record.type === 'session-closed'
      ? {
          ...record,
          openTrades: record.openTrades.map(({ tradeId, markCents, isMarkFresh }) => ({
            tradeId,
            markCents,
            isMarkFresh,
          })),
        }
      : record,
  );
  expect(exposurePage(untold)).toMatchObject({
    blocks: [],
    lead: expect.stringContaining('Not measured') as string,
  });
});
