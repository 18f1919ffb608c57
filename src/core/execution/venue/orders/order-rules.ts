// The rules by which a simulated venue works orders; what is left out does not bind.
import type { Root, SessionDate, TickRule } from '../../../domain/index.ts';
import type { DisplayedSizeRule } from '../../fill/displayed-units.ts';
import type { FillPolicy } from '../../fill/fill-policy.ts';

export interface OrderRules {
  readonly fillPolicy: FillPolicy;
  /** The price steps of a root on a date. */
  readonly tickRuleOn: (root: Root, date: SessionDate) => TickRule;
  /** Quotes older than this at the instant of a fill fill nothing. */
  readonly quoteAgeMsMax?: number;
  /** Time that an order or a new limit takes to reach the venue, 0 or more. */
  readonly latencyMs?: number;
  /** `undefined`: any size is taken. */
  readonly displayed?: DisplayedSizeRule | undefined;
  /** Whether trading was halted market-wide at an instant. */
  readonly isHaltedAt?: (atMs: number) => boolean;
  /** Orders fill at once, on the very quotes they were decided on: what no market gives. */
  readonly isImmediate?: boolean;
}
