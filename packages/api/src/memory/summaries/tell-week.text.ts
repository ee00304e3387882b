import { summaryLanguage } from './summary.text.ts';

/** What is said around the summary of a week, in one language. */
type TellWeekText = { readonly stillOpen: string; readonly change: string };

const LANGUAGES: Readonly<Record<'en' | 'de', TellWeekText>> = {
  en: { stillOpen: 'What you do or report until Monday noon still counts.', change: 'Another time, or none …' },
  de: { stillOpen: 'Was du bis Montagmittag noch machst oder meldest, zählt mit.', change: 'Andere Zeit oder gar nicht …' },
};

export const tellWeekTextOf = (locale: string): TellWeekText => LANGUAGES[summaryLanguage(locale)];
