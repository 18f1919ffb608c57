// Files for `quantor data sync` and the document it prints: half-hour bars, two chains and three closes of an index.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { z } from 'zod';
import { quantor, scratchFolder } from './quantor-command.fixture.ts';

/** Paths of the files, and the lines of those whose values a test replaces. */
export interface SyncFiles {
  readonly bars: string;
  readonly chain: string;
  readonly vix: string;
  readonly barRows: readonly string[];
  readonly quoteRows: readonly string[];
}

/**
 * Half-hour bars of a Friday and the Monday after the clocks changed; on Monday the bar of 11:00 is missing. The close of
 * each is a hundredth of its minute of the day, on Monday 10 more, so that a price names its bar.
 */
export function syncFiles(): SyncFiles {
  const folder = scratchFolder();
  const rows = ['ts,open,high,low,close'];
  for (const [date, offset] of [
    ['2020-03-06', '-05:00'],
    ['2020-03-09', '-04:00'],
  ] as const)
    for (let minute = 570; minute < 960; minute += 30) {
      const hour = String(Math.floor(minute / 60)).padStart(2, '0');
      const time = `${hour}:${minute % 60 === 0 ? '00' : '30'}`;
      if (date === '2020-03-09' && time === '11:00') continue;
      rows.push(`${date}T${time}:00${offset},${pricesOf(date, minute)}`);
    }
  const bars = join(folder, 'bars.csv');
  writeFileSync(bars, `${rows.join('\n')}\n`);
  const quotes = [
    'quote_ts_et,underlying,spot,root,expiration,right,strike,bid,ask,last,volume,open_interest,iv',
  ];
  for (const [time, spot] of [
    ['2020-03-06T15:31', 2972],
    ['2020-03-09T12:00', 2800],
  ] as const)
    for (const right of ['call', 'put'])
      quotes.push(`${time},SPX,${spot},SPXW,2020-04-17,${right},3000,49,51,0,0,0,0.2`);
  const chain = join(folder, 'chain.csv');
  writeFileSync(chain, `${quotes.join('\n')}\n`);
  const vix = join(folder, 'vix.csv');
  writeFileSync(vix, 'date,close\n2020-03-05,39.62\n2020-03-06,41.94\n2020-03-09,54.46\n');
  return { bars, chain, vix, barRows: rows, quoteRows: quotes };
}

function pricesOf(date: string, minute: number): string {
  const close = minute / 100 + (date === '2020-03-09' ? 110 : 100);
  return [close - 0.1, close + 0.5, close - 0.5, close].map((price) => price.toFixed(2)).join();
}

const states = z.object({ exact: z.number(), prior: z.number(), stale: z.number(), none: z.number() });
const contract = z.object({
  clock: z.object({ of: z.string(), instants: z.number(), from: z.string(), to: z.string() }),
  steps: z.number(),
  streams: z.array(
    z.object({
      name: z.string(),
      origin: z.string(),
      built: z
        .object({
          from: z.string(),
          lackingBars: z.number(),
          leftOut: z.number(),
          leftOutLast: z.array(z.unknown()),
        })
        .nullable(),
      items: z.number(),
      ageUnit: z.string(),
      ageLimit: z.number(),
      states,
      stretches: z.array(
        z.object({ from: z.string(), to: z.string(), instants: z.number(), reason: z.string() }),
      ),
    }),
  ),
  at: z
    .object({
      time: z.string(),
      streams: z.array(
        z.object({
          name: z.string(),
          state: z.string(),
          itemAt: z.string().nullable(),
          age: z.number().nullable(),
          confidence: z.number(),
          abstains: z.string().nullable(),
          shows: z.string().nullable(),
          baseBars: z.number().nullable(),
          baseBarsDue: z.number().nullable(),
          stampedAt: z.string().nullable(),
        }),
      ),
    })
    .nullable(),
  sources: z.array(z.object({ path: z.string(), kind: z.string(), note: z.string() })),
});

/** What `quantor data sync --json` prints. */
export async function syncDocument(...args: readonly string[]): Promise<z.infer<typeof contract>> {
  const { status, stdout, stderr } = await quantor(['data', 'sync', ...args, '--json']);
  expect([status, stderr]).toEqual([0, '']);
  return contract.parse(JSON.parse(stdout));
}
