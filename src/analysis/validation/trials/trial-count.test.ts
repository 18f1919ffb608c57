// Tests which trials count against a run, and how many independent ones they amount to.
import { describe, expect, it } from 'vitest';
import { sampleTrial } from '../../../adapters/storage/trials/trial.fixture.ts';
import type { SessionDate } from '../../../core/domain/index.ts';
import type { TrialRecord } from '../../../core/ledger/index.ts';
import { createRng } from '../../../core/numerics/index.ts';
import { trialCount } from './trial-count.ts';
import { trialsOnData } from './trials-on-data.ts';

const rng = createRng('trials');
const months = (count = 36): readonly number[] =>
  Array.from({ length: count }, () => 0.02 * (rng.uniform() - 0.5));

const own = sampleTrial('own', { months: months() });
const spanning = (from: string, to: string): Partial<TrialRecord> => ({
  from: from as SessionDate,
  to: to as SessionDate,
});
const namesOn = (trials: readonly TrialRecord[]): readonly string[] =>
  trialsOnData(own, trials).map(({ configSha256 }) => configSha256);

describe('trials on the data of a run', () => {
  it('are those of its market that saw a quarter of its time, whatever file they read', () => {
    const trials = [
      sampleTrial('same'),
      sampleTrial('other file', { dataSha256: 'e' }),
      sampleTrial('other class', { root: 'SPY' }),
      sampleTrial('longer', spanning('2000-01-03', '2020-04-17')),
      sampleTrial('last year', spanning('2012-01-03', '2012-12-31')),
      sampleTrial('last half year', spanning('2012-07-02', '2012-12-31')),
      sampleTrial('before', spanning('2001-01-02', '2009-12-31')),
      sampleTrial('into it', spanning('2008-01-02', '2010-12-31')),
      sampleTrial('simulated', { market: 'simulated 0123' }),
    ];
    expect(namesOn(trials)).toEqual(['same', 'other file', 'other class', 'longer', 'last year', 'into it']);
  });

  it('leave out neighbours that were tried around the run itself, since they came after it', () => {
    const around = { source: 'neighbour', around: 'own' } as const;
    expect(namesOn([sampleTrial('a', around), sampleTrial('b', { ...around, around: 'a' })])).toEqual(['b']);
  });
});

describe('the count', () => {
  it('has the run itself, whether the register has it or not', () => {
    expect(trialCount(own, [])).toMatchObject({ counted: 1, place: undefined, independent: 1 });
    const counted = [sampleTrial('a', { months: months() }), own];
    expect(trialCount(own, counted)).toMatchObject({ counted: 2, place: 2 });
    // The same settings on other data are another trial.
    expect(trialCount({ ...own, dataSha256: 'e' }, counted)).toMatchObject({ counted: 3, place: undefined });
  });

  it('amounts to one where all are alike and to nearly all where none is', () => {
    const alike = Array.from({ length: 20 }, (_, index) => sampleTrial(`${index}`, { months: own.months }));
    expect(trialCount(own, alike).independent).toBeCloseTo(1, 9);
    const unlike = Array.from({ length: 20 }, (_, index) => sampleTrial(`${index}`, { months: months() }));
    expect(trialCount(own, unlike).independent).toBeGreaterThan(18);
  });

  it('compares the same months, and takes what it cannot compare for different', () => {
    const before = Array.from({ length: 24 }, () => 0.05 * (rng.uniform() - 0.5));
    const longer = {
      firstMonth: '2008-01',
      months: [...before, ...own.months],
      ...spanning('2008-01-02', '2012-12-31'),
    };
    expect(trialCount(own, [sampleTrial('longer', longer)]).independent).toBeCloseTo(1, 9);
    const later = {
      firstMonth: '2011-07',
      months: own.months.slice(18),
      ...spanning('2011-07-01', '2012-12-31'),
    };
    const half = trialCount(own, [sampleTrial('later', later)]).independent;
    expect(half).toBeGreaterThan(1.05);
    expect(half).toBeLessThan(1.6);
  });

  it('takes trials for different that share under a year with the run, which no correlation compares', () => {
    const short = sampleTrial('short', { months: own.months.slice(0, 11) });
    const alike = Array.from({ length: 5 }, (_, at) => sampleTrial(`${at}`, { months: own.months }));
    expect(trialCount(short, [short, ...alike]).independent).toBe(6);
    expect(trialCount(own, [...alike, short]).independent).toBeCloseTo(2, 9);
    const year = { ...short, months: own.months.slice(0, 12) };
    expect(trialCount(year, [year, ...alike]).independent).toBeCloseTo(1, 9);
    const month = sampleTrial('month', { months: own.months.slice(0, 1) });
    expect(trialCount(month, [month, ...alike]).independent).toBe(6);
  });

  it('scatters Sharpe ratios at least as chance does', () => {
    const sharpes = (values: readonly number[]): readonly TrialRecord[] =>
      values.map((sharpe, index) => sampleTrial(`${index}`, { sharpe, months: own.months }));
    expect(trialCount(own, sharpes([0.05, 0.05, 0.05])).sharpeVariance).toBe(1 / 753);
    // 0.05 of the run itself, 0.35 and -0.25: variance 0.09.
    expect(trialCount(own, sharpes([0.35, -0.25])).sharpeVariance).toBeCloseTo(0.09, 12);
    expect(trialCount({ ...own, sessions: 1 }, []).sharpeVariance).toBeUndefined();
  });
});
