// Candidates as lines under one heading: two lines each, the structure with its credit, then what it risks and what becomes of it.
import type { CandidateVerdict, ScannedCandidate } from '../../analysis/explain/index.ts';
import {
  alignedRows,
  type Alignment,
  groupedNumber,
  LINE_WIDTH,
  wrappedText,
} from '../../analysis/report/index.ts';
import { measuredText } from '../explain/index.ts';
import { marginCents, type MarginRuleName } from './margin-rule.ts';
import { sideWidthsCents } from './side-widths.ts';

const STRUCTURE_COLUMNS: readonly Alignment[] = [
  'right',
  'left',
  'right',
  'left',
  'left',
  'right',
  'right',
  'right',
];
const STRUCTURE_HEADS = ['#', 'expiry', 'days', 'strikes', 'deltas', 'mid', 'natural', 'width'];
/** Place of the deltas among the heads. */
const DELTAS = STRUCTURE_HEADS.indexOf('deltas');
const RISK_COLUMNS: readonly Alignment[] = ['left', 'right', 'right', 'left', 'right', 'right'];
const UNKNOWN = 'n/a';

/** The heading and every candidate in the order given. */
export function candidateLines(shown: readonly ScannedCandidate[], rule: MarginRuleName): readonly string[] {
  const structures = [STRUCTURE_HEADS, ...shown.map(structureCells)];
  const rankWidth = Math.max(...structures.map(([rank = '']) => rank.length));
  const blank = ' '.repeat(rankWidth);
  const risks = [
    [blank, 'return', 'max loss', 'break-evens', 'profit', 'margin'],
    ...shown.map((scanned) => [blank, ...riskCells(scanned, rule)]),
  ];
  const verdicts = ['units or gate', ...shown.map(({ verdict }) => verdictText(verdict))];
  const riskLines = alignedRows(risks, RISK_COLUMNS);
  return structureLines(structures, blank).flatMap((lines, place) => [
    ...lines,
    ...withVerdict(riskLines[place] ?? '', verdicts[place] ?? '', blank),
  ]);
}

/** One line each, or two where long strikes leave no room for the deltas. */
function structureLines(
  structures: readonly (readonly string[])[],
  blank: string,
): readonly (readonly string[])[] {
  const whole = alignedRows(structures, STRUCTURE_COLUMNS);
  if (whole.every(({ length }) => length <= LINE_WIDTH)) return whole.map((line) => [line]);
  const without = <T>(cells: readonly T[]): readonly T[] => cells.filter((_, place) => place !== DELTAS);
  const lines = alignedRows(structures.map(without), without(STRUCTURE_COLUMNS));
  return lines.map((line, place) => [line, `  ${blank}  ${structures[place]?.[DELTAS] ?? ''}`]);
}

function structureCells({ candidate, isOwn }: ScannedCandidate, index: number): readonly string[] {
  const { structure, dte, deltas, midCreditCents, naturalCreditCents } = candidate;
  const widths = sideWidthsCents(structure).flatMap((width) => (width === undefined ? [] : [width]));
  const told = widths.length === 0 ? [structure.widthCents] : [...new Set(widths)];
  return [
    `${isOwn ? '*' : ''}${index + 1}`,
    structure.expiry.sessionDate,
    String(dte),
    structure.legs.map(({ contract }) => points(contract.strikeCents)).join('/'),
    deltas.map((delta) => groupedNumber(delta, 2)).join('/'),
    dollars(midCreditCents),
    dollars(naturalCreditCents),
    told.map(points).join('/'),
  ];
}

function riskCells(scanned: ScannedCandidate, rule: MarginRuleName): readonly string[] {
  const { returnOnRisk, maxLossCents, breakevens, profitProbability } = scanned;
  const margin = marginCents(scanned, rule);
  return [
    percent(returnOnRisk),
    groupedNumber(maxLossCents / 100, 0),
    breakevens.length === 0 ? 'none' : breakevens.map((point) => point.toFixed(2)).join('/'),
    percent(profitProbability),
    margin === undefined ? UNKNOWN : groupedNumber(margin / 100, 0),
  ];
}

/** On the same line where it fits, else below it. */
function withVerdict(line: string, verdict: string, blank: string): readonly string[] {
  const joined = `${line}  ${verdict}`;
  return joined.length <= LINE_WIDTH ? [joined] : [line, ...wrappedText(verdict, `  ${blank}  `)];
}

function verdictText(verdict: CandidateVerdict): string {
  if (verdict.kind === 'approved') return `open ${verdict.quantity} (${verdict.binding})`;
  const { gate, measured, reason } = verdict;
  return measured === undefined && reason !== undefined
    ? `${gate} (${reason})`
    : `${gate}${measuredText(verdict)}`;
}

/** Without decimals that say nothing. */
function points(cents: number): string {
  return Number.isInteger(cents / 100) ? String(cents / 100) : (cents / 100).toFixed(2);
}

/** Mids may carry half a cent. */
function dollars(cents: number): string {
  return groupedNumber(cents / 100, Number.isInteger(cents) ? 2 : 3);
}

function percent(ratio: number | undefined): string {
  return ratio === undefined ? UNKNOWN : `${groupedNumber(100 * ratio, 1)}%`;
}
