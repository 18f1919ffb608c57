// What a fetch did, for a person to read.
import type { FetchedOrder } from './run-fetch.ts';

const STATES: Readonly<Record<FetchedOrder['state'], string>> = {
  complete: 'complete',
  incomplete: 'all that the vendor gave is stored',
  'nothing-new': 'nothing new: the store has all of it, nothing was asked',
  'nothing-given': 'the vendor gave no rows',
  stopped: 'stopped',
  failed: 'failed',
};

/** One block an order. */
export function fetchText(orders: readonly FetchedOrder[], storeFolder: string): string {
  return [...orders.map(orderText), `store: ${storeFolder}`].join('\n');
}

function orderText(order: FetchedOrder): string {
  const { counts } = order;
  const head = headOf(order);
  if (counts.pages + counts.pagesKept === 0) return head;
  const kept = counts.pagesKept === 0 ? '' : `, ${number(counts.pagesKept)} kept from an earlier one`;
  return [
    head,
    `  asked     ${plural(counts.pages, 'page')}${kept}`,
    `  rows      ${number(counts.rows)}${listed(counts.leftOut, 'left out')}`,
    ...(counts.isDelayed === true ? ['  delayed   by the plan, as the vendor says of its quotes'] : []),
    `  accepted  ${number(counts.accepted)}${listed(counts.repaired, 'put right or left out')}${listed(counts.quarantined, 'quarantined')}`,
    `  stored    ${number(counts.stored)}${counted(counts.alreadyStored, 'there already')}${counted(counts.conflicting, 'kept out, as the store has them otherwise')}`,
    ...lackingLine(order),
    ...shortLine(order),
  ].join('\n');
}

function headOf({ title, state, span, failure, isResumable }: FetchedOrder): string {
  const when = span === undefined ? ', as quoted now' : ` ${span.from}..${span.to}`;
  const code = failure === undefined || state !== 'failed' ? '' : ` (${failure.code})`;
  const resumed = isResumable ? '; the pages so far are kept, the same command goes on behind them' : '';
  return `${title}${when}: ${STATES[state]}${code}${resumed}`;
}

/** More than this is for the JSON document. */
const TOLD_MAX = 3;

function lackingLine({ lacking }: FetchedOrder): readonly string[] {
  if (lacking.length === 0) return [];
  const sessions = lacking.reduce((sum, stretch) => sum + stretch.sessions, 0);
  const stretches = lacking.map(({ from, to }) => (from === to ? from : `${from}..${to}`));
  return [`  lacking   ${plural(sessions, 'session')}, asked again next time: ${firstOf(stretches)}`];
}

function shortLine({ shortSessions }: FetchedOrder): readonly string[] {
  if (shortSessions.length === 0) return [];
  const told = shortSessions.map(({ date, bars, expected }) => `${date} ${bars} of ${expected} bars`);
  return [`  short     ${plural(shortSessions.length, 'session')}: ${firstOf(told)}`];
}

function firstOf(texts: readonly string[]): string {
  const further = texts.length - TOLD_MAX;
  return `${texts.slice(0, TOLD_MAX).join(', ')}${further > 0 ? ` and ${number(further)} more` : ''}`;
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
