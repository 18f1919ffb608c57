// Tests that the funnel shows the gates that stopped bars, with counts that add up, and names all others.
import { expect, test } from 'vitest';
import { ENTRY_GATES, type EntryGate } from '../../../../core/domain/index.ts';
import { funnelLines, silentSentence } from './funnel-text.ts';

const funnelOf = (stopped: Partial<Record<EntryGate, number>>) => ({
  bars: 100,
  gates: ENTRY_GATES.map((gate) => ({ gate, stopped: stopped[gate] ?? 0 })),
  candidates: 10,
  orders: 4,
  trades: 3,
});

test('a gate that stopped bars has a row, one that stopped none is named below', () => {
  const lines = funnelLines({ funnel: funnelOf({ 'entry-window': 60, confidence: 30 }) });
  const rows = lines.filter((line) => /^ {2}[a-z-]+ +\d/.test(line));
  expect(rows.map((line) => line.trim().split(/\s+/).slice(0, 4))).toEqual([
    ['entry-window', '60', '60.0', '40'],
    ['confidence', '30', '30.0', '10'],
    ['candidates', '10.0', '10', 'bars'],
    ['orders', '4', 'opening', 'orders'],
    ['trades', '3', 'opened'],
  ]);
  const text = lines.join(' ').replaceAll(/\s+/g, ' ');
  for (const gate of ENTRY_GATES) expect(text, gate).toContain(gate);
  expect(text).toContain('Stopped no bar: halted, kill-switch,');
});

test('where every gate stopped a bar, none is silent', () => {
  const stopped = Object.fromEntries(ENTRY_GATES.map((gate) => [gate, 1]));
  expect(silentSentence(funnelOf(stopped))).toBe('Every gate stopped a bar.');
});
