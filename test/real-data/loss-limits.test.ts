// The guide's tables of what limits and blackouts did in two crashes are those that the recorded bars give.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { env } from 'node:process';
import { describe, expect, test } from 'vitest';
import { CRASHES, crashRuns, crashTable } from '../../scripts/loss-limits/crash-runs.ts';
import { isRecordedDataHere, SKIPPED_NOTE } from './recorded-market.fixture.ts';

const path = join(import.meta.dirname, '..', '..', 'docs', 'risk.md');

describe.skipIf(!isRecordedDataHere)(`limits and blackouts in crashes ${SKIPPED_NOTE}`, () => {
  test.each(CRASHES)(
    '$name',
    (crash) => {
      const runs = crashRuns(crash, env['QUANTOR_REAL_DATA'] ?? '');
      const table = crashTable(runs);
      const marked = new RegExp(
        `(?<=<!-- crash:${crash.from}:start -->\n)[\\s\\S]*?(?=<!-- crash:${crash.from}:end -->)`,
      );
      const document = readFileSync(path, 'utf8');
      if (env['QUANTOR_RENEW_DOCS'] === '1') writeFileSync(path, document.replace(marked, table));
      expect(marked.exec(readFileSync(path, 'utf8'))?.[0]).toBe(table);
      // The defaults are too wide for these: they change nothing.
      expect(runs[1]).toMatchObject({ fired: '-', netPnl: runs[0]?.netPnl });
      expect(runs.filter(({ fired }) => fired !== '-').length).toBeGreaterThan(3);
    },
    240_000,
  );
});
