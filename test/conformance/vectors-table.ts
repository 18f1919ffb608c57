// The table of all vectors as the guide shows it.
import { readVectors, VECTOR_KINDS } from './vector-files.ts';

/** A Markdown table of every vector: what holds, and who says so. */
export function vectorsTable(): string {
  const vectors = readVectors();
  const counts = VECTOR_KINDS.map(
    (kind) => `${vectors.filter((vector) => vector.kind === kind).length} ${kind}`,
  );
  const rows = vectors.map(
    ({ id, title, source, arithmetic }) =>
      `| \`${id}\` | ${inCell(title)} | ${[source, arithmetic]
        .filter((text) => text !== undefined)
        .map(inCell)
        .join('; ')} |\n`,
  );
  return [
    `${vectors.length} vectors: ${counts.join(', ')}.\n\n`,
    '| vector | what holds | source, arithmetic |\n|---|---|---|\n',
    ...rows,
  ].join('');
}

function inCell(text: string): string {
  return text.replaceAll('|', String.raw`\|`).replaceAll('\n', ' ');
}
