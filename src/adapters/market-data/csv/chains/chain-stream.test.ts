import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { batchesOf, plainRows } from './chain-rows.fixture.ts';
import { BATCH_ROWS } from './chain-row-parser.ts';

const HEADER =
  'timestamp,date,symbol,option_symbol,strike,expiration,contract_type,bid,ask,last_price,bid_size,ask_size,volume,open_interest,delta,gamma,theta,vega,implied_volatility';
const LINE_FEED = 10;

const rowText = (strike: number, minute: number, bid: string): string =>
  `2024-01-12 10:${String(minute).padStart(2, '0')}:00,2024-01-12,SPY,SPY240119C00${strike}.00,${strike},2024-01-19,call,${bid},2.05,"2.0",10,20,300,4000,0.5,0.01,-0.1,0.2,0.15`;

const rowArbitrary = fc
  .tuple(
    fc.integer({ min: 100, max: 999 }),
    fc.integer({ min: 0, max: 59 }),
    fc.constantFrom('1.95', '', '-1', '1e-3', 'x', '"1,950.00"', '0.30000000000000004'),
  )
  .map((parts) => rowText(...parts));
const textArbitrary = fc
  .tuple(fc.array(rowArbitrary, { minLength: 1, maxLength: 30 }), fc.constantFrom('\n', '\r\n'), fc.boolean())
  .map(([rows, end, isEnded]) => [HEADER, ...rows].join(end) + (isEnded ? end : ''));

describe('a text in chunks', () => {
  it('gives the same rows however it is cut', () => {
    fc.assert(
      fc.property(textArbitrary, fc.array(fc.nat({ max: 6000 }), { maxLength: 40 }), (text, cuts) => {
        expect(plainRows(text, cuts)).toEqual(plainRows(text));
      }),
    );
  });

  it('gives every row where batches end inside it', () => {
    const count = BATCH_ROWS * 2 + 7;
    const text = [
      HEADER,
      ...Array.from({ length: count }, (_, at) => rowText(100 + (at % 900), at % 60, '1')),
    ].join('\n');
    const rows = plainRows(
      text,
      Array.from({ length: 60 }, (_, at) => at * 99_991),
    );
    expect(rows).toHaveLength(count);
    expect(rows.at(-1)).toMatchObject({ line: count + 1, strike: 100 + ((count - 1) % 900) });
    expect(rows[BATCH_ROWS]).toMatchObject({ line: BATCH_ROWS + 2, strike: 100 + (BATCH_ROWS % 900) });
  });
});

describe('damage', () => {
  const rows = Array.from({ length: 12 }, (_, at) => rowText(400 + at, at, '1.95'));
  const clean = Buffer.from([HEADER, ...rows].join('\n'));
  const whole = plainRows(clean);

  it('changes no other row than the one it hits', () => {
    const damageArbitrary = fc.array(
      fc.tuple(
        fc.nat({ max: 400 }),
        fc.integer({ min: 0, max: 255 }).filter((byte) => byte !== LINE_FEED),
      ),
      { minLength: 1, maxLength: 20 },
    );
    fc.assert(
      fc.property(fc.nat({ max: rows.length - 1 }), damageArbitrary, (row, damage) => {
        const bytes = Buffer.from(clean);
        const start = HEADER.length + 1 + rows.slice(0, row).reduce((sum, text) => sum + text.length + 1, 0);
        const { length } = rows[row] as string;
        for (const [place, byte] of damage) bytes[start + (place % length)] = byte;
        const read = plainRows(bytes, [start + 3]);
        const others = (all: typeof whole): typeof whole => all.filter(({ line }) => line !== row + 2);
        expect(others(read)).toEqual(others(whole));
        // Damage may blank a line altogether; it never adds one.
        expect(whole.length - read.length).toBeOneOf([0, 1]);
      }),
      { numRuns: 500 },
    );
  });

  it('of a line that is cut, longer than a row or left open by a quote is told by its faults', () => {
    const [first = '', second = ''] = rows;
    const read = plainRows(
      [
        HEADER,
        first.slice(0, 60),
        second,
        `${second},surplus`,
        `"${second}`,
        '9'.repeat(3_000_000),
        second,
        `${second},,`,
      ].join('\n'),
    );
    expect(read.map(({ faults }) => (faults as number) > 0)).toEqual([
      true,
      false,
      true,
      true,
      true,
      false,
      false,
    ]);
    expect(read.map(({ line }) => line)).toEqual([2, 3, 4, 5, 6, 7, 8]);
  });

  it('of a row does not pass to the next that repeats the one before it', () => {
    const row = rows[0] as string;
    const read = plainRows(
      [HEADER, row, row.replace(',call,', ',"put",'), row, row.replace(',call,', ','), row].join('\n'),
    );
    expect(read.map(({ side }) => side)).toEqual([1, 0, 1, 2, 1]);
    const cut = plainRows([HEADER, row, row.slice(0, 40), row, ''].join('\n'));
    expect(cut.map(({ expiryDay }) => Number.isNaN(expiryDay))).toEqual([false, true, false]);
  });

  it('of the first stamp does not decide how the file is stamped', () => {
    const read = plainRows(
      [HEADER, (rows[0] as string).replace(' 10:00:00', ''), ...rows.slice(1)].join('\n'),
    );
    expect(read.map(({ stampsMs }) => Number.isNaN(stampsMs))).toEqual(rows.map((_, at) => at === 0));
  });
});

