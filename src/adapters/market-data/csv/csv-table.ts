// Splits delimited text into a header and cells; knows quotes and line ends, nothing of what the columns mean.

/** Cells of a delimited text, row by row. */
export interface CsvTable {
  /** Column names in lower case, without quotes, brackets and surrounding blanks; `adj close` and `adj_close` are one. */
  readonly header: readonly string[];
  /**
   * Calls `take` with the cells and line number of each row that is not blank; the header is line 1. `isWhole`: no quote is left
   * open at the line's end, so no cell runs on into the next line.
   */
  forEachRow(take: (cells: readonly string[], line: number, isWhole: boolean) => void): void;
}

/** The names in a header line, and the delimiter: the comma, semicolon or tab that it has most of. */
export function readHeader(line: string): { readonly header: readonly string[]; readonly delimiter: string } {
  const delimiter = [',', ';', '\t'].reduce((best, candidate) =>
    line.split(candidate).length > line.split(best).length ? candidate : best,
  );
  return { header: splitLine(line, delimiter).map(columnName), delimiter };
}

/** Reads the header of a text. */
export function openCsv(given: string): CsvTable {
  // Old spreadsheets end lines by a carriage return alone.
  const text = given.includes('\n') ? given : given.replaceAll('\r', '\n');
  const firstStart = firstLineStart(text);
  const headerEnd = lineEnd(text, firstStart);
  const { header, delimiter } = readHeader(text.slice(firstStart, headerEnd));
  const firstLine = text.slice(0, firstStart).split('\n').length;
  return {
    header,
    forEachRow: (take) => {
      let line = firstLine;
      for (let start = headerEnd + 1; start < text.length;) {
        const end = lineEnd(text, start);
        line += 1;
        const row = text.slice(start, end);
        if (row.trim() !== '') take(splitLine(row, delimiter), line, isClosed(row));
        start = end + 1;
      }
    },
  };
}

function firstLineStart(text: string): number {
  return Math.max(0, text.search(/\S/));
}

function lineEnd(text: string, start: number): number {
  const end = text.indexOf('\n', start);
  return end < 0 ? text.length : end;
}

function columnName(cell: string): string {
  return cell
    .trim()
    .toLowerCase()
    .replaceAll(/[<>*#]/g, '')
    .replaceAll('_', ' ')
    .trim();
}

function splitLine(line: string, delimiter: string): readonly string[] {
  return line.includes('"') ? splitQuoted(line, delimiter) : line.split(delimiter);
}

/** A doubled quote counts twice. */
function isClosed(line: string): boolean {
  return !line.includes('"') || line.split('"').length % 2 === 1;
}

/** Quoted cells may hold the delimiter, and a doubled quote stands for one. */
function splitQuoted(line: string, delimiter: string): readonly string[] {
  const cells: string[] = [];
  let cell = '';
  let isQuoted = false;
  for (let at = 0; at < line.length; at += 1) {
    const character = line[at] as string;
    if (character === '"') {
      if (isQuoted && line[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else isQuoted = !isQuoted;
    } else if (character === delimiter && !isQuoted) {
      cells.push(cell);
      cell = '';
    } else cell += character;
  }
  return [...cells, cell];
}
