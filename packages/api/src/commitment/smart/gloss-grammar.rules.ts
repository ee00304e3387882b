/** What a gloss word for word cannot carry: short forms, clock times, and days by their number; on folded texts. */
type Foreign = 'de' | 'es' | 'fr' | 'pt';

/** How people shorten words in a chat, folded; what stands for two things is left alone. */
const SHORT_FORMS: Readonly<Record<Foreign, ReadonlyMap<string, string>>> = {
  de: shortForms(
    'vielleicht: vllt vlt viell, eventuell: evtl evt, irgendwann: iwann iwan, morgen: morgn mrgn, stunden: std stdn, minuten: minn, wochenende: we wend, nachher: nachr, zum beispiel: zb, und: u, heute: heut hte, nicht: ned nich net nit, nichts: nix nixx, uhr: uhrr',
  ),
  es: shortForms(
    'que: q k ke, porque: xq pq xk, por: x, tambien: tb tmb tbn, manana: mñn mnn mñna mnna, fin de semana: finde findes, para: pa xa, hoy: oy, hasta: hsta, estoy: toy, bueno: weno, donde: dnd, cuando: cnd, minutos: mins, semana: sem, nada: na',
  ),
  fr: shortForms(
    "demain: dem dmain 2main dm1, aujourd'hui: ajd auj ojd, peut etre: ptet ptetre, week end: we wknd wk, beaucoup: bcp, rendez vous: rdv, tout: tt, tous: ts, pour: pr, avec: ac avc, quand: qd, apres midi: aprem apm, ce soir: csoir, minutes: mins, semaine: sem, toujours: tjs tjrs, rien: r1, pas: pa, je suis: jsuis chui, je vais: jvais jv",
  ),
  pt: shortForms(
    'hoje: hj oj, amanha: amanha amnh amh, voce: vc c, voces: vcs, tambem: tb tbm tbem, porque: pq pk, nao: n ñ nn, fim de semana: fds findi, depois: dps dpois, quando: qdo qd, mesmo: msm, para: pra p, com: c/, muito: mto mt, agora: agr, minutos: mins, semana: sem, tarde: trd, beleza: blz',
  ),
};

function shortForms(table: string): ReadonlyMap<string, string> {
  return new Map(
    table.split(', ').flatMap((entry) => {
      const [word = '', forms = ''] = entry.split(': ');
      return forms.split(' ').map((form) => [form, word] as const);
    }),
  );
}

const WEEKDAYS: Readonly<Record<Foreign, readonly (readonly [lead: string, days: string])[]>> = {
  de: [['am|bis|bis zum|diesen|nachsten|kommenden|jeden|ab', 'mo montag, di dienstag, mi mittwoch, do donnerstag, fr freitag, sa samstag, so sonntag']],
  es: [['el|este|proximo|para el|hasta el|antes del|cada', 'lun lunes, mie miercoles, jue jueves, vie viernes, sab sabado, dom domingo']],
  fr: [['ce|chaque|pour|avant|d ici|le', 'lun lundi, mar mardi, mer mercredi, jeu jeudi, ven vendredi, sam samedi, dim dimanche']],
  pt: [['na|no|ate|esta|proxima|proximo|toda|todo|antes de', 'seg segunda, ter terca, qua quarta, qui quinta, sex sexta, sab sabado, dom domingo']],
};

/** A folded text with its short forms in full. */
export function inFull(text: string, language: string): string {
  if (!(language in SHORT_FORMS)) return text;
  const known = language as Foreign;
  const full = text
    .replace(/\b(\d{1,3})\.(\d{3})\b/g, '$1$2')
    .replace(/(?<![\p{L}\d])[\p{L}\d/]+/gu, (word, at: number) =>
      word.length === 1 && (/\d ?$/.test(text.slice(0, at)) || /^ ?\d/.test(text.slice(at + 1))) ? word : (SHORT_FORMS[known].get(word) ?? word),
    );
  return WEEKDAYS[known].reduce(
    (left, [lead, days]) =>
      days
        .split(', ')
        .map((day) => day.split(' ') as [string, string])
        .reduce((so, [short, day]) => so.replace(new RegExp(String.raw`\b(${lead}) ${short}\b\.?`, 'g'), `$1 ${day}`), left),
    full,
  );
}

