// Formats a rule table as JSON of two-space indentation with short entries on one line, so that the diff of an entry is one line.

const LINE_WIDTH = 100;

function flat(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flat).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const fields = Object.entries(value).map(([key, field]) => `${JSON.stringify(key)}: ${flat(field)}`);
    return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`;
  }
  return JSON.stringify(value);
}

function format(value: unknown, indent: string, prefixWidth: number): string {
  const oneLine = flat(value);
  // A list of entries is always one entry a line: that is what makes tables readable.
  const isEntryList = Array.isArray(value) && value.length > 0 && typeof value[0] === 'object';
  const isTop = indent === '';
  if (typeof value !== 'object' || value === null) return oneLine;
  if (!isTop && !isEntryList && indent.length + prefixWidth + oneLine.length + 1 <= LINE_WIDTH)
    return oneLine;
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    return `[\n${value.map((entry) => inner + format(entry, inner, 0)).join(',\n')}\n${indent}]`;
  }
  const fields = Object.entries(value).map(([key, field]) => {
    const name = `${JSON.stringify(key)}: `;
    return inner + name + format(field, inner, name.length);
  });
  return `{\n${fields.join(',\n')}\n${indent}}`;
}

/** The table as file text, ending in a newline; the same value always gives the same bytes. */
export function formatJsonTable(table: Record<string, unknown>): string {
  return `${format(table, '', 0)}\n`;
}
