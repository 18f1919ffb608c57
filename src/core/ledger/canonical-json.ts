// One text for one value: the canonical JSON that ledger records are written, hashed and compared in.
import { invariant, InvariantViolation } from '../domain/index.ts';

/** Containers inside one another beyond which a value is taken for a cycle. */
const DEPTH_MAX = 100;

/** Characters that may stand between quotes as they are; everything else takes the slower, escaping way. */
const PLAIN_TEXT = /^[\x20\x21\x23-\x5b\x5d-\x7e]*$/;

/** In Unicode mode a surrogate pair is one character, so this finds only halves. */
const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * The canonical JSON of plain data: no white space, members sorted by the UTF-16 units of their names, numbers as
 * ECMAScript prints them. Members that are `undefined` are left out.
 * Throws `InvariantViolation` on what JSON cannot say: NaN, infinities, halves of surrogate pairs, `undefined` in an
 * array or by itself, bigints, functions, symbols, cycles, and objects that are not plain.
 * Source: Rundgren, Jordan and Erdtman (2020), RFC 8785, sections 3.2.2 and 3.2.3.
 */
export function canonicalJson(value: unknown): string {
  return textOf(value, 0);
}

function textOf(value: unknown, depth: number): string {
  switch (typeof value) {
    case 'string':
      return textOfString(value);
    case 'number':
      invariant(Number.isFinite(value), `canonical JSON has no ${value}`);
      return String(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      if (value === null) return 'null';
      invariant(depth < DEPTH_MAX, `canonical JSON is at most ${DEPTH_MAX} levels deep`);
      return Array.isArray(value) ? textOfArray(value, depth) : textOfObject(value, depth);
    default:
      throw new InvariantViolation(`canonical JSON has no ${typeof value}`);
  }
}

function textOfString(text: string): string {
  if (PLAIN_TEXT.test(text)) return `"${text}"`;
  invariant(!LONE_SURROGATE.test(text), 'canonical JSON has no half of a surrogate pair');
  return JSON.stringify(text);
}

function textOfArray(items: readonly unknown[], depth: number): string {
  let text = '[';
  for (let index = 0; index < items.length; index += 1) {
    if (index > 0) text += ',';
    text += textOf(items[index], depth + 1);
  }
  return `${text}]`;
}

function textOfObject(object: object, depth: number): string {
  const prototype: unknown = Object.getPrototypeOf(object);
  invariant(prototype === Object.prototype || prototype === null, 'canonical JSON takes plain objects only');
  const members = object as Readonly<Record<string, unknown>>;
  // The default order of `sort` compares UTF-16 units, which is the order the standard asks for.
  const names = Object.keys(members).sort();
  let text = '{';
  for (const name of names) {
    const member = members[name];
    if (member === undefined) continue;
    if (text.length > 1) text += ',';
    text += `${textOfString(name)}:${textOf(member, depth + 1)}`;
  }
  return `${text}}`;
}