export type Change = readonly [pattern: RegExp, replacement: string];
const MONTH_NAME = String.raw`(?:jan|feb|mar|mae|apr|abr|avr|mai|may|jun|jul|aug|ago|aou|sep|set|okt|oct|out|nov|dez|dec|dic)`;

const HOURS = ['eins', 'zwei', 'drei', 'vier', 'funf', 'sechs', 'sieben', 'acht', 'neun', 'zehn', 'elf', 'zwolf'];
/** "Halb acht" is half past seven, "Viertel vor acht" a quarter to. */
const HALF_HOURS: readonly Change[] = HOURS.flatMap((name, index): Change[] => {
  const before = index === 0 ? 12 : index;
  return [
    [new RegExp(String.raw`\bhalb (?:${name}|${index + 1})\b(?: uhr)?`, 'g'), `${before}:30`],
    [new RegExp(String.raw`\b(?:viertel|1/4) vor (?:${name}|${index + 1})\b(?: uhr)?`, 'g'), `${before}:45`],
    [new RegExp(String.raw`\b(?:viertel|1/4) nach (?:${name}|${index + 1})\b(?: uhr)?`, 'g'), `${index + 1}:15`],
  ];
});

/** "Do Abend"; "so fruh" is none. */
const SHORT_DAYS: readonly Change[] = (
  [
    ['mo', 'montag'],
    ['di', 'dienstag'],
    ['mi', 'mittwoch'],
    ['do', 'donnerstag'],
    ['fr', 'freitag'],
    ['sa', 'samstag'],
    ['so', 'sonntag'],
  ] as const
).map(([short, day]) => [new RegExp(String.raw`\b${short}\.? (abend|nachmittag|vormittag|mittag)s?\b`, 'g'), `${day} $1`]);

