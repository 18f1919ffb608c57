// Bad requests of the null test and of moved signals through the real command: one error document, before anything is drawn.
import { expect, test } from 'vitest';
import { expectErrorDocument, quantor } from './quantor-command.fixture.ts';

const MINUTE = 60_000;

test.each([
  [['--null', '--root', 'SPY'], 'null-test-root', /expected root SPX, SPXW or XSP, found SPY/],
  [['--null', '--from', '2018-01-02'], 'null-test-market', /draws its own market/],
  [['--null', '--seeds', '0'], 'seeds-syntax', /whole number from 1 to/],
  [['--null', '--planted', '-1'], 'planted-syntax', /volatility points from 0 to 50/],
  [['ledger.txt', '--permuted', '--moves', '3'], 'moves-syntax', /whole number from 19 to/],
])(
  'validate %j is refused',
  async (flags, code, message) => {
    const outcome = await quantor(['validate', ...flags, '--json']);
    expect(outcome.status).toBe(2);
    expect(expectErrorDocument(outcome, code)).toMatch(message);
  },
  MINUTE,
);
