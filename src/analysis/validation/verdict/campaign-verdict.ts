// The verdict on a campaign in plain words: what each test asks, what it found, and what they come to together.
import type { CampaignMeasures } from './campaign-measures.ts';

/** What a test is called in documents. */
export type CampaignTestName =
  | 'deflated-sharpe'
  | 'superior-to-cash'
  | 'overfitting'
  | 'walk-forward'
  | 'paths'
  | 'plateau'
  | 'costs';

export interface CampaignTest {
  readonly name: CampaignTestName;
  /** `luck`: whether chance alone could do it; `strength`: whether it holds off its one point. */
  readonly asks: 'luck' | 'strength';
  /** In the unit of `threshold`; `null` where it could not be measured. */
  readonly value: number | null;
  readonly threshold: number;
  /** `least`: passed from the threshold on; `most`: below it. */
  readonly bound: 'least' | 'most';
  /** `null` where it could not be measured, which does not count as passed. */
  readonly isPassed: boolean | null;
  /** What the number is, what it says of this run. */
  readonly meaning: string;
}

export type VerdictCode = 'insufficient-evidence' | 'no-gain' | 'luck' | 'fragile' | 'survives';

export interface Verdict {
  readonly code: VerdictCode;
  readonly sentence: string;
  /** Why the evidence is insufficient, or which tests were not passed. */
  readonly reasons: readonly string[];
  readonly tests: readonly CampaignTest[];
}

export interface VerdictQuestion {
  readonly measures: CampaignMeasures;
  /** Why the run is too short or too calm to be judged; empty where it is not. */
  readonly insufficient: readonly string[];
  /** P&L of trading with every order filled at `costFillShare` of the way to natural, dollars; `null` where it was not run. */
  readonly pnlAtCostsDollars: number | null;
  readonly costFillShare: number;
}

const CONFIDENCE_MIN = 0.95;
const CHANCE_MAX = 0.05;
const OVERFITTING_MAX = 0.5;
/** Share of the configuration's own Sharpe ratio that must be left where it was not chosen by hindsight, and around it. */
const SHARE_KEPT_MIN = 0.5;

/** Judges a campaign: too little evidence first, then luck, then strength. */
export function campaignVerdict(question: VerdictQuestion): Verdict {
  const { measures, insufficient } = question;
  const tests = [...luckTests(measures), ...strengthTests(question)];
  const failedOf = (asks: CampaignTest['asks']): readonly CampaignTest[] =>
    tests.filter((test) => test.asks === asks && test.isPassed !== true);
  const verdict = (code: VerdictCode, reasons: readonly string[]): Verdict => ({
    code,
    sentence: VERDICT_SENTENCES[code],
    reasons,
    tests,
  });
  if (insufficient.length > 0) return verdict('insufficient-evidence', insufficient);
  if (measures.sharpe === null || measures.sharpe <= 0) return verdict('no-gain', []);
  const [lucky, weak] = [failedOf('luck'), failedOf('strength')];
  if (lucky.length > 0) return verdict('luck', lucky.map(failureOf));
  return weak.length > 0 ? verdict('fragile', weak.map(failureOf)) : verdict('survives', []);
}

const VERDICT_SENTENCES: Readonly<Record<VerdictCode, string>> = {
  'insufficient-evidence': 'Insufficient evidence: the numbers below support no verdict, good or bad.',
  'no-gain': 'It did not earn more than cash: there is nothing to tell from luck.',
  luck: 'Nothing here distinguishes this result from luck.',
  fragile: 'Luck alone does not explain this result, but not every test of its strength is passed.',
  survives: 'It survives these tests, which is not a promise.',
};

function failureOf({ name, isPassed }: CampaignTest): string {
  return isPassed === null ? `${name} could not be measured` : `${name} failed`;
}

function luckTests({ deflatedSharpe, superiority, trials }: CampaignMeasures): readonly CampaignTest[] {
  const searched =
    trials.independent <= 1
      ? 'as the only configuration tried on this data'
      : `as the best of about ${rounded(trials.independent)} independent configurations tried on this data`;
  return [
    least('deflated-sharpe', 'luck', deflatedSharpe, {
      threshold: CONFIDENCE_MIN,
      meaning: `Deflated Sharpe ratio: probability that the true ratio beats what luck would show ${searched}.`,
    }),
    most('superior-to-cash', 'luck', superiority.judgedOverCash, {
      threshold: CHANCE_MAX,
      meaning:
        'Hansen’s test against not trading: chance of earning this much above cash if there were nothing to earn, resampled in blocks.',
    }),
  ];
}

