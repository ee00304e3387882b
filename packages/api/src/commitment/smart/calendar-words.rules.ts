/** Days, months and near days as people write them in five languages, each with what it stands for. "May", "March" and short forms count only as they are written for a date. */
const DATES: readonly (readonly [meaning: string, words: RegExp])[] = [
  ['monday', /(?<!\p{L})(?:mondays?|Mon|montags?|lunes|lundis?|segunda-feira)(?!\p{L})/giu],
  ['tuesday', /(?<!\p{L})(?:tuesdays?|tues?|dienstags?|martes|mardis?|terça-feira)(?!\p{L})/giu],
  ['wednesday', /(?<!\p{L})(?:wednesdays?|mittwochs?|miércoles|miercoles|mercredis?|quarta-feira)(?!\p{L})/giu],
  ['thursday', /(?<!\p{L})(?:thursdays?|thurs?|donnerstags?|jueves|jeudis?|quinta-feira)(?!\p{L})/giu],
  ['friday', /(?<!\p{L})(?:fridays?|fri|freitags?|viernes|vendredis?|sexta-feira)(?!\p{L})/giu],
  ['saturday', /(?<!\p{L})(?:saturdays?|samstags?|sonnabends?|sábados?|sabados?|samedis?)(?!\p{L})/giu],
  ['sunday', /(?<!\p{L})(?:sundays?|sonntags?|domingos?|dimanches?)(?!\p{L})/giu],
  ['wednesday', /(?<!\p{L})Wed(?!\p{L})/gu],
  ['saturday', /(?<!\p{L})Sat(?!\p{L})/gu],
  ['sunday', /(?<!\p{L})Sun(?!\p{L})/gu],
  ['january', /(?<!\p{L})(?:january|jänner|januar|enero|janvier|janeiro)(?!\p{L})/giu],
  ['february', /(?<!\p{L})(?:february|februar|feber|febrero|février|fevereiro)(?!\p{L})/giu],
  ['march', /(?<!\p{L})(?:March|März|marzo|mars|março)(?!\p{L})/gu],
  ['april', /(?<!\p{L})(?:april|abril|avril)(?!\p{L})/giu],
  ['may', /(?<!\p{L})(?:May|Mai|mayo|mai|maio)(?!\p{L})/gu],
  ['june', /(?<!\p{L})(?:june|juni|junio|juin|junho)(?!\p{L})/giu],
  ['july', /(?<!\p{L})(?:july|juli|julio|juillet|julho)(?!\p{L})/giu],
  ['august', /(?<!\p{L})(?:august|agosto|août)(?!\p{L})/giu],
  ['september', /(?<!\p{L})(?:sept|september|septiembre|septembre|setembro)(?!\p{L})/giu],
  ['october', /(?<!\p{L})(?:october|oktober|octubre|octobre|outubro)(?!\p{L})/giu],
  ['november', /(?<!\p{L})(?:november|noviembre|novembre|novembro)(?!\p{L})/giu],
  ['december', /(?<!\p{L})(?:december|dezember|diciembre|décembre|dezembro)(?!\p{L})/giu],
  ['today', /(?<!\p{L})(?:today|tonight|heute|hoy|aujourd'hui|aujourd’hui|hoje|eod|cob)(?!\p{L})/giu],
  ['tomorrow', /(?<!\p{L})(?:tomorrow|tmrw?|tmw|morgen|demain|amanhã)(?!\p{L})/giu],
  ['weekend', /(?<!\p{L})(?:weekends?|wochenende[ns]?|fin de semana|week-end)(?!\p{L})/giu],
  [
    'next',
    /(?<!\p{L})(?:next (?:week|month|year)|nächste[nrs]? (?:woche|monat|jahr)|próxim[ao] (?:semana|mes|mês|año|ano)|semaine prochaine|mois prochain)(?!\p{L})/giu,
  ],
  ['noon', /(?<!\p{L})(?:noon|midnight|mittags?|mitternacht|mediodía|medianoche|midi|minuit|meio-dia|meia-noite)(?!\p{L})/giu],
];

/** Numbers as words in five languages; "one" and its like are left out: they are articles too. */
const NUMBERS: readonly (readonly [value: string, words: string])[] = [
  ['2', 'two|twice|double|zwei|zweimal|dos|deux|dois|duas'],
  ['3', 'three|thrice|triple|drei|dreimal|tres|trois|três'],
  ['4', 'four|vier|viermal|cuatro|quatre|quatro'],
  ['5', 'five|fünf|fünfmal|cinco|cinq'],
  ['6', 'six|sechs|seis'],
  ['7', 'seven|sieben|siete|sept|sete'],
  ['8', 'eight|acht|ocho|huit|oito'],
  ['9', 'nine|neun|nueve|neuf|nove'],
  ['10', 'ten|zehn|diez|dix|dez'],
  ['11', 'eleven|elf|once|onze'],
  ['12', 'twelve|dozen|zwölf|dutzend|doce|docena|douze|douzaine|doze|dúzia'],
  ['15', 'fifteen|fünfzehn|quince|quinze'],
  ['20', 'twenty|zwanzig|veinte|vingt|vinte'],
  ['30', 'thirty|dreißig|dreissig|treinta|trente|trinta'],
  ['40', 'forty|vierzig|cuarenta|quarante|quarenta'],
  ['45', 'forty-five|fünfundvierzig'],
  ['50', 'fifty|fünfzig|cincuenta|cinquante|cinquenta'],
  ['60', 'sixty|sechzig|sesenta|soixante|sessenta'],
  ['100', 'hundred|hundert|cien|ciento|cent|cem'],
  ['1000', 'thousand|tausend|mil|mille'],
];
const NUMBER_WORDS = NUMBERS.map(([value, words]) => [value, new RegExp(String.raw`(?<!\p{L})(?:${words})(?!\p{L})`, 'iu')] as const);
/** "Once" is eleven in Spanish and one time in English; "sept" is seven in French and a month: those two say a number only where they stand in such a text. */
const HOMONYMS = /(?<!\p{L})(?:once|sept|mil|cent)(?!\p{L})/giu;

/** The days, months and near days that a text names, by what they stand for: "Fri" and "viernes" are both "friday". */
export const datesIn = (text: string): ReadonlySet<string> => new Set(DATES.flatMap(([meaning, words]) => (text.match(words) === null ? [] : [meaning])));

/** The numbers of a text by their value: "10,000", "10000" and "10.000" are one; "7:30" is 7 and 30. */
export function numbersIn(text: string): ReadonlySet<string> {
  const digits = (text.replace(/(?<=\d)[.,' ](?=\d{3}(?!\d))/g, '').match(/\d+(?:[.,]\d+)?/g) ?? []).map(plain);
  const plainText = text.replace(HOMONYMS, ' ');
  return new Set([...digits, ...NUMBER_WORDS.flatMap(([value, words]) => (words.test(plainText) ? [value] : []))]);
}

const plain = (digits: string): string => String(Number(digits.replace(',', '.')));
