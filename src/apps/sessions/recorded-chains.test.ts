// Tests runs on recorded chains end to end: fallbacks, origins of quotes, replay, and what is told where something is missing.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { LedgerRecord } from '../../core/ledger/index.ts';
import type { Settings } from '../config/index.ts';
import { changedInput } from './market/changed-input.ts';
import { writeChainFiles } from './market/chains/made-up-chains.fixture.ts';
import { loadRun, type PreparedRun } from './make-run.ts';
import { DATES, manifestOf, prepared, recordsOf, SETTINGS, texts } from './recorded-run.fixture.ts';
import { requestOf } from './made-again/request-of-manifest.ts';
import { isPremiumAssumed } from './sensitivity.ts';

const scratch = mkdtempSync(join(tmpdir(), 'quantor-recorded-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
const folder = (): string => mkdtempSync(join(scratch, 'chains-'));

const withMarket = (market: Partial<Settings['market']>): Settings => ({
  ...SETTINGS,
  market: { ...SETTINGS.market, ...market },
});

async function failureOf(chains: readonly string[], settings = SETTINGS): Promise<readonly string[]> {
  const run = await loadRun({ settings, inputs: { chains }, command: ['test'] });
  return run.ok ? [] : [run.error.code, run.error.message];
}

describe('a run on chain files of closes', () => {
  it('decides on days, fills at the next close, and names every file with its hash', async () => {
    const place = folder();
    const paths = writeChainFiles(place, DATES);
    const records = recordsOf(await prepared([place]));
    const manifest = manifestOf(records);
    expect(manifest.labels).toMatchObject({ underlying: 'real', chain: 'recorded' });
    expect(manifest.data).toMatchObject({
      timeframe: 'D',
      bars: 9,
      chains: { snapshots: 9, bars: { recorded: 9, simulated: 0, none: 0 } },
    });
    expect(manifest.inputs.filter(({ role }) => role === 'chains').map(({ path }) => path)).toEqual(paths);
    const fills = records.filter((record) => record.type === 'order-filled');
    expect(fills.length).toBeGreaterThan(2);
    for (const fill of fills) expect(fill.quoteOrigin).toBe('recorded');
    expect(texts(recordsOf(await prepared([place])))).toEqual(texts(records));
  });

  it('is made again from its manifest, and a file that is gone or changed is told', async () => {
    const place = folder();
    writeChainFiles(place, DATES);
    const records = recordsOf(await prepared([place]));
    const manifest = manifestOf(records);
    const request = requestOf(manifest);
    if (!request.ok) throw new Error(request.error.message);
    expect(changedInput(manifest)).toBeUndefined();
    const again = await loadRun(request.value);
    if (!again.ok) throw new Error(again.error.message);
    expect(texts(recordsOf(again.value))).toEqual(texts(records));
    writeChainFiles(place, ['2018-01-18'], 2);
    expect(changedInput(manifest)).toMatchObject({ code: 'input-changed' });
    rmSync(join(place, 'spx_2018-01-18.csv'));
    expect(changedInput(manifest)).toMatchObject({ code: 'input-missing' });
    expect(changedInput(manifest)?.message).toContain('spx_2018-01-18.csv');
  });

  it('falls back to simulated chains, or stands, where a close is missing', async () => {
    const place = folder();
    writeChainFiles(
      place,
      DATES.filter((date) => date !== '2018-01-18' && date !== '2018-01-24'),
    );
    const fallen = manifestOf(recordsOf(await prepared([place])));
    expect(fallen.data.chains?.bars).toEqual({ recorded: 7, simulated: 2, none: 0 });
    expect(fallen.labels.assumptions.join('\n')).toContain(
      'Option quotes are recorded at 7 of 9 bars (7 instants); 2 bars (22.2%) fell back',
    );
    const records = recordsOf(await prepared([place], withMarket({ chainFallback: 'none' })));
    expect(manifestOf(records).data.chains?.bars).toEqual({ recorded: 7, simulated: 0, none: 2 });
    const stood = records.flatMap((record) =>
      record.type === 'session-closed' ? [[record.date, record.bars[0]?.[0]]] : [],
    );
    expect(stood.filter(([, gate]) => gate === 'no-recorded-chain')).toEqual([
      ['2018-01-18', 'no-recorded-chain'],
      ['2018-01-24', 'no-recorded-chain'],
    ]);
  });

  it('shows the simulated chain beside a recorded one, for trades that were opened on it', async () => {
    const place = folder();
    writeChainFiles(place, DATES.slice(4));
    const originsOf = ({ market }: PreparedRun): readonly string[] =>
      DATES.map((_, day) => {
        const { chain, sessionOf } = market.dataset;
        const bar = sessionOf.findIndex(({ date }) => date === DATES[day]);
        const seen = chain.at(bar);
        return `${'unavailable' in seen ? 'none' : seen.origin} ${chain.otherAt?.(bar)?.origin ?? '-'}`;
      });
    const { chain, sessionOf } = (await prepared([place])).market.dataset;
    const bar = sessionOf.findIndex(({ date }) => date === DATES[5]);
    const seen = chain.at(bar);
    const expiries = 'unavailable' in seen ? [] : seen.expiries();
    const beside = new Set(chain.otherAt?.(bar)?.expiries());
    expect(expiries.length).toBeGreaterThan(0);
    expect(expiries.every((expiry) => beside.has(expiry))).toBe(true);
    const simulated = Array.from({ length: 4 }, () => 'simulated -');
    expect(originsOf(await prepared([place]))).toEqual([
      ...simulated,
      ...Array.from({ length: 5 }, () => 'recorded simulated'),
    ]);
    expect(new Set(originsOf(await prepared([place], withMarket({ chainFallback: 'none' }))))).toEqual(
      new Set(['none -', 'recorded -']),
    );
  });

  it('says nothing of a model where none prices anything', async () => {
    const place = folder();
    writeChainFiles(place, DATES.slice(2));
    const told = async (settings: Settings): Promise<readonly [string, boolean]> => {
      const run = await prepared([place], settings);
      return [run.manifest.labels.assumptions.join('\n'), isPremiumAssumed(run)];
    };
    const [alone, isAssumedAlone] = await told(withMarket({ chainFallback: 'none' }));
    expect(alone).not.toContain('Option quotes are simulated');
    expect(alone).toContain('no option price rests on it');
    expect(isAssumedAlone).toBe(false);
    const [mixed, isAssumed] = await told(SETTINGS);
    expect(mixed).toContain('Option quotes are simulated');
    expect(mixed).toContain('rest on that estimate');
    expect(isAssumed).toBe(true);
  });

  it('keeps a trade on its own quotes: none of two origins, whatever later bars look at', async () => {
    const place = folder();
    writeChainFiles(place, DATES.slice(0, 2), 3);
    const records = recordsOf(await prepared([place]));
    const origins = new Map<number, Set<string>>();
    for (const record of records) {
      if (record.type !== 'order-filled') continue;
      const known = origins.get(record.tradeId) ?? new Set();
      origins.set(record.tradeId, known.add(record.quoteOrigin ?? ''));
    }
    expect([...origins.values()].every(({ size }) => size === 1)).toBe(true);
    expect(new Set([...origins.values()].flatMap((each) => [...each]))).toEqual(
      new Set(['recorded', 'simulated']),
    );
    const ended = records.at(-1);
    expect(ended?.type === 'run-ended' && ended.marks?.stale).toBeGreaterThan(0);
  });

  it('prices what is open at the end on quotes of its own origin, or not at all', async () => {
    const place = folder();
    writeChainFiles(place, DATES.slice(0, 8));
    const records = recordsOf(await prepared([place]));
    const ended = records.at(-1);
    const open = ended?.type === 'run-ended' ? ended.openTrades : [];
    const fills = records.filter((record) => record.type === 'order-filled');
    const originOf = (id: number): string | undefined =>
      fills.find(({ tradeId }) => tradeId === id)?.quoteOrigin;
    expect(open.map(({ tradeId }) => originOf(tradeId))).toContain('recorded');
    for (const { tradeId, legNaturalsCents } of open)
      expect(legNaturalsCents === undefined, String(tradeId)).toBe(originOf(tradeId) === 'recorded');
  });

  it('looks at closes no later than they may be old, inside days too', async () => {
    const place = folder();
    writeChainFiles(place, DATES);
    const minutes = { ...withMarket({ chainFallback: 'none' }), timeframe: '30m' as const };
    const five = manifestOf(recordsOf(await prepared([place], minutes)));
    expect(five.data.chains?.bars).toEqual({ recorded: 9, simulated: 0, none: 9 * 12 });
    expect(five.labels.assumptions.join('\n')).toContain('use --timeframe D');
    // From a close to the next day's first half hour are 18 hours; over the weekend 66.
    const day = manifestOf(
      recordsOf(
        await prepared([place], { ...minutes, market: { ...minutes.market, chainAgeMinutes: 18 * 60 } }),
      ),
    );
    expect(day.data.chains?.bars.recorded).toBe(9 + 7);
  });

  it('decides nothing on what chains say later', async () => {
    const [whole, poisoned] = [folder(), folder()];
    writeChainFiles(whole, DATES);
    writeChainFiles(poisoned, DATES.slice(0, 5));
    writeChainFiles(poisoned, DATES.slice(5), 7);
    const until = Date.parse('2018-01-22T21:00:00Z');
    const before = (records: readonly LedgerRecord[]): readonly string[] =>
      texts(records.filter((record) => record.type !== 'manifest' && record.atMs <= until));
    const first = recordsOf(await prepared([whole]));
    const second = recordsOf(await prepared([poisoned]));
    expect(before(first).length).toBeGreaterThan(8);
    expect(before(second)).toEqual(before(first));
    expect(texts(second.slice(1))).not.toEqual(texts(first.slice(1)));
  });

  it('says what is missing where no quote can be used', async () => {
    const place = folder();
    writeChainFiles(place, ['2018-01-16']);
    expect((await failureOf([join(place, 'absent')]))[0]).toBe('input-missing');
    expect(await failureOf([place], { ...SETTINGS, root: 'SPX' })).toEqual([
      'chains-empty',
      expect.stringMatching(
        /expected quotes of SPX with bid and ask, found \d+ rows without one \(\d+ other-root\)/,
      ),
    ]);
    const [code, message] = await failureOf([place], { ...SETTINGS, from: '2018-01-22' });
    expect(code).toBe('chains-coverage');
    expect(message).toContain('2018-01-16T21:00:00.000Z');
    expect(
      (await failureOf([place], { ...SETTINGS, market: { ...SETTINGS.market, simulatedYears: 1 } }))[0],
    ).toBe('simulated-with-files');
  });
});
