// Quantor's answers by kind of vector: what another engine would write for itself.
import { assignmentAnswer } from './adapters/assignment.ts';
import { calendarAnswer } from './adapters/calendar.ts';
import { dividendAnswer } from './adapters/dividend.ts';
import { feesAnswer } from './adapters/fees.ts';
import { liquidationAnswer } from './adapters/liquidation.ts';
import { marginAnswer } from './adapters/margin.ts';
import { pinAnswer } from './adapters/pin.ts';
import { sessionAnswer } from './adapters/session.ts';
import { settlementAnswer } from './adapters/settlement.ts';
import type { VectorKind } from './vector-files.ts';

/** Takes a vector's `given`, gives at least the fields that vectors of the kind expect. */
export type Adapter = (given: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;

export const ADAPTERS: Readonly<Record<VectorKind, Adapter>> = {
  margin: marginAnswer,
  fees: feesAnswer,
  calendar: calendarAnswer,
  settlement: settlementAnswer,
  assignment: assignmentAnswer,
  dividend: dividendAnswer,
  pin: pinAnswer,
  liquidation: liquidationAnswer,
  session: sessionAnswer,
};
