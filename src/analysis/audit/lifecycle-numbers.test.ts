// Adds one to every number of the records of a run's lifecycle, each alone: nothing that matters goes unnoticed.
import { describe, expect, it } from 'vitest';
import { auditOf } from '../../../test/fixtures/forged-run.ts';
import { lifecycleRun } from '../../../test/fixtures/lifecycle-run.ts';
import type { LedgerRecord } from '../../core/ledger/index.ts';

const records = lifecycleRun();
const indexOf = (type: LedgerRecord['type'], which = 0): number =>
  records.flatMap((record, index) => (record.type === type ? [index] : []))[which] ?? -1;

/** Numbers that nothing else on record says anything about: where the market stood, when, as long as the order holds, and what brokers would ask. */
const FREE = /^(legDoubleMidsCents|spotPoints|atMs|fillId|marginCents.(cboe|ibkr))/;
/** The order to sell the shares that are left at the end has no fill to be held against; the liquidation may be earlier or later. */
const UNFILLED = indexOf('shares-submitted', 2);
const FREE_ONCE = new Set([
  ...['orderId', 'seq', 'shares'].map((name) => `${UNFILLED} ${name}`),
  `${indexOf('position-liquidated')} seq`,
]);

describe('every number of a record of the lifecycle', () => {
  const TYPES: ReadonlySet<LedgerRecord['type']> = new Set<LedgerRecord['type']>([
    'trade-increased',
    'shares-submitted',
    'shares-filled',
    'option-exercised',
    'dividend-booked',
    'position-liquidated',
    'expiry-settled',
    'trade-closed',
    'exit-unquoted',
    'order-filled',
  ]);
  const places = records.flatMap((record, index) =>
    TYPES.has(record.type)
      ? numbersIn(record)
          .filter((path) => !FREE.test(path) && !FREE_ONCE.has(`${index} ${path}`))
          .map((path) => ({ index, path, type: record.type }))
      : [],
  );

  it('is held to something', () => {
    expect(places.length).toBeGreaterThan(240);
    const unnoticed = places.filter(({ index, path }) => {
      const edited = lifecycleRun();
      addOne(edited[index] as unknown as Record<string, unknown>, path.split('.'));
      return auditOf(edited).ok;
    });
    expect(unnoticed).toEqual([]);
  });
});

function addOne(record: Record<string, unknown>, names: readonly string[]): void {
  const parents = names.slice(0, -1);
  const place = parents.reduce((at, name) => at[name] as Record<string, unknown>, record);
  const last = names.at(-1) ?? '';
  place[last] = (place[last] as number) + 1;
}

function numbersIn(value: unknown): readonly string[] {
  if (typeof value === 'number') return [''];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    numbersIn(inner).map((path) => (path === '' ? name : `${name}.${path}`)),
  );
}
