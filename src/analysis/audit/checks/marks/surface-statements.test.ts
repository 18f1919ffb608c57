// Tests what the audit finds of the spot, forward and volatilities that fills state.
import { expect, it } from 'vitest';
import { type Edit, findings, RUN, set } from '../../../../../test/fixtures/forged-run.ts';

it.each<[string, Edit, string]>([
  [
    'volatilities of fewer legs',
    set(RUN.openFill, 'surface.legIvs', [0.1, 0.1]),
    '3: the fill of order 1 tells 2 volatilities of 4 legs',
  ],
  [
    'a volatility of nothing',
    set(RUN.openFill, 'surface.legIvs.1', 0),
    '3: the fill of order 1 tells a spot, a forward or a volatility of 0 or less',
  ],
  [
    'contracts that have settled',
    set(RUN.openFill, 'surface.settlesAtMs', 0),
    '3: the fill of order 1 is of contracts that have settled',
  ],
  [
    'an expiry that settles twice',
    set(RUN.closeFill, 'surface', {
      spotPoints: 270,
      forwardPoints: 270,
      settlesAtMs: Date.parse('2018-02-17'),
      legIvs: [0.1, 0.1, 0.1, 0.1],
    }),
    '16: the fill of order 4 settles XSP 2018-02-16 PM at another instant than fills before',
  ],
])('finds %s', (_, edit, finding) => {
  expect(findings('orders', edit)).toContain(finding);
});

it('is content with the instant that fills before have told', () => {
  const surface = {
    spotPoints: 270,
    forwardPoints: 270,
    settlesAtMs: Date.parse('2018-02-16T16:00:00-05:00'),
    legIvs: [0.1, 0.1, 0.1, 0.1],
  };
  expect(findings('orders', set(RUN.closeFill, 'surface', surface))).toEqual([]);
});
