// What is read from the tables of Cboe and FRED, value by value; made up in their forms.
import { describe, expect, test } from 'vitest';
import { MS_PER_DAY, type SessionDate } from '../../../core/domain/index.ts';
import type {
  FailedAnswer,
  MarketDataPage,
  MarketDataRequest,
  PageCursor,
} from '../../../core/ports/index.ts';
import { createCboeSource, createFredSource } from './index.ts';

const SPAN = { from: '2020-01-03' as SessionDate, to: '2020-01-07' as SessionDate };
const DAY_OF_JANUARY_3 = 18_264;

type Make = typeof createCboeSource;

async function firstStep(
  make: Make,
  body: string,
  request: MarketDataRequest,
  after?: string,
): Promise<(FailedAnswer | MarketDataPage) & { readonly asked: readonly string[] }> {
  const asked: string[] = [];
  const fetchTable = (url: string): Promise<Response> => {
    asked.push(url);
    return Promise.resolve(new Response(body, { headers: { 'content-type': 'text/csv' } }));
  };
  const source = make({ surroundings: { fetch: fetchTable } });
  const options = after === undefined ? {} : { after: after as PageCursor };
  for await (const step of source.pages(request, options)) return { ...step, asked };
  throw new Error('an answer without a step');
}

describe('cboe', () => {
  const ask = (body: string, index = 'VIX', after?: string): ReturnType<typeof firstStep> =>
    firstStep(createCboeSource, body, { kind: 'index-levels', index, ...SPAN }, after);

  test('levels by column, of the asked days', async () => {
    const step = await ask(
      'DATE,OPEN,HIGH,LOW,CLOSE\n01/02/2020,1,2,0.5,1.5\n01/03/2020,13.51,16.2,13.13,14.02\n1/7/2020,13.84,14.46,13.39,13.79\n',
    );
    expect(step.asked).toEqual(['https://cdn.cboe.com/api/global/us_indices/daily_prices/VIX_History.csv']);
    expect(step.ok && step.rows).toEqual({
      kind: 'index-levels',
      levels: {
        length: 2,
        stampKind: 'date',
        stampsMs: Float64Array.of(DAY_OF_JANUARY_3 * MS_PER_DAY, (DAY_OF_JANUARY_3 + 4) * MS_PER_DAY),
        lines: Int32Array.of(3, 4),
        open: Float64Array.of(13.51, 13.84),
        high: Float64Array.of(16.2, 14.46),
        low: Float64Array.of(13.13, 13.39),
        close: Float64Array.of(14.02, 13.79),
        volume: undefined,
        dividend: undefined,
      },
    });
  });

  test('an index of one value a day, and a value that is missing', async () => {
    const step = await ask('DATE,SKEW\r\n01/03/2020,141.2\r\n01/06/2020,\r\n', 'SKEW');
    expect(step.ok && step.rows.kind === 'index-levels' && step.rows.levels.close).toEqual(
      Float64Array.of(141.2, Number.NaN),
    );
  });

  test('a row of which a number or a cell is wrong is counted and no level', async () => {
    const step = await ask(
      'DATE,OPEN,HIGH,LOW,CLOSE\n01/03/2020,1,2,3,x\n01/06/2020,1,2,3\n01/07/2020,1,2,3,4,5\n',
    );
    expect(step).toMatchObject({
      ok: true,
      rows: { levels: { length: 0 } },
      leftOut: { 'unreadable-level': 1, 'other-cell-count': 2 },
    });
  });

  test.each(['vix', 'VIX/../x', '', 'V', 'VIX?x=1'])('an index %j is not asked', async (index) => {
    const step = await ask('', index);
    expect(step).toMatchObject({ ok: false, error: { code: 'request-unsupported' }, asked: [] });
  });

  test('a cursor is not asked with', async () => {
    expect(await ask('', 'VIX', 'x')).toMatchObject({
      ok: false,
      error: { code: 'cursor-refused' },
      asked: [],
    });
  });
});

describe('fred', () => {
  const ask = (body: string, series = 'DTB3'): ReturnType<typeof firstStep> =>
    firstStep(createFredSource, body, { kind: 'rates', series, ...SPAN });

  test('rates of the asked days, each from its own basis', async () => {
    const step = await ask(
      'observation_date,DTB3\n2020-01-03,1.49\n2020-01-06,.\n2020-01-07,1.5\n2020-01-08,9\n',
    );
    expect(step.asked).toEqual([
      'https://fred.stlouisfed.org/graph/fredgraph.csv?id=DTB3&cosd=2020-01-03&coed=2020-01-07',
    ]);
    const rates = step.ok && step.rows.kind === 'rates' ? Array.from(step.rows.rates.rate) : [];
    expect(rates.map((rate) => rate.toFixed(6))).toEqual(['0.015135', 'NaN', '0.015237']);
  });

  test('only a dot or nothing is a day without a rate; what cannot be read or meant is counted', async () => {
    const rows = ['03,"5.25"', '03,5.25%', '04,525', '05,5,25', '06,.05', '07,1.5', '07,1.6'];
    const step = await ask(`observation_date,DTB3\n${rows.map((row) => `2020-01-${row}\n`).join('')}`);
    expect(step).toMatchObject({
      ok: true,
      leftOut: {
        'unreadable-rate': 2,
        'implausible-rate': 1,
        'other-cell-count': 1,
        'conflicting-date': 2,
      },
    });
    const rates = step.ok && step.rows.kind === 'rates' ? Array.from(step.rows.rates.rate) : [];
    expect(rates.map((rate) => rate.toFixed(6))).toEqual(['0.000507']);
  });

  test('the same rate twice is no conflict', async () => {
    const step = await ask(
      'observation_date,DTB3\n2020-01-03,1.49\n2020-01-03,1.49\n2020-01-06,.\n2020-01-06,.\n',
    );
    expect(step).toMatchObject({ ok: true, rows: { rates: { length: 4 } }, leftOut: {} });
  });

  test('a series whose quoting is not known is not asked', async () => {
    const step = await ask('', 'GDP');
    expect(step).toMatchObject({ ok: false, error: { code: 'request-unsupported' }, asked: [] });
  });
});
