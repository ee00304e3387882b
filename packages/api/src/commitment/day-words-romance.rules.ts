/**
 * Days in Spanish, French and Portuguese, for `day-words.rules.ts`, whose rules for patterns hold here too. Spanish and Portuguese put a small word before a day
 * ("el viernes", "na sexta"); without it "Domingo" is a name and "segunda" the second. French does not ("appeler maman vendredi").
 */

/**
 * How days are found in words of some languages: a mark that all such words have, quickly looked for, and where the day may stand: at the end, at the beginning, in the
 * middle. Patterns of JavaScript and of PostgreSQL, case aside.
 */
export type DayWords = { readonly mark: string; readonly places: readonly [end: string, beginning: string, middle: string] };

const ES_DAYS = 'lunes|martes|mi[ée]rcoles|jueves|viernes|s[áa]bado|domingo';
const FR_DAYS = '(?:lun|mar|mercre|jeu|vendre|same)di|dimanche';
const PT_FEIRAS = '(?:segunda|ter[çc]a|quarta|quinta|sexta)[ -]feira';
/** "Quinta" is a farm as well, so it needs more than "na". */
const PT_SHORT = 'segunda|ter[çc]a|quarta|sexta';

const ES_MONTHS = '(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre)';
const FR_MONTHS = '(?:janvier|f[ée]vrier|mars|avril|mai|juin|juillet|ao[ûu]t|septembre|octobre|novembre|d[ée]cembre)';
const PT_MONTHS = '(?:janeiro|fevereiro|mar[çc]o|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro)';
const YEAR = '(?: (?:de |del )?20\\d\\d)?';

const ES_LED = [
  `(?:(?:antes del|para el|hasta el|el|este)(?: pr[óo]ximo)?)\\s+(?:${ES_DAYS})(?:\\s+que viene)?`,
  `(?:antes del|para el|hasta el|el) (?:d[íi]a )?\\d{1,2} de ${ES_MONTHS}${YEAR}`,
  'antes del (?:d[íi]a )?\\d{1,2}',
  '(?:antes de |para |hasta )?(?:esta semana|la semana que viene|la pr[óo]xima semana|(?:este|el|el pr[óo]ximo) fin de semana)',
].join('|');
const FR_LED = [
  `(?:(?:avant|pour|d['’]ici|jusqu['’][àa]) )?ce (?:${FR_DAYS})`,
  `(?:avant|pour|d['’]ici(?: [àa])?|jusqu['’][àa]) (?:${FR_DAYS})(?:\\s+prochain)?`,
  `(?:${FR_DAYS})\\s+prochain`,
  `(?:(?:avant|pour|d['’]ici|jusqu['’]au) )?(?:le )?\\d{1,2}(?:er)? ${FR_MONTHS}${YEAR}`,
  "(?:avant|d['’]ici) le \\d{1,2}(?:er)?",
  "(?:(?:avant|pour|d['’]ici) )?(?:cette semaine|la semaine prochaine|ce week-?end|le week-?end prochain)",
].join('|');
const PT_IN = '(?:(?:at[ée]|antes d[ao]|antes de|para a|para o|para|pra|n[ao]|nesta|neste|esta|este)(?: pr[óo]xim[ao])?)';
const PT_BY = '(?:at[ée](?: a)?|antes da|antes de|na pr[óo]xima)';
const PT_LED = [
  `${PT_IN}\\s+(?:${PT_FEIRAS}|s[áa]bado|domingo)(?:\\s+que vem)?`,
  `(?:at[ée]|antes de|em|no dia|dia|at[ée] o dia|at[ée] dia|antes do dia) \\d{1,2} de ${PT_MONTHS}${YEAR}`,
  '(?:at[ée] o dia|at[ée] dia|antes do dia|no dia) \\d{1,2}',
  '(?:at[ée] )?(?:n?esta semana|(?:na )?pr[óo]xima semana|(?:na )?semana que vem|(?:n?este|no|no pr[óo]ximo) (?:fim de semana|final de semana))',
].join('|');
/** "Na segunda" is on Monday at the end, and "na segunda metade" is no day. */
const PT_SHORT_LED = `(?:${PT_IN}\\s+(?:${PT_SHORT})|${PT_BY}\\s+quinta)(?:\\s+que vem)?`;

const PLAIN_LEAD = "(?:(?:antes de|para|pra|hasta|at[ée]|avant|pour|d['’]ici|jusqu['’][àa])\\s+)?";
const PLAIN = `${PLAIN_LEAD}(?:pasado ma[ñn]ana|ma[ñn]ana|hoy|apr[èe]s-demain|demain|aujourd['’]hui|depois de amanh[ãa]|amanh[ãa]|hoje)`;
/** Days that need no small word before them. */
const BARE = `${FR_DAYS}|${PT_FEIRAS}`;

/** "Cada mañana", "a partir de demain", "missa de domingo" and "du lundi au vendredi" name no due day. */
const NOT_BEHIND =
  '(?<!(?:^|\\s)(?:a|[àÀ]|al|au|cada|chaque|da|das|de|del|des|desde|do|dos|du|d[èe]s|e|entre|esta|et|y|la|las|le|les|los|o|os|as|ou|por|toda|todas|todo|todos|tous|um|uma|un|una|une))';
/** A part of the day, a holy day, or what goes on: "mañana por la mañana", "vendredi saint", "el domingo de ramos". */
const NOT_BEFORE =
  '(?!\\s+(?:por\\s+la|por\\s+el|a\\s+la\\s+noche|al\\s+mediod|de\\s|del\\s|da\\s|do\\s|pela\\s|[àa]\\s+noite|[àa]\\s+tarde|[àa]\\s+midi|au\\s+soir|matin|midi|soir|apr[èe]s-midi|sant[oa]|saint|gras|prochain|que\\s))';
/** A day with what belongs to it; for the beginning, the middle and the end. */
const DAY = `${ES_LED}|${FR_LED}|${PT_LED}|${PLAIN}`;
/** What is a day only at the end, or before a time. */
const LAST = `${PT_SHORT_LED}|${BARE}`;

const MARK = `${ES_DAYS}|${FR_DAYS}|segunda|ter[çc]a|quarta|quinta|sexta|ma[ñn]ana|hoy|hoje|amanh|demain|aujourd|semana|semaine|week-?end|(?:el|del|le|d[íi]a|at[ée]|de|em|pour|ici|au|avant) \\d|\\d(?:er)? ${FR_MONTHS}`;

export const ROMANCE_FAMILY: DayWords = {
  mark: MARK,
  places: [
    String.raw`(?<=\S)[,;:–-]*${NOT_BEHIND}\s+(?:${DAY}|${LAST})[.!]*\s*$`,
    String.raw`^\s*(?:${DAY})${NOT_BEFORE}(?:\s?[,:])?\s+(?=\S)`,
    String.raw`(?<=\S)${NOT_BEHIND}\s+(?:(?:${DAY})${NOT_BEFORE}(?=,?\s+\S)|(?:${LAST})(?=\s+(?:a las?|[àa]s?)\s+\d))`,
  ],
};
