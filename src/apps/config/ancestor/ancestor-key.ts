// One name of the predecessor's configuration or command line: what it was there, and what becomes of it here.

/** A value as its configuration files hold it; dates as YYYY-MM-DD. */
export type AncestorValue =
  | number
  | string
  | boolean
  | null
  | readonly AncestorValue[]
  | { readonly [key: string]: AncestorValue };

/**
 * carried: means the same here; changed: counts, with another meaning or unit; never-worked: was read nowhere or broken
 * there, and may count here; gone: counts no more.
 */
export type KeyKind = 'carried' | 'changed' | 'never-worked' | 'gone';

export interface AncestorFlag {
  readonly flag: `--${string}`;
  /** What a flag without a value stands for. */
  readonly gives?: boolean;
}

/** The value of a name: as given, else its default. */
export type ValueOf = (name: string) => AncestorValue;

/** The settings that a value becomes. */
export interface Conversion {
  /** Dotted settings that may be set. */
  readonly keys: readonly string[];
  /** Values by dotted setting; a value of the wrong kind is handed on for the schema to refuse by name. */
  readonly of: (value: AncestorValue, valueOf: ValueOf) => Readonly<Record<string, unknown>>;
  /** What there is to say about this value beside the key's own sentence. */
  readonly remark?: (value: AncestorValue, valueOf: ValueOf) => string | undefined;
}

export interface AncestorKey {
  readonly name: string;
  readonly kind: KeyKind;
  /** Its flag's default where it has one, else the value of its template. */
  readonly default: AncestorValue;
  readonly flags: readonly AncestorFlag[];
  /** Only on the command line. */
  readonly isFlagOnly: boolean;
  /** A vendor's key: refused unless it is a placeholder, and never shown. */
  readonly isCredential: boolean;
  /** What changed, was wrong, or stands in its place; empty where it is carried over as it is. */
  readonly says: string;
  readonly to: Conversion | undefined;
}

type Facts = {
  readonly default: AncestorValue;
  readonly flags?: readonly AncestorFlag[];
  readonly isFlagOnly?: boolean;
  readonly isCredential?: boolean;
};

function key(
  kind: KeyKind,
  name: string,
  facts: Facts,
  told: { readonly says: string; readonly to: Conversion | undefined },
): AncestorKey {
  return { name, kind, flags: [], isFlagOnly: false, isCredential: false, ...facts, ...told };
}

type Converted = Facts & { readonly to: Conversion };

export const carried = (name: string, { to, ...facts }: Converted): AncestorKey =>
  key('carried', name, facts, { says: '', to });

export const changed = (name: string, says: string, { to, ...facts }: Converted): AncestorKey =>
  key('changed', name, facts, { says, to });

/** Counts here where it has a conversion. */
export const neverWorked = (
  name: string,
  says: string,
  { to, ...facts }: Facts & { readonly to?: Conversion },
): AncestorKey => key('never-worked', name, facts, { says, to });

export const gone = (name: string, says: string, facts: Facts): AncestorKey =>
  key('gone', name, facts, { says, to: undefined });

/** A flag that takes a value. */
export const flag = (name: `--${string}`): readonly AncestorFlag[] => [{ flag: name }];
