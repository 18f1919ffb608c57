import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { clearStaging, planPath, STAGING } from './staging.ts';

const root = mkdtempSync(join(tmpdir(), 'quantor-staging-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('what an interrupted import left', () => {
  it.each(['', '{"manifest":"imports/', 'null', '{}', '{"manifest":1,"parts":2}'])(
    'is cleared with the plan %j, which tells nothing',
    (text) => {
      mkdirSync(join(root, STAGING, 'parts'), { recursive: true });
      writeFileSync(planPath(root), text);
      clearStaging(root);
      expect(existsSync(join(root, STAGING))).toBe(false);
    },
  );

  it('is undone by its plan, where its manifest is missing', () => {
    mkdirSync(join(root, STAGING), { recursive: true });
    writeFileSync(join(root, 'moved.parquet'), 'x');
    writeFileSync(planPath(root), '{"manifest":"imports/none.json","parts":["moved.parquet"]}');
    clearStaging(root);
    expect(existsSync(join(root, 'moved.parquet'))).toBe(false);
  });
});