/** Clock times and days of the month, which need more than a word for a word. Texts are folded here. */
export const GRAMMAR: Readonly<Record<Foreign, readonly Change[]>> = {
  de: [
    ...HALF_HOURS,
    [/\b(kein\w*|nicht|nie|nichts) (.+?) mehr\b/g, '$1 $2'],
    [/\b(\d+|ein\w*|zwei|drei|vier|funf|sieben|zehn|dreissig|vierzehn) (tage?|wochen?|monate?) ohne (.+)$/g, 'ohne $3 fur $1 $2'],
    ...SHORT_DAYS,
    [/\b((?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|sonnabend)(?:morgen|vormittag|fruh)s?\b/g, '$1 fruh'],
    [/\b((?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|sonnabend)(mittag|nachmittag|abend|nacht)s?\b/g, '$1 $2'],
    [/\b(\d+|ein\w*|zwei|drei|vier|funf|sechs|zehn|dreissig) ((?:tag|woche|monat)\w*) lang\b/g, 'fur $1 $2'],
    [/\b(\d{1,2})(?:[:.](\d\d))? ?uhr (?:abends|nachmittags)\b/g, '$1 pm'],
    [/\b(\d{1,2})(?:[:.](\d\d))? ?uhr (?:morgens|fruh|vormittags)\b/g, '$1 am'],
    [/\b(\d\d)[:.](\d\d) ?uhr\b/g, '$1:$2'],
    [/\b(\d)[:.](\d\d) ?uhr\b/g, '0$1:$2'],
    [/\b(1\d|2[0-3]) ?uhr\b/g, '$1:00'],
    [/\b0?(\d) ?uhr\b/g, '0$1:00'],
    [new RegExp(String.raw`\b(\d{1,2})\. ?(?=${MONTH_NAME})`, 'g'), '$1 '],
    [
      new RegExp(String.raw`\b(?:am|bis(?: zum)?|zum|vor dem|den) (\d{1,2})\b(?:\.(?!\d)|(?! ?(?:${MONTH_NAME}|\d|[.:/]|[a-z])))(?! ?${MONTH_NAME})`, 'g'),
      'by the $1th',
    ],
  ],
  es: [
    [/\b(?:estar|pasar|aguantar|quedarme)? ?(\d+|una|dos|tres|siete|diez) (dias?|semanas?|mes(?:es)?) sin (.+)$/g, 'sin $3 por $1 $2'],
    [/\b(prometo|quiero|espero) que\b/g, '$1'],
    [/\b(\d{1,2}(?::\d\d)?) de la manana\b/g, '$1 am'],
    [/\b(\d{1,2}(?::\d\d)?) de la (?:tarde|noche)\b/g, '$1 pm'],
    [/\b(?:a|antes de|para|sobre) las (\d{1,2})(?: y media)\b/g, 'a las $1:30'],
    [/\bantes del (\d{1,2})\b(?! de [a-z]|[/.:])/g, 'before the $1th'],
    [/\b(?:el|dia|hasta el|para el) (\d{1,2})\b(?! de [a-z]|[/.:])/g, 'on the $1th'],
  ],
  fr: [
    [/\bmieux (\w+(?:er|ir|re))\b/g, '$1 mieux'],
    [/\b(?:tenir|rester|passer|faire)? ?(\d+|une|deux|trois|sept|dix) (jours?|semaines?|mois) sans (.+)$/g, 'sans $3 pendant $1 $2'],
    [/\b(pendant|durant) (\d{1,2}) ?h ?([0-5]\d)\b/g, '$1 $2 heures $3 minutes'],
    [/(?<!\b(?:a|vers|avant|des|pour|apres|de|entre) )\b(\d{1,2}) ?h ?([0-5]\d)(?= d[eu']? )/g, '$1 heures $2 minutes'],
    [/\b(\d) ?h ?([0-5]\d)\b/g, '0$1:$2'],
    [/\b(\d\d) ?h ?([0-5]\d)\b/g, '$1:$2'],
    [/\b(a|vers|avant|des|pour|jusqu a|apres) (\d) ?h(?:eures)?\b/g, '$1 0$2:00'],
    [/\b(a|vers|avant|des|pour|jusqu a|apres) (\d\d) ?h(?:eures)?\b/g, '$1 $2:00'],
    [/\b((?:lun|mar|mercre|jeu|vendre|same)di|dimanche|demain|aujourd hui|matin|soir) (\d) ?h(?:eures)?\b(?! d[eu']? )/g, '$1 a 0$2:00'],
    [/\b((?:lun|mar|mercre|jeu|vendre|same)di|dimanche|demain|aujourd hui|matin|soir) (\d\d) ?h(?:eures)?\b(?! d[eu']? )/g, '$1 a $2:00'],
    [/\b1er\b/g, '1'],
    [new RegExp(String.raw`\b(?:le|jusqu au|avant le) (\d{1,2})\b(?! ?(?:${MONTH_NAME}|\d|[/.:]))`, 'g'), 'on the $1th'],
  ],
  pt: [
    [/\b(prometo|quero|espero) que\b/g, '$1'],
    [/(\d)[ºª°]/g, '$1'],
    [/\bas (?=\d|mei[ao])/g, 'at '],
    [/\b(\d{1,2})(?:h|:)?(\d\d)? (?:horas )?da manha\b/g, '$1 am'],
    [/\b(\d{1,2})(?:h|:)?(\d\d)? (?:horas )?da (?:tarde|noite)\b/g, '$1 pm'],
    [/\b(?:ficar|passar|aguentar)? ?(\d+|uma|duas|tres|sete|dez) (dias?|semanas?|mes(?:es)?) sem (.+)$/g, 'sem $3 por $1 $2'],
    [/\b(por|durante) (\d{1,2}) ?h ?([0-5]\d)\b/g, '$1 $2 horas $3 minutos'],
    [/(?<!\b(?:at|ate|antes das|das) )\b(\d{1,2}) ?h ?([0-5]\d)(?= d[eo] )/g, '$1 horas $2 minutos'],
    [/\b(at|ate at|ate|antes das|depois das|das) (\d) ?h(?:oras)?\b/g, '$1 0$2:00'],
    [/\b(at|ate at|ate|antes das|depois das|das) (\d\d) ?h(?:oras)?\b/g, '$1 $2:00'],
    [/\b(segunda|terca|quarta|quinta|sexta|sabado|domingo|feira|amanha|hoje) (\d) ?h(?:oras)?\b(?! de )/g, '$1 at 0$2:00'],
    [/\b(segunda|terca|quarta|quinta|sexta|sabado|domingo|feira|amanha|hoje) (\d\d) ?h(?:oras)?\b(?! de )/g, '$1 at $2:00'],
    [/\b(\d) ?h ?([0-5]\d)\b/g, '0$1:$2'],
    [/\b(\d\d) ?h ?([0-5]\d)\b/g, '$1:$2'],
    [/\b(?:o |no )?dia (\d{1,2})\b(?! de [a-z]|[/.:])/g, 'on the $1th'],
  ],
};
