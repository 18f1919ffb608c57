// Finds what would make core or analysis depend on anything but its inputs: clocks, randomness, environment, I/O, time.
import ts from 'typescript';
import type { Violation } from './violation.ts';

const BANNED_GLOBALS: ReadonlyMap<string, string> = new Map([
  ...named('clock', ['Date', 'performance', 'Temporal']),
  ...named('randomness', ['crypto']),
  ...named('environment', ['process', 'globalThis', 'global', 'window', 'self', 'navigator', 'Deno', 'Bun']),
  ...named('locale', ['Intl']),
  ...named('io', [
    'console',
    'fetch',
    'require',
    'XMLHttpRequest',
    'WebSocket',
    'EventSource',
    'localStorage',
  ]),
  ...named('timer', ['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'requestAnimationFrame']),
  ...named('async', ['Promise']),
  ...named('collector', ['WeakRef', 'FinalizationRegistry']),
]);

const EXCEPTION = /\/\/ nondeterminism-ok: \S/;

function named(rule: string, names: readonly string[]): readonly (readonly [string, string])[] {
  return names.map((name) => [name, rule] as const);
}

type Found = { readonly rule: string; readonly found: string; readonly line: number };

/** What a scan of one file gives: violations, and the lines whose exception marker excused one. */
export type DeterminismScan = {
  readonly violations: readonly Violation[];
  readonly excused: readonly string[];
};

/** Scans one source file of core or analysis. */
export function scanDeterminism(file: string, source: ts.SourceFile): DeterminismScan {
  const found: Found[] = [];
  const visit = (node: ts.Node): void => {
    const offence = offenceOf(node);
    if (offence !== undefined) {
      const line = source.getLineAndCharacterOfPosition(node.getStart(source)).line;
      found.push({ ...offence, line });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  const lines = source.text.split('\n');
  const isExcused = ({ line }: Found): boolean =>
    EXCEPTION.test(lines[line] ?? '') || /^\s*\/\/ nondeterminism-ok: \S/.test(lines[line - 1] ?? '');
  const place = ({ rule, found: what, line }: Found): Violation => ({
    file,
    rule,
    found: `line ${line + 1}: ${what}`,
  });
  return {
    violations: found.filter((one) => !isExcused(one)).map(place),
    excused: [...new Set(found.filter(isExcused).map(({ line }) => `${file}:${line + 1}`))],
  };
}

function offenceOf(node: ts.Node): Omit<Found, 'line'> | undefined {
  if (ts.isIdentifier(node)) return globalOffence(node);
  if (ts.isPropertyAccessExpression(node)) return memberOffence(node);
  if (ts.isAwaitExpression(node)) return { rule: 'async', found: 'await' };
  if (ts.isForOfStatement(node) && node.awaitModifier !== undefined)
    return { rule: 'async', found: 'for await' };
  if (node.kind === ts.SyntaxKind.AsyncKeyword) return { rule: 'async', found: 'async' };
  if (node.kind === ts.SyntaxKind.ImportKeyword && ts.isCallExpression(node.parent)) {
    return { rule: 'io', found: 'import()' };
  }
  if (ts.isMetaProperty(node)) return { rule: 'environment', found: node.getText() };
  return undefined;
}

function globalOffence(node: ts.Identifier): Omit<Found, 'line'> | undefined {
  // `const { random } = Math` and `Math['random']` would hide the call.
  if (node.text === 'Math' && memberOf(node.parent) === undefined && !isNameOfMember(node)) {
    return { rule: 'randomness', found: 'Math as a value' };
  }
  const rule = BANNED_GLOBALS.get(node.text);
  if (rule === undefined || isNameOfMember(node) || isTypeOnly(node)) return undefined;
  // Date.UTC is arithmetic on its arguments.
  if (node.text === 'Date' && memberOf(node.parent) === 'UTC') return undefined;
  const member = memberOf(node.parent);
  const call = ts.isNewExpression(node.parent) ? `new ${node.text}` : node.text;
  return { rule, found: member === undefined ? call : `${node.text}.${member}` };
}

function memberOffence(node: ts.PropertyAccessExpression): Omit<Found, 'line'> | undefined {
  const member = node.name.text;
  if (member === 'random' && node.expression.getText() === 'Math')
    return { rule: 'randomness', found: 'Math.random' };
  if (member === 'localeCompare' || /^toLocale[A-Z]/.test(member)) return { rule: 'locale', found: member };
  return undefined;
}

const memberOf = (node: ts.Node): string | undefined =>
  ts.isPropertyAccessExpression(node) ? node.name.text : undefined;

// `{ process: … }`, `order.process`, `process(order)` as a method: the word, not the global.
function isNameOfMember(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.name === node;
  if (ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent) || ts.isMethodSignature(parent)) {
    return parent.name === node;
  }
  return (ts.isMethodDeclaration(parent) || ts.isPropertyDeclaration(parent)) && parent.name === node;
}

// A port named EventSource is a type of ours; Promise as a type still means that something waits.
function isTypeOnly(node: ts.Identifier): boolean {
  if (node.text === 'Promise') return false;
  const { parent } = node;
  if (ts.isImportSpecifier(parent) || ts.isExportSpecifier(parent)) return true;
  if (ts.isTypeAliasDeclaration(parent) || ts.isInterfaceDeclaration(parent)) return parent.name === node;
  return ts.isTypeReferenceNode(parent) || ts.isExpressionWithTypeArguments(parent);
}
