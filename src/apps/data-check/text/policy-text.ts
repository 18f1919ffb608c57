// The hygiene policy as `quantor data check --policy` prints it.
import { HYGIENE_RULES } from '../../../core/market/index.ts';
import { paragraph } from './report-lines.ts';

/** Every kind with its actions, the default first, what it is and why. */
export function policyText(): string {
  const rules = HYGIENE_RULES.map(({ kind, actions, rule, why }) => {
    const [standard, ...others] = actions;
    const choices = others.length === 0 ? '' : ` (or --repair ${kind}=${others.join('|')})`;
    return [`${kind}: ${standard}${choices}`, ...paragraph('', rule), ...paragraph('because', why)].join(
      '\n',
    );
  });
  return [
    'What is done about each kind of fault in a file of bars. Everything is counted and listed.',
    'repair: put right and kept; drop: left out; quarantine: kept out, listed by line; keep: stands',
    '',
    ...rules,
  ].join('\n');
}
