// A comparison with another tool's trades, for a person: the sums, then every pair, then what stands on one side only.
import { counted, gateMeaning, heading, wrappedText } from '../../../analysis/report/index.ts';
import type { ImportedTrade } from '../../../core/domain/index.ts';
import { easternText } from '../../data-sync/index.ts';
import type { ListComparison } from '../compare-list.ts';
import { comparisonSums } from '../comparison-sums.ts';
import type { RunAnswer } from '../gates-at.ts';
import { quarantineLines, readingLines } from './list-lines.ts';
import { pairLines } from './pair-lines.ts';
import { dollarsText, momentText, strikesText, TOOL_NAMES } from './trade-words.ts';

/** Ends in a line feed. */
export function comparisonText(comparison: ListComparison): string {
  const { file, run, pairs } = comparison;
  const tool = TOOL_NAMES[file.tool];
  const lines = [
    `QUANTOR AND ${tool.toUpperCase()}`,
    ...readingLines(file),
    `  The run: ${run.root}, ${run.structure}, ${run.from} to ${run.to}, ${counted(run.trades.length, 'trade')}.`,
    ...assumedLines(comparison),
    ...sumLines(comparison),
    ...(pairs.length === 0 ? [] : heading('PAIRS')),
    ...pairs.flatMap((pair, place) => pairLines(pair, { place, tool })),
    ...onlyTheirsLines(comparison),
    ...onlyOwnLines(comparison),
    ...notComparableLines(comparison),
    ...quarantineLines(file),
  ];
  return `${lines.join('\n')}\n`;
}

function assumedLines({ file, run }: ListComparison): readonly string[] {
  return file.trades.some(({ underlying }) => underlying === undefined)
    ? [`  The list names no underlying: its trades are taken to be on ${run.root} where their strikes fit.`]
    : [];
}

function sumLines(comparison: ListComparison): readonly string[] {
  const { pairs, onlyOwn, onlyTheirs, notComparable } = comparison;
  const { compared, ownCents, theirsCents, parts } = comparisonSums(comparison);
  const told = `matched ${pairs.length}, only there ${onlyTheirs.length}, only here ${onlyOwn.length}, not comparable ${notComparable.length}`;
  if (compared === 0) return [...heading('SUMS'), `  ${told}`];
  const { sizeCents, entryCents, exitCents, feesCents, restCents } = parts;
  return [
    ...heading('SUMS'),
    `  ${told}`,
    ...wrappedText(
      `P&L of the ${counted(compared, 'pair')} that both closed: here ${dollarsText(ownCents)}, there ${dollarsText(theirsCents)}, difference ${dollarsText(ownCents - theirsCents)};`,
    ),
    ...wrappedText(
      `of it size ${dollarsText(sizeCents)}, entry ${dollarsText(entryCents)}, exit ${dollarsText(exitCents)}, fees ${dollarsText(feesCents)}, rest ${dollarsText(restCents)}`,
    ),
  ];
}

function onlyTheirsLines({ file, onlyTheirs, answers }: ListComparison): readonly string[] {
  if (onlyTheirs.length === 0) return [];
  const { unavailable } = answers;
  const note =
    unavailable === undefined
      ? []
      : wrappedText(`The run cannot be made again to tell why (${unavailable.code}): ${unavailable.message}`);
  return [
    ...heading(`ONLY IN ${TOOL_NAMES[file.tool].toUpperCase()}`),
    ...note,
    ...onlyTheirs.flatMap((trade) => {
      const answer = answers.of.get(trade);
      const why = answer === undefined ? [] : wrappedText(answerText(answer), '    ', '    ');
      return [...wrappedText(theirsText(trade), '  ', '    '), ...why];
    }),
  ];
}

function theirsText(trade: ImportedTrade): string {
  const { name, opened, legs, contracts, pnlCents } = trade;
  const pnl = pnlCents === undefined ? 'open' : `P&L ${dollarsText(pnlCents)}`;
  return `${name}: ${momentText(opened)}, ${contracts} of ${strikesText(legs)}, ${pnl}`;
}

/** What the run did there. */
export function answerText(answer: RunAnswer): string {
  if (answer.kind === 'no-bar') return 'here no tradable bar had closed by then';
  if (answer.kind === 'session') {
    const { bars, gates, orders } = answer;
    const stops = gates.map(({ gate, stopped }) => `${gate} ${stopped}`).join(', ');
    const sent = orders === 0 ? '' : `; ${counted(orders, 'order was', 'orders were')} sent`;
    return `here of ${counted(bars, 'bar')} stopped: ${stops === '' ? 'none' : stops}${sent}`;
  }
  const { closeMs, entry } = answer;
  const at = `here the bar of ${easternText(closeMs)}`;
  if (entry.outcome === 'enter')
    return `${at} sent an order, which makes no pair: it did not fill, or its trade is the pair of another`;
  const { gate, measured, limit } = entry;
  const figures =
    measured === undefined
      ? ''
      : `, ${figure(measured)}${limit === undefined ? '' : ` against ${figure(limit)}`}`;
  return `${at} was stopped by ${gate}: ${gateMeaning(gate)}${figures}`;
}

function figure(value: number): string {
  return String(Number(value.toPrecision(4)));
}

function onlyOwnLines({ onlyOwn }: ListComparison): readonly string[] {
  if (onlyOwn.length === 0) return [];
  return [
    ...heading('ONLY IN QUANTOR'),
    ...onlyOwn.map(({ id, opened, legs, contracts, pnlCents }) => {
      const pnl = pnlCents === undefined ? 'open' : `P&L ${dollarsText(pnlCents)}`;
      return `  trade ${id}: ${momentText(opened)}, ${contracts} of ${strikesText(legs)}, ${pnl}`;
    }),
  ];
}

function notComparableLines({ notComparable }: ListComparison): readonly string[] {
  if (notComparable.length === 0) return [];
  return [
    ...heading('NOT COMPARABLE'),
    ...notComparable.flatMap(({ trade, why }) =>
      wrappedText(`${trade.name}, opened ${momentText(trade.opened)}: ${why}`, '  ', '    '),
    ),
  ];
}
