// Writes values with columns of numbers as JSON and reads them back as they were, NaN and array kinds included.

const KINDS = { Float64Array, Int32Array, Uint8Array } as const;
type Column = Float64Array | Int32Array | Uint8Array;

/** The one key of a column's JSON form; a value of the callers' never has it. */
const MARK = '#column';

/** JSON of a value built of plain objects, arrays, texts, finite numbers and columns. */
export function columnsToJson(value: unknown): string {
  return JSON.stringify(value, (_, member: unknown) => {
    const kind = kindOf(member);
    // JSON has no NaN: null stands for it, and nothing else in a column can be null.
    return kind === undefined ? member : { [MARK]: kind, values: Array.from(member as Column) };
  });
}

/** The value that `columnsToJson` wrote; throws `SyntaxError` for other texts. */
export function columnsFromJson(text: string): unknown {
  return JSON.parse(text, (_, member: unknown) => {
    if (typeof member !== 'object' || member === null || !(MARK in member)) return member;
    const { values, [MARK]: kind } = member as {
      readonly values: readonly (number | null)[];
      readonly [MARK]: Kind;
    };
    return KINDS[kind].from(values.map((number) => number ?? Number.NaN));
  });
}

type Kind = keyof typeof KINDS;

function kindOf(value: unknown): Kind | undefined {
  if (!ArrayBuffer.isView(value)) return undefined;
  if (value instanceof Float64Array) return 'Float64Array';
  if (value instanceof Int32Array) return 'Int32Array';
  return value instanceof Uint8Array ? 'Uint8Array' : undefined;
}
