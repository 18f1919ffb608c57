// Checks rules of the domain that types alone do not hold: approval, the multiplier, errors in core, import extensions.
import ts from 'typescript';
import type { Violation } from './violation.ts';

type Rule = (file: string, node: ts.Node) => string | undefined;

// Only risk may turn an intent into an approved order; anywhere else the cast would forge an approval.
const approvalCast: Rule = (file, node) => {
  if (file.startsWith('src/core/risk/')) return undefined;
  const isCast = ts.isAsExpression(node) || ts.isTypeAssertionExpression(node);
  return isCast && /\bApprovedOrder\b/.test(node.type.getText()) ? node.getText() : undefined;
};

// The multiplier is a property of the contract's product, so its number stands in core/domain and in data only.
const multiplierLiteral: Rule = (file, node) => {
  if (file.startsWith('src/core/domain/')) return undefined;
  if (ts.isPropertyAssignment(node) || ts.isVariableDeclaration(node) || ts.isParameter(node)) {
    return isMultiplier(node.name) && isNumber(node.initializer) ? node.getText() : undefined;
  }
  if (ts.isBindingElement(node))
    return isMultiplier(node.name) && isNumber(node.initializer) ? node.getText() : undefined;
  if (!ts.isBinaryExpression(node)) return undefined;
  const isDefault =
    node.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken ||
    node.operatorToken.kind === ts.SyntaxKind.BarBarToken;
  return isDefault && isMultiplier(node.left) && isNumber(node.right) ? node.getText() : undefined;
};

const isMultiplier = (name: ts.Node): boolean => /multiplier$/i.test(name.getText());

const isNumber = (node: ts.Node | undefined): boolean => node !== undefined && ts.isNumericLiteral(node);

// A broken invariant halts the session; core has nothing to catch.
const catchInCore: Rule = (file, node) =>
  file.startsWith('src/core/') && ts.isCatchClause(node) ? 'catch' : undefined;

// Node runs the sources by type stripping, which resolves the written extension.
const importExtension: Rule = (_file, node) => {
  const isImport = ts.isImportDeclaration(node) || ts.isExportDeclaration(node);
  const specifier = isImport ? node.moduleSpecifier : undefined;
  if (specifier === undefined || !ts.isStringLiteral(specifier)) return undefined;
  return /^\.\.?\//.test(specifier.text) && !/\.(?:tsx?|json)$/.test(specifier.text)
    ? specifier.text
    : undefined;
};

const RULES: Readonly<Record<string, Rule>> = {
  'approval-cast': approvalCast,
  'multiplier-literal': multiplierLiteral,
  'catch-in-core': catchInCore,
  'import-extension': importExtension,
};

/** Violations of the domain's rules in one source file. */
export function checkMeaning(file: string, source: ts.SourceFile): readonly Violation[] {
  const violations: Violation[] = [];
  const visit = (node: ts.Node): void => {
    for (const [rule, broken] of Object.entries(RULES)) {
      const found = broken(file, node);
      const line = source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
      if (found !== undefined)
        violations.push({ file, rule, found: `line ${line}: ${found.split('\n')[0] ?? ''}` });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return violations;
}
