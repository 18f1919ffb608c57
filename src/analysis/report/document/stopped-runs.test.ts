// Tests that repetitions which limits cut short are named with their days.
import { expect, it } from 'vitest';
import { stoppedSentence } from './stopped-runs.ts';

it('names each repetition that a limit stopped, and nothing where none was', () => {
  expect(stoppedSentence([{ setting: 0 }, { setting: 0.5, stoppedOn: undefined }])).toBeUndefined();
  expect(stoppedSentence([{ setting: 0 }, { setting: 1, stoppedOn: '2016-01-15' }])).toBe(
    'A limit on losses stopped new risk at 1.00 (2016-01-15): without it those would have gone on.',
  );
  const three = [0.5, 0.75, 1].map((setting) => ({ setting, stoppedOn: `20${10 + 4 * setting}-02-03` }));
  expect(stoppedSentence(three)).toMatch(
    /at 0\.50 \(2012-02-03\), 0\.75 \(2013-02-03\) and 1\.00 \(2014-02-03\):/,
  );
});
