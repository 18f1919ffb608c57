// Lays text out in columns and paragraphs of a fixed width.

/** Longest line of a summary, characters. */
export const LINE_WIDTH = 100;

export type Alignment = 'left' | 'right';

/** Rows as lines: each column as wide as its widest cell, two spaces between columns and two before the first. */
export function alignedRows(
  rows: readonly (readonly string[])[],
  alignments: readonly Alignment[],
): readonly string[] {
  const widths = alignments.map((_, column) => Math.max(0, ...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) => {
    const cells = alignments.map((alignment, column) => {
      const cell = row[column] ?? '';
      const width = widths[column] as number;
      return alignment === 'right' ? cell.padStart(width) : cell.padEnd(width);
    });
    return `  ${cells.join('  ')}`.trimEnd();
  });
}

/** Words wrapped to the line width, every line after the first set in by `indent` like the first. */
export function wrappedText(text: string, indent = '  ', hanging = indent): readonly string[] {
  const lines: string[] = [];
  let line = indent;
  let isEmpty = true;
  for (const word of text.split(' ')) {
    if (!isEmpty && line.length + 1 + word.length > LINE_WIDTH) {
      lines.push(line);
      line = hanging;
      isEmpty = true;
    }
    line += isEmpty ? word : ` ${word}`;
    isEmpty = false;
  }
  return [...lines, line];
}

/** A section's heading, underlined to the full width. */
export function heading(title: string): readonly string[] {
  return ['', title, '-'.repeat(LINE_WIDTH)];
}