describe('stamps of bars', () => {
  const stampsOf = (...stamps: readonly string[]): readonly unknown[] => {
    const rows = stamps.map((stamp) => rowText(400, 0, '1').replace('2024-01-12 10:00:00', stamp));
    return plainRows([HEADER, ...rows].join('\n')).map(({ stampsMs }) =>
      new Date(stampsMs as number).toJSON(),
    );
  };

  it('are moved to the ends of the bars, whose length their usual distance tells', () => {
    expect(stampsOf('2024-01-12 10:00:00', '2024-01-12 10:05:00', '2024-01-12 10:10:00')).toEqual([
      '2024-01-12T10:05:00.000Z',
      '2024-01-12T10:10:00.000Z',
      '2024-01-12T10:15:00.000Z',
    ]);
    expect(stampsOf('2024-01-12T10:00:00-05:00')).toEqual(['2024-01-12T15:01:00.000Z']);
  });

  it('stay where they are dates, or midnights, which stand for dates', () => {
    expect(stampsOf('2024-01-12', '2024-01-16')).toEqual([
      '2024-01-12T00:00:00.000Z',
      '2024-01-16T00:00:00.000Z',
    ]);
    const [batch] = batchesOf(`${HEADER}\n${rowText(400, 0, '1').replace('10:00:00', '00:00:00')}`);
    expect([batch?.stampKind, batch?.stampsMs[0]]).toEqual(['date', Date.parse('2024-01-12')]);
  });
});

describe('a number', () => {
  const bidOf = (text: string): number =>
    plainRows(`${HEADER}\n${rowText(400, 1, text)}`)[0]?.['bid'] as number;

  it('is read as Number() reads it', () => {
    const digits = (max: number): fc.Arbitrary<string> =>
      fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: max }).map((all) => all.join(''));
    const decimal = fc
      .tuple(
        fc.constantFrom('', '-', '+'),
        digits(22),
        fc.option(digits(26), { nil: undefined }),
        fc.option(fc.integer({ min: -330, max: 300 }), { nil: undefined }),
      )
      .map(
        ([sign, whole, decimals, power]) =>
          `${sign}${whole}${decimals === undefined ? '' : `.${decimals}`}${power === undefined ? '' : `e${power}`}`,
      )
      .filter((text) => Number.isFinite(Number(text)));
    fc.assert(
      fc.property(decimal, (text) => {
        expect(bidOf(text)).toBe(Number(text));
        expect(bidOf(` ${text} `)).toBe(Number(text));
      }),
      { numRuns: 1000 },
    );
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(bidOf(String(value))).toBe(Number(String(value)));
        expect(bidOf(value.toFixed(6))).toBe(Number(value.toFixed(6)));
      }),
      { numRuns: 1000 },
    );
  });

  it.each(['.5', '5.', '007', '-0', '9007199254740993', '0.1234567890123456789', '1E5'])(
    '%s is one',
    (text) => {
      expect(bidOf(text)).toBe(Number(text));
    },
  );

  it.each(['', 'nan', 'None', 'N/A', '-', '"-"'])('"%s" is missing', (text) => {
    const row = plainRows(`${HEADER}\n${rowText(400, 1, text)}`)[0];
    expect([row?.['bid'], row?.['faults']]).toEqual([Number.NaN, 0]);
  });

  it.each(['x', '1.2.3', '1,2', '--1', '0x10', 'Infinity', '1e999', '1 2'])('"%s" is unreadable', (text) => {
    const row = plainRows(`${HEADER}\n${rowText(400, 1, `"${text}"`)}`)[0];
    expect([row?.['bid'], row?.['faults']]).toEqual([Number.NaN, 1]);
  });
});
