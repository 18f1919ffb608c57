// Stresses a run from its ledger: every trade from its entry, and all that was held at two moments, by shocks of the past.
import { type HistoricalShock, invariant } from '../../../core/domain/index.ts';
import type { LedgerRecord } from '../../../core/ledger/index.ts';
import { quantile } from '../../../core/numerics/index.ts';
import { shockDays, spotChangeOf } from './shocked-market.ts';
import { createPositionBook, type OpenedPosition } from './positions/position-book.ts';
import { createStress, type PositionStress } from './pricing/stressed-pnl.ts';
import type { StressPosition } from './pricing/stress-position.ts';
import { type HeldMoment, marketShock, shareOf, stressMoment } from './stress-moment.ts';
import type { ShockEntry, ShockOverTrades, StressSection } from './stress-section.ts';

/** The shocks with the SHA-256 of the table they are from. */
export interface ShockTable {
  readonly shocks: readonly HistoricalShock[];
  readonly sha256: string;
}

/** The section of a ledger whose first record is its manifest. */
export function stressOfRun(records: readonly LedgerRecord[], { shocks, sha256 }: ShockTable): StressSection {
  const { openings, held } = readPositions(records);
  const struck = openings.filter(isPriced).map(({ equityDollars, position }) => ({
    equityDollars,
    position,
    pnlOf: createStress(position).pnlOf,
  }));
  const moments = held.flatMap((moment) => stressMoment(moment, shocks) ?? []);
  return {
    shocks: shocks.map((shock) => shockEntry(shock, struck)),
    trades: struck.length,
    unpriced: openings.length - struck.length,
    moments,
    reason: struck.length + moments.length > 0 ? null : reasonOf(openings.length),
    shocksSha256: sha256,
  };
}

interface StruckTrade {
  readonly equityDollars: number;
  readonly position: StressPosition;
  readonly pnlOf: PositionStress['pnlOf'];
}

function isPriced(
  opening: OpenedPosition,
): opening is OpenedPosition & { readonly position: StressPosition } {
  return opening.position !== undefined;
}

function reasonOf(trades: number): string {
  return trades === 0
    ? 'the run opened no trade, so there is nothing to stress'
    : 'the ledger does not tell the volatilities of its trades, so none can be repriced';
}

function readPositions(records: readonly LedgerRecord[]): {
  readonly openings: readonly OpenedPosition[];
  readonly held: readonly HeldMoment[];
} {
  const [manifest] = records;
  invariant(manifest?.type === 'manifest', 'the first record of a ledger is its manifest');
  const book = createPositionBook(manifest.initialCashCents);
  let largestCents = 0;
  let largest: Held | undefined;
  let last: Held | undefined;
  for (const record of records) {
    book.book(record);
    if (record.type !== 'session-closed') continue;
    last = undefined;
    if (record.openTrades.length === 0) continue;
    const positions = book.positionsAt(record);
    last = { session: record, positions };
    const exposureCents = book.exposureCents();
    if (exposureCents <= largestCents || !positions.some((position) => position !== undefined)) continue;
    largestCents = exposureCents;
    largest = last;
  }
  return { openings: book.openings(), held: momentsOf(last, largest) };
}

type Held = Omit<HeldMoment, 'kinds'>;

function momentsOf(last: Held | undefined, largest: Held | undefined): readonly HeldMoment[] {
  if (last !== undefined && last === largest) return [{ ...last, kinds: ['end', 'largest-exposure'] }];
  return [
    ...(last === undefined ? [] : [{ ...last, kinds: ['end'] as const }]),
    ...(largest === undefined ? [] : [{ ...largest, kinds: ['largest-exposure'] as const }]),
  ];
}

function shockEntry(shock: HistoricalShock, struck: readonly StruckTrade[]): ShockEntry {
  const { id, title, from, to, volatilityIndex, volatilityBefore, volatilityAfter, source } = shock;
  return {
    id,
    title,
    from,
    to,
    spotChange: spotChangeOf(shock),
    volatilityIndex,
    volatilityBefore,
    volatilityAfter,
    source,
    days: shockDays(shock),
    trades: struck.length === 0 ? null : overTrades(shock, struck),
  };
}

function overTrades(shock: HistoricalShock, struck: readonly StruckTrade[]): ShockOverTrades {
  const pnls = struck.map(({ position, pnlOf }) => pnlOf(marketShock(shock, position.vixPoints)));
  const shares = pnls.flatMap((pnl, index) => shareOf(pnl, struck[index]?.equityDollars ?? 0) ?? []);
  const ofMaxLoss = pnls.flatMap(
    (pnl, index) => shareOf(pnl, struck[index]?.position.maxLossDollars ?? 0) ?? [],
  );
  const worst = pnls.reduce((least, pnl, index) => (pnl < (pnls[least] as number) ? index : least), 0);
  return {
    medianDollars: quantile(pnls, 0.5) as number,
    fifthPercentileDollars: quantile(pnls, 0.05) as number,
    worstDollars: pnls[worst] as number,
    worstTradeId: struck[worst]?.position.tradeId as number,
    worstShareOfEquity: quantile(shares, 0) ?? null,
    medianShareOfMaxLoss: quantile(ofMaxLoss, 0.5) ?? null,
  };
}
