// What `quantor data calendar` looks up and shows.
export { calendarDocument } from './calendar-document.ts';
export { calendarEntries, type CalendarRequest } from './calendar-entries.ts';
export { calendarText } from './calendar-text.ts';
