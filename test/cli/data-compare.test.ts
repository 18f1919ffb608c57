// `quantor data compare` against a vendor of this machine: what it prints, its exit status, and no key anywhere.
import { afterEach, expect, test } from 'vitest';
import { type LoopbackServer, startLoopbackServer } from '../contract/vendors/loopback-server.ts';
import { quantor, scratchFolder } from './quantor-command.fixture.ts';

const KEY = 'CANARY-compare-key-0123456789';

let server: LoopbackServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

const holiday = (date: string): object => ({ exchange: 'NYSE', name: 'a day', date, status: 'closed' });
const dividend = (date: string, dollars: number): object => ({
  ticker: 'SPY',
  ex_dividend_date: date,
  cash_amount: dollars,
  currency: 'USD',
});

async function compared(
  holidays: readonly object[],
  dividends: readonly object[],
  args: readonly string[] = [],
) {
  server = await startLoopbackServer(({ pathname }) => {
    const body = pathname.includes('marketstatus') ? holidays : { status: 'OK', results: dividends };
    return { type: 'application/json', body: JSON.stringify(body) };
  });
  const outcome = await quantor(['data', 'compare', 'polygon', ...args], {
    env: { HOME: scratchFolder(), POLYGON_API_KEY: KEY, QUANTOR_POLYGON_URL: server.origin },
  });
  expect(outcome.stdout + outcome.stderr).not.toContain(KEY);
  for (const { target } of server.requests) expect(target).not.toContain(KEY);
  return outcome;
}

test('agreement ends with 0, and says what was compared', async () => {
  const { status, stdout, stderr } = await compared(
    [holiday('2025-12-25'), holiday('2026-01-01')],
    [dividend('2026-03-20', 1.797), dividend('2026-06-18', 1.904)],
  );
  expect([status, stderr]).toEqual([0, '']);
  expect(stdout).toContain('2 of the vendor from 2025-12-25 to 2026-01-01: no difference');
  expect(stdout).toContain('2 of the vendor from 2026-03-20 to 2026-06-18: no difference');
});

test('a difference ends with 1 and is one document with --json', async () => {
  const { status, stdout } = await compared(
    [holiday('2025-12-25'), holiday('2025-12-26')],
    [dividend('2026-03-20', 1.8)],
    ['--json'],
  );
  expect(status).toBe(1);
  expect(JSON.parse(stdout)).toEqual({
    vendor: 'polygon',
    holidays: {
      span: { from: '2025-12-25', to: '2025-12-26' },
      entries: 2,
      differences: [{ date: '2025-12-26', vendor: 'closed', table: 'regular' }],
      leftOut: {},
    },
    dividends: {
      span: { from: '2026-03-20', to: '2026-06-18' },
      entries: 1,
      differences: [
        { exDate: '2026-03-20', vendorDollars: 1.8, tableDollars: 1.797 },
        { exDate: '2026-06-18', vendorDollars: null, tableDollars: 1.904 },
      ],
      leftOut: {},
    },
  });
});

test.each([
  ['holidays', [], [dividend('2026-03-20', 1.797), dividend('2026-06-18', 1.904)]],
  ['dividends', [holiday('2025-12-25'), holiday('2026-01-01')], []],
])('a vendor that lists no %s ends with 1: nothing was compared', async (_, holidays, dividends) => {
  const { status, stdout } = await compared(holidays, dividends);
  expect(status).toBe(1);
  expect(stdout).toContain('nothing was compared');
});

test('a refusal of the vendor and a missing key end with 2 and their codes', async () => {
  server = await startLoopbackServer(() => ({
    status: 401,
    type: 'application/json',
    body: JSON.stringify({ status: 'ERROR', error: `Unknown API Key ${KEY}` }),
  }));
  const env = { HOME: scratchFolder(), QUANTOR_POLYGON_URL: server.origin };
  const refused = await quantor(['data', 'compare', 'polygon'], { env: { ...env, POLYGON_API_KEY: KEY } });
  expect(refused.status).toBe(2);
  expect(refused.stderr).toContain('credentials-refused');
  expect(refused.stdout + refused.stderr).not.toContain(KEY);
  const keyless = await quantor(['data', 'compare', 'polygon', '--json'], {
    env: { ...env, POLYGON_API_KEY: '', MASSIVE_API_KEY: '' },
  });
  expect([keyless.status, (JSON.parse(keyless.stdout) as { error: { code: string } }).error.code]).toEqual([
    2,
    'credentials-missing',
  ]);
});
