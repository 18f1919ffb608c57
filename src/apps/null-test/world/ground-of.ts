// What all worlds of a test stand on: the package's dated tables and the settings of a run, checked for what a fair world lacks.
import { NO_FEES } from '../../../core/execution/index.ts';
import { productOf } from '../../../core/domain/index.ts';
import { type Settings, usageError, type UsageResult } from '../../config/index.ts';
import { readInputs } from '../../sessions/index.ts';
import type { WorldGround } from './run-world.ts';

/** Error codes as `readInputs` gives them, `unknown-broker`, `null-test-root` and `null-test-market`. */
export function groundOf(settings: Settings): UsageResult<WorldGround> {
  const { root, market, from, to } = settings;
  if (productOf(root).style === 'american') {
    return usageError(
      'null-test-root',
      `a fair world prices European options: expected root SPX, SPXW or XSP, found ${root}`,
    );
  }
  if (market.simulatedYears !== null || from !== null || to !== null) {
    return usageError(
      'null-test-market',
      'the null test draws its own market: expected no market.simulatedYears, --from or --to',
    );
  }
  const base = readInputs({});
  if (!base.ok) return base;
  const { broker } = settings.fees;
  const feeSchedule = [...base.value.tables.feeSchedules, NO_FEES].find((one) => one.broker === broker);
  if (feeSchedule === undefined) return usageError('unknown-broker', `fees.broker: found no "${broker}"`);
  return { ok: true, value: { base: base.value, settings, feeSchedule } };
}
