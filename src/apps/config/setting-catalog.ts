// What each setting means and which values it takes, read off the schema: error messages and `config show` say the same.
import { z } from 'zod';
import { settingsSchema } from './settings-schema.ts';

export interface SettingFacts {
  /** Dotted, as `--set` takes it. */
  readonly key: string;
  readonly meaning: string;
  /** What is accepted, to follow "expected": `a number from 0 to 1, or null`. */
  readonly expected: string;
  /** The words that are accepted, where the setting is one of a list. */
  readonly choices: readonly string[];
}

/** Every setting by its dotted key, in the order of the schema. */
export function settingCatalog(): ReadonlyMap<string, SettingFacts> {
  const facts = leavesOf(z.toJSONSchema(settingsSchema) as SchemaNode, '');
  return new Map(facts.map((one) => [one.key, one]));
}

/** The parts of JSON Schema that the settings use. */
interface SchemaNode {
  readonly type?: string;
  readonly description?: string;
  readonly expected?: string;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly anyOf?: readonly SchemaNode[];
  readonly enum?: readonly string[];
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly maximum?: number;
  readonly exclusiveMaximum?: number;
}

function leavesOf(node: SchemaNode, prefix: string): readonly SettingFacts[] {
  return Object.entries(node.properties ?? {}).flatMap(([name, child]) => {
    const key = `${prefix}${name}`;
    if (child.properties !== undefined) return leavesOf(child, `${key}.`);
    const choices = (child.anyOf ?? [child]).flatMap((one) => one.enum ?? []);
    return [{ key, meaning: child.description ?? '', expected: expectation(child), choices }];
  });
}

function expectation(node: SchemaNode): string {
  if (node.anyOf === undefined) return expectedValue(node);
  const values = node.anyOf.filter(({ type }) => type !== 'null').map(expectedValue);
  return `${values.join(' or ')}, or null`;
}

function expectedValue(node: SchemaNode): string {
  if (node.enum !== undefined) return `one of ${node.enum.join(', ')}`;
  if (node.expected !== undefined) return node.expected;
  if (node.type === 'integer') return `a whole number${boundsText(node)}`;
  return node.type === 'number' ? `a number${boundsText(node)}` : 'a word';
}

function boundsText(node: SchemaNode): string {
  const { minimum, exclusiveMinimum, maximum, exclusiveMaximum } = node;
  const lower =
    exclusiveMinimum === undefined
      ? minimum !== undefined && ` from ${minimum}`
      : ` above ${exclusiveMinimum}`;
  const upper =
    exclusiveMaximum === undefined ? maximum !== undefined && ` to ${maximum}` : ` below ${exclusiveMaximum}`;
  if (lower === false || upper === false) return lower === false ? '' : lower;
  // "from 1 to 5", "above 0 and below 1", "above 0, at most 1".
  if (exclusiveMaximum !== undefined) return `${lower} and${upper}`;
  return exclusiveMinimum === undefined ? `${lower}${upper}` : `${lower}, at most ${maximum}`;
}
