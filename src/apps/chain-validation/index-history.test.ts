import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { EpochMs, SessionDate } from '../../core/domain/index.ts';
import { nyse } from '../../core/market/bundled-rules.fixture.ts';
import type { TradingSession } from '../../core/market/index.ts';
import { MEMBER_ELASTICITY } from '../../core/synthetic/index.ts';
import { type IndexFiles, type IndexFamilyHistory, readIndexFamily } from './index-family-history.ts';

const folder = mkdtempSync(join(tmpdir(), 'quantor-indices-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, ...rows: readonly string[]): string {
  const path = join(folder, name);
  writeFileSync(path, `${rows.join('\n')}\n`);
  return path;
}

const daily = (name: string, open: number, close: number): string =>
  file(
    name,
    'date,open,high,low,close',
    `2026-02-11,${open},${2 * open},${open / 2},${close}`,
    `2026-02-12,${open},${2 * open},${open / 2},${close}`,
  );
const vix = daily('vix.csv', 16, 25);
const vix3m = daily('vix3m.csv', 20, 20);
const intraday = file(
  'vix-5m.csv',
  'ts,open,high,low,close',
  '2026-02-12T12:50:00-05:00,20,20,20,20',
  '2026-02-12T12:55:00-05:00,20,20,20,21',
  '2026-02-12T13:00:00-05:00,20,20,20,22',
  // A file has to hold a session's close; this row lasts to it.
  '2026-02-12T15:55:00-05:00,24,24,24,24',
);

function familyOf(files: IndexFiles): IndexFamilyHistory {
  const read = readIndexFamily(files, nyse);
  if (!read.ok) throw new Error(read.error.message);
  return read.family;
}

const session = nyse.sessionOn('2026-02-12' as SessionDate) as TradingSession;
const at = (text: string): EpochMs => Date.parse(text) as EpochMs;
const noon = at('2026-02-12T17:45:00Z');

describe('index levels at an instant', () => {
  it('are the closes at the close, also where rows inside the day are given', () => {
    expect(familyOf({ vix: [vix, intraday], vix3m: [vix3m] }).levelsAt(session, session.closeMs)).toEqual({
      levels: { vix: 25, vix9d: undefined, vix3m: 20, vix6m: undefined },
      source: 'close',
    });
  });

  it('lie on the line from open to close, by logarithm, where nothing tells more', () => {
    // 12:45 is the middle of the session: the root of 16 x 25.
    const known = familyOf({ vix: [vix] }).levelsAt(session, noon);
    expect(known?.levels.vix).toBeCloseTo(20, 9);
    expect(known?.source).toBe('open-close-line');
  });

  it('are between the ends of the rows around the instant, and take the other members along', () => {
    const known = familyOf({ vix: [vix, intraday], vix3m: [vix3m] }).levelsAt(
      session,
      at('2026-02-12T17:58:00Z'),
    );
    expect(known?.source).toBe('intraday');
    // The row of 12:50 ends at 12:55 with 20, the next at 13:00 with 21.
    expect(known?.levels.vix).toBeCloseTo(20.6, 9);
    const share = (12 * 60 + 58 - 570) / 390;
    const line = 16 * (25 / 16) ** share;
    expect(known?.levels.vix3m).toBeCloseTo(20 * (20.6 / line) ** MEMBER_ELASTICITY.vix3m, 9);
  });

  it('do not reach from rows of another hour', () => {
    expect(familyOf({ vix: [vix, intraday] }).levelsAt(session, at('2026-02-12T18:30:00Z'))?.source).toBe(
      'open-close-line',
    );
  });

  it('are none where VIX has none', () => {
    const other = nyse.sessionOn('2026-02-13' as SessionDate) as TradingSession;
    expect(familyOf({ vix: [vix] }).levelsAt(other, other.closeMs)).toBeUndefined();
    expect(readIndexFamily({ vix: [join(folder, 'none')] }, nyse)).toMatchObject({ ok: false });
  });
});
