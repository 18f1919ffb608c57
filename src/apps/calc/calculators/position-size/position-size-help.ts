// What help says about position-size: its outputs, the faults of a distribution, its conventions and its examples.
import type { DistributionFault } from '../../../../core/risk/index.ts';
import type { Described } from '../../calculator.ts';

export const POSITION_SIZE_OUTPUTS: readonly Described[] = [
  { name: 'contracts', meaning: 'whole units to open: the least of the limits; 0 is a valid size' },
  {
    name: 'binding',
    meaning: 'the limit that decided, by its field below; of several with the same number the first of them',
  },
  { name: 'riskPerTrade', meaning: 'units by limits.riskPerTradeRatio; null where off, as in all of these' },
  { name: 'kelly', meaning: 'units by limits.kellyFraction' },
  { name: 'volatilityTarget', meaning: 'units by limits.volatilityTarget' },
  { name: 'cvarBudget', meaning: 'units by limits.cvarBudgetRatio' },
  { name: 'correlatedRisk', meaning: 'units by limits.correlatedRiskRatio' },
  { name: 'buyingPower', meaning: 'units that limits.buyingPower pays for, fees included' },
  { name: 'contractsMax', meaning: 'limits.contractsMax' },
  {
    name: 'reasons',
    meaning:
      'why a limit has no number, by field: "off"; why it does not bind (no-losing-outcome, no-deviation, no-loss-in-the-tail); what is missing (no-probability, no-holding-time), which makes contracts 0; or held-over-budget: what is held alone is more than correlatedRisk allows, the units here do not offset enough of it, and contracts are 0',
  },
  { name: 'maxLoss', meaning: '(width - credit) x multiplier: worst loss of one unit, dollars, fees aside' },
  {
    name: 'fullKelly',
    meaning:
      'share of equity whose loss is the worst outcome that grows equity fastest; null without probabilities',
  },
  { name: 'kellyShrinkage', meaning: 'how much of it is trusted, 0 to 1; 1 without observations' },
  { name: 'conditionalLoss', meaning: 'mean loss of one unit in the worst 5% of probability, dollars' },
  { name: 'deviation', meaning: 'standard deviation of the P&L of one unit, dollars' },
];

const FAULTS: Readonly<Partial<Record<DistributionFault, string>>> = {
  'no-outcomes': 'outcomes is empty',
  'probabilities-not-one': 'the probabilities of the outcomes differ from 1 in sum by more than a millionth',
};

export const FAULT_MEANINGS: readonly Described[] = Object.entries(FAULTS).map(([name, meaning]) => ({
  name,
  meaning,
}));

export const POSITION_SIZE_CONVENTIONS: readonly string[] = [
  'A limit that is on and lacks what it needs gives 0 contracts with the reason; one that is off does not bind. Where held is left out nothing is held. A budget met to the cent is kept. equity 0 gives 0 contracts.',
  'kelly: the f that maximises E log(1 + f R), R = outcome after fees over the worst one, times its shrinkage f^2 / (f^2 + e^2), times kellyFraction; units = that share of equity over the worst loss. e is the standard error of f after observations; for a win-or-lose bet f is p - q/b and e^2 is (1 + 1/b)^2 p q / n. A mean outcome of 0 or less gives 0.',
  'volatilityTarget: deviation / sqrt(days / 365) for each unit. cvarBudget: the outcome at the edge of the 5% counts with the part of its probability inside.',
  'correlatedRisk: own loss x with x^2 + 2 x sum(rho_i L_i) + (sum L_i)^2 at most the budget squared; what is held counts among itself as lost together. rho is held.correlation, or of returns by Ledoit and Wolf towards the average correlation, or 1, the stress.',
  'Sources: Kelly (1956); Thorp (2006); Baker and McHale (2013); Rockafellar and Uryasev (2002); Ledoit and Wolf (2004), Honey, I shrunk the sample covariance matrix.',
];

export const POSITION_SIZE_EXAMPLES: readonly string[] = [
  '{"equity":100000,"structure":{"credit":1.65,"width":5,"probability":0.72},"limits":{"riskPerTradeRatio":0.02,"contractsMax":10}}',
  '{"equity":100000,"structure":{"credit":1.65,"width":5,"fees":0.4,"days":45,"observations":200,"outcomes":[{"pnl":1.65,"probability":0.6},{"pnl":0.5,"probability":0.2},{"pnl":-1,"probability":0.1},{"pnl":-3.35,"probability":0.1}]},"limits":{"riskPerTradeRatio":0.05,"kellyFraction":0.25,"volatilityTarget":0.1,"cvarBudgetRatio":0.03,"correlatedRiskRatio":0.1,"buyingPower":40000},"held":[{"worstLoss":4000},{"worstLoss":2500,"correlation":0.5}]}',
];
