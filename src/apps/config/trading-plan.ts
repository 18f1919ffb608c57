// Turns checked settings into what the engine and the venue are given.
import type { RiskLimits } from '../../core/risk/index.ts';
import type { StrategyConfig } from '../../core/strategy/index.ts';
import { fillPolicyOf } from './fill-settings/fill-settings.ts';
import { entryLimitsOf } from './risk-settings/limit-settings.ts';
import { liquidityLimitsOf } from './risk-settings/liquidity-settings.ts';
import type { Settings } from './settings-schema.ts';
import { adjustRulesOf } from './strategy-settings/adjust-settings.ts';
import { entryCadenceOf } from './strategy-settings/entry-settings.ts';
import { exitRulesOf } from './strategy-settings/exit-settings.ts';
import { selectionOf } from './strategy-settings/selection-settings.ts';

export function strategyConfigOf(settings: Settings): StrategyConfig {
  const { selection, entry, exit, adjust, liquidity } = settings;
  return {
    selection: selectionOf(selection),
    entry: entryCadenceOf(entry),
    exit: exitRulesOf(exit),
    liquidity: liquidityLimitsOf(liquidity),
    adjust: adjustRulesOf(adjust, selection.shortDelta),
  };
}

/** Whether contracts that deliver shares are assigned: not where a setting says so, nor in phase 1. */
export function isAssignmentSimulated({ lifecycle, fill }: Settings): boolean {
  return lifecycle.assignment === 'simulated' && fill.model !== 'phase-1';
}

export function riskLimitsOf({ risk, fill }: Settings): RiskLimits {
  const { riskPerTradeRatio, contractsMax, lossBasis, collateral } = risk;
  return {
    riskPerTradeRatio,
    contractsMax,
    lossBasis,
    creditNaturalShare: fillPolicyOf(fill).patient,
    collateral,
    ...entryLimitsOf(risk),
  };
}
