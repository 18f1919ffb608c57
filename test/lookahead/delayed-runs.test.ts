// Runs that act late and honestly raise no alarm: delayed entries, resting orders, long warm-ups, half days, days drawn and recorded.
import { describe, expect, test } from 'vitest';
import { DEFAULT_SETTINGS, loadSettings, type Settings } from '../../src/apps/config/index.ts';
import { type ProofOptions, type ProofSubject, proveNoLookAhead } from '../../src/apps/look-ahead/index.ts';
import { tradableInstants } from '../../src/apps/look-ahead/proof/choose-instants.ts';
import type { RawInputs } from '../../src/apps/sessions/index.ts';
import { runTrail } from '../../src/apps/look-ahead/seen/run-trail.ts';
import type { EpochMs } from '../../src/core/domain/index.ts';
import type { LedgerRecord } from '../../src/core/ledger/index.ts';
import { dailySubject, drawnSubject, knownSubject, SETTINGS } from './known-world.ts';

const { adjust, consensus, exit, fill, signals } = DEFAULT_SETTINGS;
const ADJUSTING: Settings['adjust'] = {
  ...adjust,
  testedDelta: 0.35,
  untestedDelta: 0.25,
  creditCentsMin: 1,
  lossIncreaseMax: 1,
  rollOutDte: 3,
  rollOutCreditCentsMin: -100,
};
const { entry } = SETTINGS;
/** At night every bar is looked at, and otherwise two half a run apart, other ones in each run. */
const IS_NIGHT = process.env['QUANTOR_PROOFS'] === 'all';
const NOBODY_WATCHES = { update: () => undefined, isStopped: () => false };

const known = (settings: Partial<Settings>, inputsOf?: (inputs: RawInputs) => RawInputs) => () =>
  knownSubject(settings, inputsOf);

const HONEST: readonly (readonly [string, () => ProofSubject])[] = [
  ['every setting of the world that leaks are planted in', known({})],
  ['entries that wait for a time of day', known({ entry: { ...entry, workFrom: '14:00' } })],
  ['entries on a few days a week', known({ entry: { ...entry, daysBetweenEntriesMin: 3 } })],
  [
    'orders that walk a ladder for an hour',
    known({
      fill: {
        ...fill,
        ladderStart: 0,
        ladderEnd: 1,
        ladderStep: 0.25,
        ladderSeconds: 1800,
        latencySeconds: 60,
      },
    }),
  ],
  ['orders that rest for their profit', known({ exit: { ...SETTINGS.exit, profitOrder: 'resting' } })],
  ['stops that want two quotes', known({ exit: { ...SETTINGS.exit, stopCreditMultiple: 1.2 } })],
  ['legs that are rolled and trades that are rolled out', known({ adjust: ADJUSTING })],
  ['readings that never have their window', known({ regime: DEFAULT_SETTINGS.regime }, withoutHistory)],
  [
    'a vote of short frames',
    known({ consensus: { ...consensus, mode: 'legacy', legacyLow: 0, legacyHigh: 1 } }),
  ],
  ['a bound on the gap', known({ signals: { ...signals, gapMax: 0.004 } })],
  ['bars of an hour made of half hours', known({ timeframe: '60m' })],
  ['bars drawn inside recorded days, levels estimated', () => drawnSubject({})],
  ['puts of the benchmark, settled on the mean of a morning', () => drawnSubject(benchmarkPuts())],
  ['decisions on days, filled overnight', () => dailySubject({ exit: { ...exit, dteFloor: 5 } })],
];

/** From early enough on that two third Fridays come. */
function benchmarkPuts(): Settings {
  const loaded = loadSettings({ preset: 'putwrite', file: undefined, flags: [] });
  if (!loaded.ok) throw new Error(loaded.error.message);
  const { settings } = loaded.value;
  return {
    ...settings,
    root: 'SPX',
    cash: 1_000_000,
    timeframe: '30m',
    from: '2018-09-17',
    to: SETTINGS.to,
    market: { ...settings.market, soqMinutes: 60 },
  };
}

/** Beyond the first session, of which a peer has no close. */
const FIRST_PLACE = 15;

function someBars({ run }: ProofSubject, place: number): ProofOptions['part'] {
  if (IS_NIGHT) return undefined;
  const bars = tradableInstants(run.market.dataset).length;
  return { place: FIRST_PLACE + 3 * place, of: Math.floor(bars / 2) };
}

function withoutHistory(inputs: RawInputs): RawInputs {
  return { ...inputs, history: undefined, peer: undefined };
}

describe('an honest run raises no alarm', () => {
  test.each(HONEST.map(([name, subject], place) => [name, subject, place] as const))(
    '%s',
    async (_, made, place) => {
      const subject = made();
      const part = someBars(subject, place);
      const proof = await proveNoLookAhead(subject, { instants: 'every', part, seed: 3 }, NOBODY_WATCHES);
      if (!proof.ok) throw new Error(proof.error.message);
      const { first, bars, worlds, orders, unbuilt } = proof.value;
      expect(first).toBeUndefined();
      // The first bars alone tell no bar length, and a peer has no close in the first session.
      const codes = new Set(unbuilt.map(({ error }) => error.code));
      expect([...codes]).toEqual(IS_NIGHT ? expect.anything() : []);
      expect(worlds + unbuilt.length).toBe(IS_NIGHT ? 2 * bars : 4);
      expect(orders).toBeGreaterThan(1);
    },
    30 * 60_000,
  );
});

test('a peer that nothing asks for changes no record', () => {
  const recordsOf = (subject: ProofSubject): readonly string[] => {
    const texts: string[] = [];
    const append = (record: LedgerRecord): void => {
      // Its closes are events, which the end of a run counts.
      if (record.type !== 'manifest' && record.type !== 'run-ended')
        texts.push(JSON.stringify({ ...record, seq: 0 }));
    };
    const backtest = subject.start(subject.run, { append }, runTrail(new Set(), 0 as EpochMs).witness);
    while (backtest.advanceSession());
    return texts;
  };
  const alone = recordsOf(knownSubject({}, (inputs) => ({ ...inputs, peer: undefined })));
  expect(recordsOf(knownSubject())).toEqual(alone);
  expect(alone.length).toBeGreaterThan(100);
});
