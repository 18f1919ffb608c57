// What was known of an entry as numbers by name: of its structure, of the volatility level, and of every signal that was asked.
import type { SignalCard, VerdictInput } from '../../core/domain/index.ts';
import type { CandidateRecord, OrderSubmittedRecord, TradeOpenedRecord } from '../../core/ledger/index.ts';

/** A number that an entry was decided on. */
export interface EntryFactor {
  /** Unique in an entry: `vix`, `credit / width`, `regime: adx`, `fuzzy: confidence`, `vote: 60m`. */
  readonly name: string;
  readonly value: number;
}

/** The factors of an entry by its order and its opening; those that were missing are left out. */
export function entryFactors(
  order: OrderSubmittedRecord,
  opened: Pick<TradeOpenedRecord, 'vixPoints' | 'spotPoints'>,
): readonly EntryFactor[] {
  const { candidate, signals } = order;
  const factors = [
    { name: 'vix', value: opened.vixPoints },
    ...(candidate === undefined ? [] : structureFactors(candidate, opened.spotPoints)),
    ...(signals === undefined ? [] : signalFactors(signals)),
  ];
  return factors.filter((factor): factor is EntryFactor => Number.isFinite(factor.value));
}

type MaybeFactor = Omit<EntryFactor, 'value'> & { readonly value: number | undefined };

function structureFactors(candidate: CandidateRecord, spotPoints: number): readonly MaybeFactor[] {
  const { dte, deltas, ivs, strikesCents, midCreditCents, naturalCreditCents, widthCents } = candidate;
  const common = [
    { name: 'days to expiry', value: dte },
    { name: 'credit / width', value: midCreditCents / widthCents },
    { name: 'natural / mid credit', value: naturalCreditCents / midCreditCents },
    { name: 'width / spot', value: widthCents / 100 / spotPoints },
  ];
  if (strikesCents.length !== 4) return common;
  const [, putDelta, callDelta] = deltas;
  const [, putIv, callIv] = ivs;
  return [
    ...common,
    { name: 'short put delta', value: putDelta },
    { name: 'short call delta', value: callDelta },
    { name: 'short put volatility', value: putIv },
    { name: 'put less call volatility', value: (putIv ?? Number.NaN) - (callIv ?? Number.NaN) },
  ];
}

function signalFactors({ levels, regime, fuzzy, consensus }: SignalCard): readonly MaybeFactor[] {
  return [
    ...inputFactors('level', levels ?? []),
    ...inputFactors('regime', regime?.inputs ?? []),
    ...(regime?.available === true
      ? (regime.probabilities ?? []).map((value, state) => ({ name: `regime: state ${state + 1}`, value }))
      : []),
    ...inputFactors('fuzzy', fuzzy?.inputs ?? []),
    ...(fuzzy?.available === true
      ? [
          { name: 'fuzzy: confidence', value: fuzzy.confidence },
          { name: 'fuzzy: bias', value: fuzzy.biasValue },
        ]
      : []),
    ...(consensus === undefined
      ? []
      : [
          { name: 'vote: mean', value: consensus.value },
          ...consensus.votes.map((vote) => ({
            name: `vote: ${vote.frame}`,
            value: 'vote' in vote ? vote.vote : undefined,
          })),
        ]),
  ];
}

function inputFactors(group: string, inputs: readonly VerdictInput[]): readonly MaybeFactor[] {
  return inputs.map((input) => ({
    name: `${group}: ${input.name}`,
    value: 'value' in input ? input.value : undefined,
  }));
}
