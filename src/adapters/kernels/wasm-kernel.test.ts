import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type OptionBlock,
  type OptionColumns,
  type OptionInput,
  impliedVolatility,
  priceOption,
  typescriptKernel,
  writeForwardTerms,
} from '../../core/pricing/index.ts';
import { loadWasmKernel } from './wasm-kernel.ts';

const CAPACITY = 7;
const kernel = loadWasmKernel();
const blocks: readonly [OptionBlock, OptionBlock] = [typescriptKernel, kernel].map(({ createBlock }) =>
  createBlock(CAPACITY),
) as [OptionBlock, OptionBlock];

/** Numbers of the usual size, and now and then any positive one or 0. */
const usual = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const wild = fc.oneof(
  { weight: 8, arbitrary: fc.constant(undefined) },
  fc.constantFrom(0, 1e-300, 1e-30, 1e30),
  usual(0, 1e308),
);
const mixed = (min: number, max: number) =>
  fc.tuple(usual(min, max), wild).map(([tame, extreme]) => extreme ?? tame);

const option = fc.record({
  sign: fc.constantFrom(-1, 1),
  strike: mixed(40, 250),
  logStrike: usual(-1, 1),
  vol: mixed(0.001, 3),
  price: mixed(0, 120),
});
const expiry = fc.record({
  years: mixed(0, 3),
  forward: mixed(60, 160),
  logForward: usual(-1, 1),
  discount: usual(0.5, 1.1),
});

type Row = Readonly<Record<'sign' | 'strike' | 'logStrike' | 'vol' | 'price', number>>;

function writeInputs(block: OptionBlock, rows: readonly Row[]): void {
  rows.forEach((row, index) => {
    for (const [name, value] of Object.entries(row)) block[name as keyof Row][index] = value;
  });
}

const bitsOf = (block: OptionBlock, count: number, names: readonly (keyof OptionColumns)[]) =>
  names.map((name) => [name, ...block[name].subarray(0, count)]);

test('price and Greeks have the same bits as in TypeScript, whatever comes in', () => {
  fc.assert(
    fc.property(expiry, fc.array(option, { minLength: 1, maxLength: CAPACITY }), (terms, rows) => {
      const [own, other] = blocks.map((block) => {
        writeForwardTerms(block.terms, terms);
        writeInputs(block, rows);
        block.valueOptions(rows.length);
        return bitsOf(block, rows.length, ['price', 'delta', 'gamma', 'vega', 'theta', 'rho']);
      });
      expect(other).toEqual(own);
    }),
    { numRuns: 3000 },
  );
});

test('volatilities and codes have the same bits as in TypeScript, whatever comes in', () => {
  const seen = new Set<number>();
  fc.assert(
    fc.property(expiry, fc.array(option, { minLength: 1, maxLength: CAPACITY }), (terms, rows) => {
      const [own, other] = blocks.map((block) => {
        writeForwardTerms(block.terms, terms);
        writeInputs(block, rows);
        block.solveVols(rows.length);
        block.status.subarray(0, rows.length).forEach((status) => seen.add(status));
        return bitsOf(block, rows.length, ['vol', 'status']);
      });
      expect(other).toEqual(own);
    }),
    { numRuns: 5000 },
  );
  expect([...seen].toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4]);
});

test('prices that the kernel made itself are solved alike, both branches and far tails', () => {
  let high = 0;
  fc.assert(
    fc.property(
      fc.array(fc.record({ z: usual(-6, 30), total: usual(0.0001, 4) }), {
        minLength: 1,
        maxLength: CAPACITY,
      }),
      (rows) => {
        const [own, other] = blocks.map((block) => {
          writeForwardTerms(block.terms, { years: 1, forward: 100, logForward: 0, discount: 0.9 });
          rows.forEach(({ z, total }, index) => {
            const logStrike = Math.min(z * total, 6);
            block.sign[index] = 1;
            block.strike[index] = 100 * Math.exp(logStrike);
            block.logStrike[index] = logStrike;
            block.vol[index] = total;
          });
          block.valueOptions(rows.length);
          high += block.price.subarray(0, rows.length).filter((price) => price > 45).length;
          block.solveVols(rows.length);
          return bitsOf(block, rows.length, ['vol', 'status']);
        });
        expect(other).toEqual(own);
      },
    ),
    { numRuns: 2000 },
  );
  expect(high).toBeGreaterThan(1000);
});

test('columns that break the contract, NaN and infinities among them, neither throw nor hang', () => {
  const anything = fc.double();
  const row = fc.record({
    sign: anything,
    strike: anything,
    logStrike: anything,
    vol: anything,
    price: anything,
  });
  const terms = fc.record({ years: anything, forward: anything, logForward: anything, discount: anything });
  fc.assert(
    fc.property(terms, fc.array(row, { minLength: 1, maxLength: CAPACITY }), (shared, rows) => {
      for (const block of blocks) {
        writeForwardTerms(block.terms, shared);
        writeInputs(block, rows);
        block.valueOptions(rows.length);
        block.solveVols(rows.length);
        expect(block.status.every((status) => [0, 1, 2, 3, 4].includes(status))).toBe(true);
      }
    }),
    { numRuns: 3000 },
  );
});

const terms: OptionInput = {
  right: 'put',
  spot: 530,
  strike: 500,
  years: 0.1,
  rate: 0.05,
  yield: 0.01,
  vol: 0.2,
};

test.each([
  ['an option', terms],
  ['no years', { ...terms, years: 0 }],
  ['no volatility', { ...terms, vol: 0 }],
  ['neither, at the money', { ...terms, years: 0, vol: 0, strike: 530 }],
  ['at expiry, at the money', { ...terms, years: 0, strike: 530 }],
  ['a bad strike', { ...terms, strike: -1 }],
  ['a forward beyond float64', { ...terms, rate: 9000 }],
] as const)('the public functions answer alike: %s', (_name, input) => {
  const block = kernel.createBlock(1);
  expect(priceOption(input, block)).toEqual(priceOption(input));
  for (const price of [-1, 0, 1, 3.5, 31, 499, 600]) {
    expect(impliedVolatility({ ...input, price }, block)).toEqual(impliedVolatility({ ...input, price }));
  }
});

test('a kernel that is not there or damaged is told by its code', () => {
  const folder = mkdtempSync(join(tmpdir(), 'quantor-kernel-'));
  const file = pathToFileURL(join(folder, 'european.wasm'));
  expect(() => loadWasmKernel(file)).toThrow(expect.objectContaining({ code: 'kernel-missing' }));
  writeFileSync(file, 'no module');
  expect(() => loadWasmKernel(file)).toThrow(expect.objectContaining({ code: 'kernel-unusable' }));
  rmSync(folder, { recursive: true });
});
