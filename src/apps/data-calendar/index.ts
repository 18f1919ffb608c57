// What `quantor data calendar` looks up and shows.
export { calendarDocument } from './calendar-document.ts';
export { calendarEntries, type CalendarRequest, DAYS_AHEAD } from './calendar-entries.ts';
export { calendarText } from './calendar-text.ts';
