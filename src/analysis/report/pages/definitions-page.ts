// How each figure of the report is computed, so that anyone can compute it again.
import type { Fact, ReportSection } from '../blocks/report-block.ts';

const DEFINITIONS: readonly (readonly [term: string, meaning: string])[] = [
  ['Net P&L', 'final less initial equity: trades, fees and interest; open trades at mid'],
  ['Growth (CAGR)', '(final / initial)^(1 / years) − 1; years of 365.25 days'],
  ['Volatility', 'sample standard deviation of session returns × √252'],
  ['Sharpe ratio', 'mean / standard deviation of session returns in excess of the cash rate × √252'],
  [
    'Probability above zero',
    'probabilistic Sharpe ratio (Bailey and López de Prado 2012): that the true ratio is above zero, given length, skewness and kurtosis of session returns',
  ],
  [
    'Trials it bears',
    'most independent configurations of which the run could be the best and its deflated Sharpe ratio (2014) still be 0.95',
  ],
  ['Sortino ratio', 'mean / downside deviation of the same returns (over all sessions) × √252'],
  ['Calmar ratio', 'growth a year / maximum drawdown, over the whole run'],
  ['Maximum drawdown', 'deepest fall from the highest earlier equity, at session closes'],
  ['Win rate', 'closed trades with a P&L above zero / all closed trades'],
  ['Expectancy', 'share of gains × mean gain − share of losses × mean loss; dollars a closed trade'],
  ['Profit factor', 'sum of gains / sum of losses'],
  ['Return on margin', 'P&L without interest / average worst loss at expiry held, whole run'],
  ['Time in market', 'sessions with a trade open at any time / all sessions'],
  [
    'Fill share f',
    'fill = mid − f × (mid − natural): 0 at mid, 1 at the far side of the quotes; where nobody bids a purchase costs the ask and a sale brings nothing',
  ],
  ['Maximum loss', 'worst loss at expiry (of a put: its strike) net of the credit, before fees'],
  [
    'Futures ahead',
    'session returns on equity of the run, drawn again in blocks of random length that keep what came together together',
  ],
  ['Value at risk 95%', 'loss of a session with a position that one in twenty passes, as a share of equity'],
  ['Mean beyond', 'mean of the losses at and beyond the value at risk, the last one by its fraction'],
  ['Evidence', 'insufficient under 30 trades, under 10 losses, or without a session above VIX 30'],
];

/** The section on definitions. */
export function definitionsPage(): ReportSection {
  const facts = DEFINITIONS.map(([term, value]): Fact => ({ term, value, isCode: false }));
  return {
    id: 'definitions',
    isReference: true,
    title: 'How figures are computed',
    lead: 'Every figure comes from the ledger of the run, which records each decision, order, fill and close.',
    blocks: [{ kind: 'facts', title: '', facts }],
  };
}
