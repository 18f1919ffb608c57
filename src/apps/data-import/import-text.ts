// What `quantor data import` tells a person: a line a file, why rows were put right or kept out, and the totals.
import { importTotals } from './import-document.ts';
import type { FileOutcome, ImportedFile, ImportOutcome } from './import-outcome.ts';

const LINES_SHOWN_MAX = 3;
const SENTENCE_MAX = 160;

/** At most 100 columns wide, as far as names allow. */
export function importText(outcome: ImportOutcome): string {
  const totals = importTotals(outcome);
  const lines = [
    ...outcome.files.flatMap(fileLines),
    '',
    `${grouped(totals.imported)} imported, ${grouped(totals.alreadyImported)} imported before, ${grouped(totals.refused)} refused`,
    `rows ${grouped(totals.rows)}, accepted ${grouped(totals.accepted)}, stored ${grouped(totals.stored)} in ${outcome.store}`,
    ...counted('repaired', totals.repaired),
    ...counted('quarantined', totals.quarantined),
    ...overlap(totals),
  ];
  if (outcome.failure !== undefined)
    lines.push(
      `the store took no more: ${grouped(outcome.filesLeft)} ${outcome.filesLeft === 1 ? 'file was' : 'files were'} not imported; those above are`,
    );
  if (outcome.isStopped)
    lines.push(
      `stopped: ${grouped(outcome.filesLeft)} ${outcome.filesLeft === 1 ? 'file was' : 'files were'} not imported; the same command goes on where it stopped`,
    );
  return lines.join('\n');
}

function fileLines(file: FileOutcome): readonly string[] {
  if (file.state === 'refused') {
    // The path stands on the line above.
    const sentence = file.message.replace(`${file.path}: `, '');
    return [file.path, `  refused      ${file.code}: ${shortened(sentence)}`];
  }
  const { counts, layout, series } = file;
  const title = `${file.path}: ${[series, layout].filter((part) => part !== undefined).join(' ')}`;
  if (file.state === 'already-imported')
    return [title, `  imported before, ${grouped(file.stored)} rows in the store; nothing changed`];
  const { dates } = counts;
  const span =
    dates.count === 1 ? `${dates.from}` : `${grouped(dates.count)} dates, ${dates.from} to ${dates.to}`;
  return [
    title,
    `  rows         ${grouped(counts.rows)}, accepted ${grouped(counts.accepted)}, stored ${grouped(file.stored)}`,
    `  dates        ${span}${chainSpan(file)}`,
    ...counted('repaired', counts.repaired),
    ...counted('quarantined', counts.quarantineReasons),
    ...quarantinedLines(file),
    ...(file.chain === undefined ? [] : counted('quotes', file.chain.facts)),
    ...overlap(file),
  ];
}

/** Headers may be long; --json has them whole. */
function shortened(sentence: string): string {
  return sentence.length <= SENTENCE_MAX ? sentence : `${sentence.slice(0, SENTENCE_MAX)}…`;
}

function chainSpan({ chain }: ImportedFile): string {
  if (chain === undefined) return '';
  const roots = Object.entries(chain.rowsByRoot).map(([root, rows]) => `${root} ${grouped(rows)}`);
  return `; ${grouped(chain.expiries)} ${chain.expiries === 1 ? 'expiry' : 'expiries'}; ${roots.join(', ')}`;
}

function quarantinedLines({ counts }: ImportedFile): readonly string[] {
  const shown = counts.quarantined.slice(0, LINES_SHOWN_MAX);
  if (shown.length === 0) return [];
  const rest = counts.quarantinedRows - shown.length;
  const places = shown.map(({ line, reason }) => `line ${line} ${reason}`).join(', ');
  return [`               ${places}${rest > 0 ? `, and ${grouped(rest)} more (--json lists them)` : ''}`];
}

function overlap({
  alreadyStored,
  conflictsWithStored,
}: Pick<ImportedFile, 'alreadyStored' | 'conflictsWithStored'>): readonly string[] {
  return [
    ...(alreadyStored > 0 ? [`  known        ${grouped(alreadyStored)} rows the store had already`] : []),
    ...(conflictsWithStored > 0
      ? [
          `  conflicts    ${grouped(conflictsWithStored)} rows kept out: of their contract and instant the store has others`,
        ]
      : []),
  ];
}

function counted(title: string, counts: Readonly<Record<string, number>>): readonly string[] {
  const entries = Object.entries(counts).filter(([, rows]) => rows > 0);
  if (entries.length === 0) return [];
  return [
    `  ${title.padEnd(11)}  ${entries.map(([name, rows]) => `${words(name)} ${grouped(rows)}`).join(', ')}`,
  ];
}

/** `zeroBid` as `zero-bid`. */
function words(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function grouped(value: number): string {
  return String(value).replaceAll(/\B(?=(\d{3})+(?!\d))/g, ',');
}
