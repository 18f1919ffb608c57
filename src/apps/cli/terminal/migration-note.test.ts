// Tests the short note: its counts, which names it has, and where the sentences are.
import { expect, test } from 'vitest';
import type { KeyKind, MigratedKey, Migration } from '../../config/index.ts';
import { migrationNote } from './migration-note.ts';

const keyOf = (name: string, kind: KeyKind, settings: object = {}, given = name): MigratedKey => ({
  name,
  given,
  kind,
  value: 5,
  settings: settings as Readonly<Record<string, unknown>>,
  says: 'A sentence.',
});

const noteOf = (some: Partial<Migration>): string =>
  migrationNote({ path: undefined, keys: [], remarks: [], layers: [], ...some }, 'ancestor');

test('names whose meaning changed and that never worked are told, the others counted', () => {
  const note = noteOf({
    path: "my old's.py",
    keys: [
      keyOf('backtest_cash', 'carried', { cash: 5 }),
      keyOf('max_hold_days', 'changed', { 'exit.daysHeldMax': 5 }),
      keyOf('dte_min', 'never-worked', { 'selection.dteMin': 5 }),
      keyOf('rsi_period', 'never-worked'),
      keyOf('atr_period', 'never-worked'),
      keyOf('use_mtf', 'gone'),
    ],
    remarks: ['One.', 'Two.'],
  });
  expect(note.replaceAll(/\n {2}(?=\S)/g, ' ').split('\n')).toEqual([
    '',
    'MIGRATION',
    `${'-'.repeat(100)} my old's.py, a configuration of the predecessor: 6 keys, 1 carried over as they are, 1 with another meaning, 3 that never worked there, 1 gone. They stand over preset ancestor; flags of Quantor stand over them.`,
    ' Another meaning here: max_hold_days.',
    ' Never worked there, and count here: dte_min.',
    ' Never worked there, and are left out: rsi_period, atr_period.',
    String.raw` 2 remarks concern their values. quantor config migrate 'my old'\''s.py' tells each in a sentence.`,
    '',
    '',
  ]);
  expect(note).not.toContain('A sentence.');
});

test('flags are told as they were given, and nothing is told of what there is none of', () => {
  const note = noteOf({ keys: [keyOf('vix_threshold', 'changed', { 'signals.vixMax': 5 }, '--vix-max')] });
  expect(note).toContain('  Flags of the predecessor: 1 key, 1 with another meaning. They stand');
  expect(note).toContain('  Another meaning here: --vix-max.');
  expect(note).toContain('\n  quantor config migrate, with the same flags, tells each in a sentence.\n');
  expect(note).not.toMatch(/Never worked|remark|gone/);
});
