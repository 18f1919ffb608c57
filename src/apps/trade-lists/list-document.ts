// Trade lists as JSON: what was read of a file, and one trade of it. Dollars, ISO times, null for what a list does not have.
import { type ImportedMoment, type ImportedTrade, isoInstant } from '../../core/domain/index.ts';
import type { ImportedList } from './import-list.ts';
import type { TradeListFile } from './read-list-file.ts';

/** The document of `quantor trades import`. */
export function importDocument({ file, checks }: ImportedList): object {
  return {
    file: fileDocument(file),
    trades: file.trades.map(tradeDocument),
    checks: {
      closed: checks.closed,
      open: checks.open,
      pnlDollars: checks.pnlCents / 100,
      feesDollars: checks.feesCents / 100,
      feesUntold: checks.feesUntold,
      checked: checks.checked,
      unexplained: checks.unexplained.map(({ trade, differenceCents }) => ({
        name: trade.name,
        differenceDollars: differenceCents / 100,
      })),
    },
    quarantined: file.quarantined,
  };
}

export function fileDocument({
  tool,
  layout,
  rows,
  tradeRows,
  passedOver,
  quarantined,
  sha256,
  bytes,
}: TradeListFile): object {
  return { tool, layout, rows, tradeRows, passedOver, quarantinedRows: quarantined.length, sha256, bytes };
}

/** Dollar fields cover the whole position. */
export function tradeDocument(trade: ImportedTrade): object {
  return {
    name: trade.name,
    lines: trade.lines,
    underlying: trade.underlying ?? null,
    opened: momentDocument(trade.opened),
    closed: trade.closed === undefined ? null : momentDocument(trade.closed),
    legs: trade.legs.map(({ right, strikeCents, expiry, quantity, entryCents }) => ({
      right,
      strike: strikeCents / 100,
      expiry,
      quantity: quantity ?? null,
      entryPrice: entryCents === undefined ? null : entryCents / 100,
    })),
    contracts: trade.contracts,
    multiplier: trade.multiplier,
    creditDollars: trade.creditCents / 100,
    closingDollars: inDollars(trade.closingCents),
    feesDollars: inDollars(trade.feesCents),
    pnlDollars: inDollars(trade.pnlCents),
    reason: trade.reason ?? null,
    strategy: trade.strategy ?? null,
    events: trade.events,
  };
}

export function inDollars(amountCents: number | undefined): number | null {
  return amountCents === undefined ? null : amountCents / 100;
}

export function momentDocument({ date, atMs }: ImportedMoment): object {
  return { date, at: atMs === undefined ? null : isoInstant(atMs) };
}
