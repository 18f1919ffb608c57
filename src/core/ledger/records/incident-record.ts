// The records of what interrupts a run: lost lines, tripped switches, a person's commands, broken rules.
import type { Cents, KillAction, TripReason } from '../../domain/index.ts';
import type { AtEvent } from './leg-record.ts';

/** The line to the venue was lost or came back. */
export interface ConnectionRecord extends AtEvent {
  readonly type: 'venue-connection';
  readonly isConnected: boolean;
}

/** A limit on losses was passed: no new risk from here on until an operator resumes. */
export interface KillSwitchRecord extends AtEvent {
  readonly type: 'kill-switch';
  readonly reason: TripReason;
  readonly action: KillAction;
  /** Shares, for `daily-loss-dollars` dollars; absent where the loss could not be measured. */
  readonly measured?: number;
  readonly limit?: number;
  /** Absent where it was not known. */
  readonly equityCents?: Cents;
}

/** What a person ordered; ledgers of before there was more than a halt tell it as a `rule-violation`. */
export interface OperatorCommandRecord extends AtEvent {
  readonly type: 'operator-command';
  readonly command: KillAction | 'resume';
  /** From where losses are measured once a tripped limit is resumed. */
  readonly equityCents: Cents;
}

/** Something that must not happen happened and was contained. */
export interface RuleViolationRecord extends AtEvent {
  readonly type: 'rule-violation';
  readonly rule: string;
  readonly detail: string;
  readonly tradeId?: number;
}
