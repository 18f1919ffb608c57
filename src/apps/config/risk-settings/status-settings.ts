// The settings of what stops new risk for the whole account: limits on losses and the event blackout.
import { z } from 'zod';
import type { EconomicEvent } from '../../../core/domain/index.ts';
import type { BlackoutRules, StatusLimits } from '../../../core/risk/index.ts';

const EVENTS: readonly EconomicEvent[] = ['fomc', 'cpi', 'nfp', 'ppi'];
const MS_PER_MINUTE = 60_000;
/** A year of sessions: beyond it a count is a slip of the keyboard. */
const SESSIONS_MAX = 250;
/** Further ahead than this the exchange calendar of a run need not reach. */
const EVENT_SESSIONS_MAX = 20;

const share = z.number().min(0).max(1);

/** Members of the settings' `risk`. */
export const statusFields = {
  dailyLossRatio: share
    .nullable()
    .describe(
      "largest loss since the last session's close as a share of that equity; past it nothing new is opened; null: off",
    ),
  dailyLossDollars: z.number().min(0).max(1e12).nullable().describe('the same loss in dollars; null: off'),
  dailyLossLasts: z
    .enum(['resume', 'session'])
    .describe(
      'how long a daily loss stops entries: resume: until an operator resumes; session: until the session is over',
    ),
  drawdownRatio: share
    .nullable()
    .describe(
      'largest fall of equity from its highest session close, as a share of it; past it nothing new is opened until an operator resumes; null: off',
    ),
  drawdownSlopeRatio: share
    .nullable()
    .describe(
      'steepest fall of equity a session, by Theil and Sen, as a share of that high; past it and drawdownSlopeFloor together nothing new is opened until an operator resumes; null: off',
    ),
  drawdownSlopeSessions: z
    .number()
    .int()
    .min(2)
    .max(SESSIONS_MAX)
    .describe('session closes that the slope is taken over'),
  drawdownSlopeFloor: share.describe('drawdown up to which no slope stops anything'),
  drawdownMarkMinutes: z
    .number()
    .min(0)
    .max(10_080)
    .describe(
      'a mark on quotes older than this counts at the least its legs can be worth when an entry is held against the limits above',
    ),
  drawdownAction: z
    .enum(['halt', 'flatten'])
    .describe('what a limit above does beside stopping entries: halt: nothing; flatten: closes every trade'),
  blackoutEvents: z
    .string()
    .refine((text) => eventsOf(text) !== undefined)
    .meta({ expected: 'a list of fomc, cpi, nfp, ppi with commas between, each once' })
    .nullable()
    .describe(
      'scheduled releases around which nothing is opened, as far as they were known that day; null: none',
    ),
  blackoutSessionsBefore: z
    .number()
    .int()
    .min(0)
    .max(EVENT_SESSIONS_MAX)
    .describe("sessions before the release's own in which nothing is opened; 0: in its own alone"),
  blackoutEnds: z
    .enum(['session-close', 'release'])
    .describe(
      'entries are free again: session-close: the session after the release; release: from its time on, which is before the open but for fomc',
    ),
  blackoutExitSessions: z
    .number()
    .int()
    .min(0)
    .max(EVENT_SESSIONS_MAX)
    .nullable()
    .describe(
      'trades that would live through a release are closed so many sessions before it; 0: in its own session, where it comes after the open; null: kept',
    ),
};

export type StatusSettings = z.infer<z.ZodObject<typeof statusFields>>;

/** A day's loss of a tenth and a fall of four tenths are past anything that a run of small defined risks does by itself. */
export const STATUS_DEFAULTS: StatusSettings = {
  dailyLossRatio: 0.1,
  dailyLossDollars: null,
  dailyLossLasts: 'resume',
  drawdownRatio: 0.4,
  drawdownSlopeRatio: null,
  drawdownSlopeSessions: 20,
  drawdownSlopeFloor: 0.05,
  drawdownMarkMinutes: 30,
  drawdownAction: 'halt',
  blackoutEvents: null,
  blackoutSessionsBefore: 0,
  blackoutEnds: 'session-close',
  blackoutExitSessions: null,
};

/** For presets of published rules, which know no such limit. */
export const NO_STATUS_LIMIT = { dailyLossRatio: null, drawdownRatio: null } as const;

export function statusLimitsOf(settings: StatusSettings): StatusLimits {
  const { dailyLossDollars, drawdownSlopeRatio } = settings;
  return {
    dailyLossRatio: settings.dailyLossRatio ?? undefined,
    dailyLossCents: dailyLossDollars === null ? undefined : Math.round(100 * dailyLossDollars),
    dailyLossLasts: settings.dailyLossLasts,
    drawdownRatio: settings.drawdownRatio ?? undefined,
    drawdownSlope:
      drawdownSlopeRatio === null
        ? undefined
        : {
            sessions: settings.drawdownSlopeSessions,
            fallRatio: drawdownSlopeRatio,
            drawdownRatio: settings.drawdownSlopeFloor,
          },
    staleMarkMs: settings.drawdownMarkMinutes * MS_PER_MINUTE,
    action: settings.drawdownAction,
  };
}

/** The blackout's rules, or `undefined` where no event is named. */
export function blackoutRulesOf(settings: StatusSettings): BlackoutRules | undefined {
  const { blackoutEvents } = settings;
  const events = blackoutEvents === null ? undefined : eventsOf(blackoutEvents);
  return (
    events && {
      events,
      sessionsBefore: settings.blackoutSessionsBefore,
      ends: settings.blackoutEnds,
      exitSessionsBefore: settings.blackoutExitSessions ?? undefined,
    }
  );
}

/** The events that a list names, each once, or `undefined` where a word is none. */
function eventsOf(text: string): readonly EconomicEvent[] | undefined {
  const words = text.split(',').map((word) => word.trim());
  const events = EVENTS.filter((event) => words.includes(event));
  return events.length === words.length ? events : undefined;
}
