// What a fetch did, for a person to read.
import type { MarketDataFailure } from '../../core/ports/index.ts';
import type { FetchedOrder } from './run-fetch.ts';

const STATES: Readonly<Record<FetchedOrder['state'], string>> = {
  complete: 'complete',
  'nothing-new': 'nothing new: the store has all of it, nothing was asked',
  stopped: 'stopped; the pages so far are kept, the same command goes on behind them',
  failed: 'failed; the pages so far are kept, the same command goes on behind them',
};

/** One block an order. */
export function fetchText(orders: readonly FetchedOrder[], storeFolder: string): string {
  return [...orders.map(orderText), `store: ${storeFolder}`].join('\n');
}

function orderText({ title, state, span, failure, counts }: FetchedOrder): string {
  const when = span === undefined ? ', as quoted now' : ` ${span.from}..${span.to}`;
  const head = `${title}${when}: ${failure === undefined || state === 'stopped' ? STATES[state] : failedText(failure, counts.pages + counts.pagesKept)}`;
  if (counts.pages + counts.pagesKept === 0) return head;
  const kept = counts.pagesKept === 0 ? '' : `, ${number(counts.pagesKept)} kept from an earlier one`;
  return [
    head,
    `  asked     ${plural(counts.pages, 'page')}${kept}`,
    `  rows      ${number(counts.rows)}${listed(counts.leftOut, 'not readable')}`,
    `  accepted  ${number(counts.accepted)}${listed(counts.repaired, 'put right or left out')}${listed(counts.quarantined, 'quarantined')}`,
    `  stored    ${number(counts.stored)}${counted(counts.alreadyStored, 'there already')}${counted(counts.conflicting, 'kept out, as the store has them otherwise')}`,
  ].join('\n');
}

function failedText({ code }: MarketDataFailure, pages: number): string {
  return pages === 0
    ? `failed (${code})`
    : `failed (${code}); the pages so far are kept, the same command goes on behind them`;
}

function listed(counts: Readonly<Record<string, number>>, what: string): string {
  const kinds = Object.entries(counts).filter(([, count]) => count > 0);
  if (kinds.length === 0) return '';
  return `; ${what}: ${kinds.map(([kind, count]) => `${number(count)} ${kind}`).join(', ')}`;
}

function counted(count: number, what: string): string {
  return count === 0 ? '' : `; ${number(count)} ${what}`;
}

function plural(count: number, noun: string): string {
  return `${number(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** Thousands apart, in any locale the same. */
function number(count: number): string {
  return String(count).replaceAll(/\B(?=(?:\d{3})+$)/g, ',');
}
