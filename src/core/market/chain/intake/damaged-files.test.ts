// A seeded set of damaged files: whatever the bytes, the import ends, throws nothing and accounts for every row.
// QUANTOR_FUZZ_RUNS=20000 npx vitest run src/core/market/chain/intake runs more of them.
import { describe, expect, it } from 'vitest';
import { createRng, type Rng } from '../../../numerics/index.ts';
import { cboe, CBOE, GREEKS, imported } from './intake-rows.fixture.ts';

const RUNS = Number(process.env['QUANTOR_FUZZ_RUNS'] ?? 400);
const ROWS = 40;

const CLEAN = [
  [
    CBOE,
    ...Array.from({ length: ROWS }, (_, at) =>
      cboe({ strike: `${3600 + 5 * at}`, right: at % 2 ? 'C' : 'P' }),
    ),
  ],
  [
    GREEKS,
    ...Array.from(
      { length: ROWS },
      (_, at) =>
        `2015-01-05,SPY   150109C00${180 + at}000,SPY,2015-01-09,${180 + at},C,4,4.1,4,1,1,0.2,0.5,0.01,9,9,9,0`,
    ),
  ],
] as const;

type Damage = (bytes: Buffer, rng: Rng) => Buffer;

const place = (bytes: Buffer, rng: Rng): number => rng.integer(Math.max(1, bytes.length));
const DAMAGES: Readonly<Record<string, Damage>> = {
  byte: (bytes, rng) => {
    bytes[place(bytes, rng)] = rng.integer(256);
    return bytes;
  },
  cut: (bytes, rng) => bytes.subarray(0, place(bytes, rng)),
  hole: (bytes, rng) => {
    const from = place(bytes, rng);
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(from + rng.integer(200))]);
  },
  repeat: (bytes, rng) => {
    const from = place(bytes, rng);
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(Math.max(0, from - rng.integer(300)))]);
  },
  zeros: (bytes, rng) => bytes.fill(0, place(bytes, rng), place(bytes, rng)),
  quote: (bytes, rng) => {
    bytes[place(bytes, rng)] = 34;
    return bytes;
  },
  lineFeed: (bytes, rng) => {
    bytes[place(bytes, rng)] = 10;
    return bytes;
  },
  digits: (bytes, rng) =>
    Buffer.from(
      bytes
        .toString('latin1')
        .replace(/\d+/g, (all) => (rng.uniform() < 0.02 ? `${all}99999999999999999` : all)),
      'latin1',
    ),
  swap: (bytes, rng) => {
    const rows = bytes.toString('latin1').split('\n');
    const cells = (rows[1 + rng.integer(Math.max(1, rows.length - 1))] ?? '').split(',');
    cells.reverse();
    rows[1 + rng.integer(Math.max(1, rows.length - 1))] = cells.join(',');
    return Buffer.from(rows.join('\n'), 'latin1');
  },
};

describe('a damaged file', () => {
  it(`is imported or refused, never worse (${RUNS} files)`, () => {
    const kinds = Object.values(DAMAGES);
    let kept = 0;
    let lost = 0;
    for (let run = 0; run < RUNS; run += 1) {
      const rng = createRng(run);
      const [header, ...rows] = CLEAN[rng.integer(CLEAN.length)] as readonly [string, ...string[]];
      let bytes: Buffer = Buffer.from(rows.join('\n'));
      for (let hits = 1 + rng.integer(6); hits > 0; hits -= 1)
        bytes = (kinds[rng.integer(kinds.length)] as Damage)(bytes, rng);
      const { report, stored } = imported(header, [bytes.toString('latin1')]);
      for (const row of stored) expectStorable(row, run);
      kept += report.accepted;
      lost += report.quarantinedRows;
    }
    // Most damage hits one row of many; were every file lost, the test would show nothing.
    expect(kept).toBeGreaterThan(RUNS * ROWS * 0.4);
    expect(lost).toBeGreaterThan(RUNS / 2);
  });
});

/** What holds for every row of the store, wherever it came from. */
function expectStorable(row: Readonly<Record<string, number | string | undefined>>, run: number): void {
  const { quotedAtMs, date, expiryDay, strike, side, root } = row as Readonly<Record<string, number>>;
  const isSound =
    Number.isInteger(quotedAtMs) &&
    (expiryDay as number) >= (date as number) &&
    (strike as number) > 0 &&
    ((side as number) === 0 || side === 1) &&
    ['SPX', 'SPXW', 'XSP', 'SPY'].includes(String(root)) &&
    ['bid', 'ask', 'last', 'volume', 'openInterest'].every((name) => !((row[name] as number) < 0)) &&
    !Object.values(row).includes(Number.POSITIVE_INFINITY);
  if (!isSound) throw new Error(`run ${run} stored ${JSON.stringify(row)}`);
}