function strengthTests(question: VerdictQuestion): readonly CampaignTest[] {
  const { measures, pnlAtCostsDollars, costFillShare } = question;
  const { overfitting, walkForward, pathSharpes } = measures;
  const isHarmless = overfitting !== null && overfitting.lossProbability < CHANCE_MAX;
  return [
    {
      ...most('overfitting', 'strength', overfitting?.pbo ?? null, {
        threshold: OVERFITTING_MAX,
        meaning: overfittingMeaning(measures, isHarmless),
      }),
      // Where the best of either half gains in the other, that its neighbours gain as much is no fault.
      ...(isHarmless ? { isPassed: true } : {}),
    },
    least('walk-forward', 'strength', keptShare(walkForward?.sharpe, walkForward?.fixedSharpe), {
      threshold: SHARE_KEPT_MIN,
      meaning:
        walkForward === null
          ? 'Choosing on the past and trading the next year needs a run of three years.'
          : `Chosen on the past alone, purged of trades still open, ${walkForward.choices === 1 ? 'once' : `${walkForward.choices} times`} for a year at most (${walkForward.sessions} sessions in all): share of the fixed configuration’s Sharpe ratio that is left (${shown(walkForward.sharpe)} against ${shown(walkForward.fixedSharpe)}).`,
    }),
    least('paths', 'strength', pathSharpes?.[0] ?? null, {
      threshold: 0,
      meaning:
        pathSharpes === null
          ? 'Paths through the past need tenths of it that are long against the life of a trade.'
          : `The lowest Sharpe ratio of ${pathSharpes.length} paths on which each tenth of the past was traded by a choice on the rest (highest ${shown(pathSharpes.at(-1))}).`,
    }),
    least('plateau', 'strength', keptShare(measures.neighbourMedian, measures.sharpe), {
      threshold: SHARE_KEPT_MIN,
      meaning: `Share of its Sharpe ratio that the median neighbour has (${shown(measures.neighbourMedian)} against ${shown(measures.sharpe)}; rank ${measures.rank ?? 'n/a'} of ${measures.configurations}): chance finds peaks that fall off steeply.`,
    }),
    least('costs', 'strength', pnlAtCostsDollars, {
      threshold: 0,
      meaning: `P&L of trading, dollars, interest left out, if every order filled ${costFillShare} of the way from mid to natural.`,
    }),
  ];
}

function overfittingMeaning({ overfitting }: CampaignMeasures, isHarmless: boolean): string {
  if (overfitting === null)
    return 'Probability of overfitting: needs at least two configurations that differ.';
  const loss = `the choice then loses in ${(100 * overfitting.lossProbability).toFixed(0)}% of halves`;
  const harmless = isHarmless ? ', so that it hardly matters which neighbour is chosen' : '';
  return `Probability of overfitting: how often the best neighbour of one half of the past is among the worse half of them in the other; ${loss}${harmless}.`;
}

/** `undefined` and `null` where either ratio is, or where there is nothing to keep a share of. */
function keptShare(kept: number | null | undefined, own: number | null | undefined): number | null {
  if (kept === null || kept === undefined || own === null || own === undefined) return null;
  return own > 0 ? kept / own : null;
}

interface Bound {
  readonly threshold: number;
  readonly meaning: string;
}

function least(
  name: CampaignTestName,
  asks: CampaignTest['asks'],
  value: number | null,
  { threshold, meaning }: Bound,
): CampaignTest {
  const isPassed = value === null ? null : threshold === 0 ? value > 0 : value >= threshold;
  return { name, asks, value, threshold, bound: 'least', isPassed, meaning };
}

function most(
  name: CampaignTestName,
  asks: CampaignTest['asks'],
  value: number | null,
  { threshold, meaning }: Bound,
): CampaignTest {
  const isPassed = value === null ? null : value < threshold;
  return { name, asks, value, threshold, bound: 'most', isPassed, meaning };
}

function shown(value: number | null | undefined): string {
  return value === null || value === undefined ? 'n/a' : value.toFixed(2);
}

function rounded(count: number): string {
  return count < 10 ? String(Number(count.toFixed(1))) : count.toFixed(0);
}
