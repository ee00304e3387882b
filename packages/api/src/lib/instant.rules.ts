import { isLocalDate } from './calendar.rules.ts';

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/;

/** Whether the text is an instant that says its offset: "2026-11-18T15:00:00Z". "2026-02-30T00:00:00Z" is none. */
export const isInstant = (text: string): boolean => INSTANT.test(text) && isLocalDate(text.slice(0, 10)) && !Number.isNaN(Date.parse(text));
