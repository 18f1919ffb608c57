// Tells tools from headers, and proves for any damage that every row is a trade's, passed over, or quarantined.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TRADE_LIST_TOOLS } from '../../core/domain/index.ts';
import { openCsv } from '../market-data/csv/index.ts';
import { readTradeList } from './read-trade-list.ts';

const samples = join(import.meta.dirname, '..', '..', '..', 'docs', 'trade-lists');
const sampleOf = (tool: string): string => readFileSync(join(samples, `${tool}.csv`), 'utf8');

function reading(text: string, tool?: (typeof TRADE_LIST_TOOLS)[number]) {
  return readTradeList(openCsv(text), 'list.csv', tool);
}

describe('a header', () => {
  test.each(TRADE_LIST_TOOLS)('tells %s, with carriage returns too', (tool) => {
    const plain = reading(sampleOf(tool));
    const dressed = reading(sampleOf(tool).replaceAll('\n', '\r\n'));
    if (!plain.ok || !dressed.ok) throw new Error('the samples are read');
    expect(plain.tool).toBe(tool);
    expect(plain.trades.length).toBeGreaterThan(4);
    expect(dressed).toEqual(plain);
  });

  test('that lacks columns is an error that names them', () => {
    const outcome = reading(sampleOf('option-omega').replace('Legs', 'Beine').replace('Premium', 'Praemie'));
    expect(outcome).toMatchObject({ ok: false, error: { code: 'input-columns' } });
    expect(outcome.ok ? '' : outcome.error.message).toMatch(
      /expected the columns of the option-omega trade log, missing: legs, premium$/,
    );
  });

  test('of another tool than the one named is an error of that tool', () => {
    const outcome = reading(sampleOf('optopsy'), 'tastytrade');
    expect(outcome.ok ? '' : outcome.error.message).toContain(
      'of the tastytrade transaction history, missing: date,',
    );
  });

  test('of no known column names the tools', () => {
    const outcome = reading('a;b\n1;2\n');
    expect(outcome.ok ? '' : outcome.error.message).toBe(
      'list.csv: expected a trade list of option-omega, tastytrade, optopsy, found none of their columns',
    );
    const asked = reading('a;b\n1;2\n', 'optopsy');
    expect(asked.ok ? '' : asked.error.message).toContain('the optopsy trade log, missing: trade id,');
  });

  test('of an older tastytrade export says what to do', () => {
    const older =
      'Date/Time,Transaction Code,Transaction Subcode,Symbol,Buy/Sell,Open/Close,Quantity,Expiration Date,Strike,Call/Put,Price,Fees,Amount,Description,Account Reference\n';
    const outcome = reading(`${older}x\n`);
    expect(outcome.ok ? '' : outcome.error.message).toMatch(/order numbers: download it anew$/);
  });
});

/** A text with some of its characters struck out, doubled or replaced, and some of its lines swapped. */
const damaged = (text: string): fc.Arbitrary<string> =>
  fc
    .array(
      fc.tuple(
        fc.nat(text.length - 1),
        fc.constantFrom('', '"', ',', '-', '9', '\n', '9999999999', 'x', '\u0007'),
      ),
      {
        maxLength: 12,
      },
    )
    .map((changes) => {
      const characters = text.split('');
      const firstRow = text.indexOf('\n') + 1;
      for (const [at, what] of changes) if (at >= firstRow) characters[at] = what;
      return characters.join('');
    });

describe.each(TRADE_LIST_TOOLS)('a damaged list of %s', (tool) => {
  test('is read without a throw, and every row is accounted for', () => {
    fc.assert(
      fc.property(damaged(sampleOf(tool)), (text) => {
        const outcome = reading(text);
        if (!outcome.ok) throw new Error(outcome.error.message);
        const { rows, tradeRows, passedOver, quarantined, trades } = outcome;
        const passed = passedOver.reduce((sum, { rows: count }) => sum + count, 0);
        expect(tradeRows + passed + quarantined.length).toBe(rows);
        expect(rows).toBe(
          text
            .split('\n')
            .slice(1)
            .filter((line) => line.trim() !== '').length,
        );
        const lines = [...trades.flatMap((trade) => trade.lines), ...quarantined.map(({ line }) => line)];
        expect(new Set(trades.flatMap((trade) => trade.lines)).size).toBe(tradeRows);
        expect(new Set(lines).size).toBe(tradeRows + quarantined.length);
        for (const { reason } of quarantined) expect(reason).not.toMatch(/\p{Cc}/u);
      }),
      { numRuns: 150 },
    );
  });
});
