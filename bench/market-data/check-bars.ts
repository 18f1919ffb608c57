// Reads and checks a year of 1-minute bars, 98,280 rows, beside a plain pass over the same text.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCalendarTable } from '../../src/adapters/bundled/index.ts';
import { readBarsFile } from '../../src/adapters/market-data/csv/index.ts';
import {
  barDoubts,
  buildTradingCalendar,
  prepareBars,
  type TradingCalendar,
} from '../../src/core/market/index.ts';
import { createRng } from '../../src/core/numerics/index.ts';
import { timed } from '../measure.ts';
import { naiveBarCheck } from '../peers/naive-bar-check.ts';
import type { BenchResult } from '../result.ts';

const SESSIONS = 252;
const BARS_OF_SESSION = 390;
const REPETITIONS = 8;

/** Seconds of the processor from the file's bytes to the report, doubts included. */
export function checkBars(): BenchResult {
  const table = readCalendarTable();
  if (!table.ok) throw new Error(table.error.message);
  const calendar = buildTradingCalendar(table.table);
  const folder = mkdtempSync(join(tmpdir(), 'quantor-bench-'));
  try {
    const path = join(folder, 'spy_1m.csv');
    writeFileSync(path, yearOfBars(calendar));
    const rows = SESSIONS * BARS_OF_SESSION;
    const whole = timed(REPETITIONS, () => expectRows(check(path, calendar), rows));
    const read = timed(REPETITIONS, () => void readBarsFile(path));
    const naive = timed(REPETITIONS, () => expectRows(naiveBarCheck(readFileSync(path, 'utf8')), rows));
    return {
      name: 'check a year of 1-minute bars',
      value: whole.cpuSeconds,
      unit: 's, reading included',
      ratios: { 'plain pass, row rules only': naive.cpuSeconds / whole.cpuSeconds },
      detail: {
        rows,
        'first time s': whole.coldCpuSeconds,
        'reading s': read.cpuSeconds,
        'rows/s': rows / whole.cpuSeconds,
      },
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function check(path: string, calendar: TradingCalendar): number {
  const file = readBarsFile(path);
  const prepared = file.ok ? prepareBars(file.bars, calendar, { name: path }) : file;
  if (!prepared.ok) throw new Error(prepared.error.message);
  return barDoubts(prepared).length === 0 ? prepared.report.accepted : 0;
}

function expectRows(found: number, expected: number): void {
  if (found !== expected) throw new Error(`${found} rows accepted of ${expected}`);
}

/** Whole sessions from 2023 on, stamped with New York's offset. */
function yearOfBars(calendar: TradingCalendar): string {
  const rng = createRng(1);
  const lines = ['ts,open,high,low,close,volume'];
  const first = calendar.sessions.findIndex(({ date }) => date >= '2023-01-03');
  const sessions = calendar.sessions.slice(first).filter(({ isEarlyClose }) => !isEarlyClose);
  let price = 400;
  for (const { date, openMs } of sessions.slice(0, SESSIONS)) {
    const offset = openMs % 86_400_000 === 48_600_000 ? '-04:00' : '-05:00';
    for (let bar = 0; bar < BARS_OF_SESSION; bar += 1) {
      const minute = 570 + bar;
      const clock = `${pair(Math.floor(minute / 60))}:${pair(minute % 60)}`;
      const open = price * Math.exp(0.000_03 * rng.normal());
      const close = open * Math.exp(0.0006 * rng.normal());
      const high = Math.max(open, close) * Math.exp(0.0002 * Math.abs(rng.normal()) + 0.000_05);
      const low = Math.min(open, close) * Math.exp(-0.0002 * Math.abs(rng.normal()) - 0.000_05);
      const prices = [open, high, low, close].map((value) => value.toFixed(4)).join(',');
      lines.push(`${date}T${clock}:00${offset},${prices},${1000 + rng.integer(100_000)}`);
      price = close;
    }
  }
  return `${lines.join('\n')}\n`;
}

const pair = (value: number): string => String(value).padStart(2, '0');
