// Tests fills end to end: phase 1 beside the default, the one f of a repetition, and orders that walk a ladder.
import { describe, expect, it } from 'vitest';
import { verifyLedger } from '../../analysis/audit/index.ts';
import { addDays, type SessionDate } from '../../core/domain/index.ts';
import { canonicalJson, type LedgerRecord } from '../../core/ledger/index.ts';
import { DEFAULT_SETTINGS, type Settings, uniformFill } from '../config/index.ts';
import { loadRun, type PreparedRun } from './make-run.ts';
import { recordsOf } from './recorded-run.fixture.ts';

const FROM = '2019-01-02' as SessionDate;

/** A quarter on the bundled days, entered as often as a week allows. */
async function run(fill: Partial<Settings['fill']>, others: Partial<Settings> = {}): Promise<PreparedRun> {
  const settings: Settings = {
    ...DEFAULT_SETTINGS,
    from: FROM,
    to: addDays(FROM, 90),
    ...others,
    fill: { ...DEFAULT_SETTINGS.fill, ...fill },
  };
  const loaded = await loadRun({ settings, inputs: {}, command: ['test'] });
  if (!loaded.ok) throw new Error(`${loaded.error.code}: ${loaded.error.message}`);
  return loaded.value;
}

type Of<Type extends LedgerRecord['type']> = Extract<LedgerRecord, { readonly type: Type }>;
const ofType = <Type extends LedgerRecord['type']>(
  records: readonly LedgerRecord[],
  type: Type,
): readonly Of<Type>[] => records.filter((record): record is Of<Type> => record.type === type);

const auditOf = (records: readonly LedgerRecord[]) =>
  verifyLedger(records.map((record, offset) => ({ record, offset, text: canonicalJson(record) })));

/** What a fill cost against the mids of its legs, cents a share: positive against us. */
function slippageCents({ legs, legPricesCents, legDoubleMidsCents }: Of<'order-filled'>): number {
  return legs.reduce(
    (sum, { quantity }, leg) =>
      sum + quantity * ((legPricesCents[leg] ?? 0) - (legDoubleMidsCents[leg] ?? 0) / 2),
    0,
  );
}

describe('phase 1', () => {
  it('fills at once, at mid but for half a cent, and says that it is optimistic', async () => {
    const prepared = await run({ model: 'phase-1' });
    const records = recordsOf(prepared);
    expect(prepared.manifest.labels.fills).toBe('optimistic');
    expect(prepared.manifest.labels.assumptions.join(' ')).toContain('phase 1, which is optimistic');
    const submitted = new Map(ofType(records, 'order-submitted').map((order) => [order.orderId, order]));
    const fills = ofType(records, 'order-filled');
    expect(fills.length).toBeGreaterThan(4);
    for (const fill of fills) {
      const order = submitted.get(fill.orderId);
      expect([fill.atMs, fill.quotedAtMs ?? fill.atMs]).toEqual([
        order?.atMs,
        order?.quotedAtMs ?? order?.atMs,
      ]);
      expect(slippageCents(fill)).toBeGreaterThanOrEqual(0);
      expect(slippageCents(fill)).toBeLessThan(1);
    }
    expect(auditOf(records)).toMatchObject({ ok: true, problemCount: 0 });
  });

  it('is not what a run does without being asked', async () => {
    const prepared = await run({});
    const records = recordsOf(prepared);
    expect(prepared.manifest.labels.fills).toBe('modelled');
    const submitted = new Map(ofType(records, 'order-submitted').map((order) => [order.orderId, order]));
    for (const fill of ofType(records, 'order-filled'))
      expect(fill.atMs).toBeGreaterThan(submitted.get(fill.orderId)?.atMs ?? Number.POSITIVE_INFINITY);
    expect(auditOf(records)).toMatchObject({ ok: true, problemCount: 0 });
  });
});

describe('a repetition at one f', () => {
  it('has nothing of the ladder, the latency’s limits or the extras of its run in its prices', async () => {
    const plain = { model: 'uniform', patient: 0.5, urgent: 0.5 } as const;
    const elaborate = await run(
      uniformFill({ ...DEFAULT_SETTINGS.fill, ladderStart: 0, oneLegExtra: 1 }, 0.5),
    );
    const simple = await run(plain);
    const withoutManifest = (prepared: PreparedRun): readonly LedgerRecord[] => recordsOf(prepared).slice(1);
    expect(withoutManifest(elaborate)).toEqual(withoutManifest(simple));
  });
});

describe('a ladder', () => {
  it('walks limits from mid towards natural until the market takes them, and never past what was approved', async () => {
    const prepared = await run({ ladderStart: 0, ladderStep: 0.2 });
    const records = recordsOf(prepared);
    const moved = ofType(records, 'order-replaced');
    const submitted = new Map(ofType(records, 'order-submitted').map((order) => [order.orderId, order]));
    expect(moved.length).toBeGreaterThan(4);
    for (const { orderId, limitCents } of moved) {
      const order = submitted.get(orderId);
      const approved = order?.limitCents ?? Number.NaN;
      expect(order?.firstLimitCents).toBeDefined();
      expect(order?.action === 'open' ? limitCents >= approved : limitCents <= approved).toBe(true);
    }
    expect(ofType(records, 'order-filled').length).toBeGreaterThan(4);
    expect(ofType(records, 'rule-violation')).toEqual([]);
    expect(auditOf(records)).toMatchObject({ ok: true, problemCount: 0 });
  });
});

describe('a size that is assumed', () => {
  it('lets large orders fill in parts that add up', async () => {
    const large = { cash: 5_000_000 };
    const records = recordsOf(await run({ assumedSize: 10 }, large));
    const fills = ofType(records, 'order-filled');
    expect(fills.length).toBeGreaterThan(new Set(fills.map(({ orderId }) => orderId)).size);
    expect(fills.every(({ quantity }) => quantity <= 10)).toBe(true);
    expect(auditOf(records)).toMatchObject({ ok: true, problemCount: 0 });
    const whole = ofType(recordsOf(await run({}, large)), 'order-filled');
    expect(Math.max(...whole.map(({ quantity }) => quantity))).toBeGreaterThan(10);
  });
});

describe('a halt', () => {
  it('lets nothing fill: an order of 9:35 on 2020-03-09 waits until trading resumes at 9:49:13', async () => {
    const day = '2020-03-09' as SessionDate;
    const entry = {
      ...DEFAULT_SETTINGS.entry,
      windowStart: '09:30',
      orderTimeoutMinutes: 60,
      creditSlipMax: 1,
    };
    const risk = { ...DEFAULT_SETTINGS.risk, priceCollarRatio: null };
    const records = recordsOf(await run({}, { from: day, to: day, entry, risk }));
    const [order] = ofType(records, 'order-submitted');
    const [fill] = ofType(records, 'order-filled');
    expect(order?.atMs).toBe(Date.parse('2020-03-09T13:35:00Z'));
    expect(fill?.atMs).toBe(Date.parse('2020-03-09T13:50:00Z'));
  });
});
