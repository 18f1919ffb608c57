// The records a run leaves: plain data with integer cents, one union, written by the engine and read by everything after it.
import type {
  ExpirySettledRecord,
  OptionExercisedRecord,
  PositionLiquidatedRecord,
} from './records/delivery-record.ts';
import type {
  ConnectionRecord,
  KillSwitchRecord,
  OperatorCommandRecord,
  RuleViolationRecord,
} from './records/incident-record.ts';
import type {
  ExitPreemptedRecord,
  OrderEndedRecord,
  OrderFilledRecord,
  OrderReplacedRecord,
  OrderSubmittedRecord,
  ReplaceSubmittedRecord,
} from './records/order-record.ts';
import type {
  InterestRecord,
  RunEndedRecord,
  RunManifestRecord,
  SessionClosedRecord,
  TraceRecord,
} from './records/session-record.ts';
import type {
  SharesCrossedRecord,
  DividendBookedRecord,
  SharesFilledRecord,
  SharesSubmittedRecord,
} from './records/shares-record.ts';
import type {
  AdjustmentRefusedRecord,
  ExitUnquotedRecord,
  TradeAdjustedRecord,
  ProfitPeakedRecord,
  TradeClosedRecord,
  TradeIncreasedRecord,
  TradeOpenedRecord,
} from './records/trade-record.ts';

export type LedgerRecord =
  | RunManifestRecord
  | OrderSubmittedRecord
  | OrderFilledRecord
  | ReplaceSubmittedRecord
  | OrderReplacedRecord
  | OrderEndedRecord
  | ExitPreemptedRecord
  | SharesSubmittedRecord
  | SharesFilledRecord
  | SharesCrossedRecord
  | OptionExercisedRecord
  | DividendBookedRecord
  | PositionLiquidatedRecord
  | ConnectionRecord
  | TradeOpenedRecord
  | TradeIncreasedRecord
  | TradeAdjustedRecord
  | AdjustmentRefusedRecord
  | ExitUnquotedRecord
  | ProfitPeakedRecord
  | TradeClosedRecord
  | ExpirySettledRecord
  | InterestRecord
  | SessionClosedRecord
  | KillSwitchRecord
  | OperatorCommandRecord
  | RuleViolationRecord
  | TraceRecord
  | RunEndedRecord;
