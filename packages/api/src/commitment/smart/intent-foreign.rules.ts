import { fold, type Language } from './gloss.rules.ts';

type Foreign = Exclude<Language, 'en'>;
type Marks = { readonly report: readonly RegExp[]; readonly question: readonly RegExp[]; readonly chat: readonly RegExp[]; readonly will: RegExp };

const ENDS_AS_QUESTION = /\?\s*$/;

/** How reports, questions and talk are told from promises in other languages; on folded text. */
const MARKS: Readonly<Record<Foreign, Marks>> = {
  de: {
    will: /\b(werde|will|mochte|muss|soll|nehme mir vor|habe vor|verspreche)\b|\bhaben$/,
    report: [
      /\b(hab|habe|haben|hatte|hatten|bin|wurde|sind)\b.*\b((an|auf|ab|aus|ein|vor|mit|zu|weg|um|nach|her|los|durch|fertig|sauber|rein|raus|hin|weiter|teil|spazieren|kennen)?ge\w+(t|en|n)|\w+iert|be\w+(t|en)|ver\w+(t|en)|er\w+(t|en)|uber\w+(t|en)|unter\w+(t|en)|ent\w+(t|en))\b/,
      /\b(ist|sind|war)( \w+)? (fertig|erledigt|geschafft|gemacht|getan|abgehakt|\w*ge\w{2,}(t|en))\b/,
      /^(gestern|vorgestern|letzte|heute (leider|immerhin)\b(?!.*\b(muss|will|noch)\b)|heute fruh war|heute morgen war)\b(?!.*\bsoll)/,
      /\bwar (ich|wir)\b|\bich (war|ging|lief|konnte|wollte|machte|schaffte|las|schrieb)\b/,
      /^(schon |endlich |leider |heute |alles |hurra |juhu )*(nicht )?(erledigt|geschafft|fertig|gemacht|abgehakt|vergessen|verpasst|ausgefallen)\b(?! \w+)/,
      /\bnicht (geschafft|gemacht|dazu gekommen)\b/,
      /^(?!.*\b(werd\w*|wird|soll|muss|lass\w*)\b)(\w+ ){1,4}(erledigt|bezahlt|bestellt|besucht|verschickt|verpasst|verschlafen|ausgefallen|eingeschlafen|vergessen|beendet|\w{3,}iert|(an|auf|ab|aus|ein|vor|mit|weg|raus|rein)?ge\w{3,}t(?<!gesamt|gericht|gewicht|gedicht|gesicht|geschaft)|(weg|los|hin|spazieren)?gegangen|gelaufen|geschwommen|geschrieben|gelesen|gegessen|getrunken|geschlafen|gefahren|abgegeben|gesprochen|getroffen)$/,
      /^hat (\w+ )*(ge\w+(t|en)|funktioniert)$/,
      /^(ich )?(war|waren|hatte)\b(?! \w*(mude|krank|kaputt|traurig|froh|nett|schon|toll)$).*\b(gestern|vorgestern|heute (morgen|fruh|mittag|vormittag)|beim|joggen|laufen|schwimmen|einkaufen|spazieren|im (gym|studio|fitness\w*|kurs|training|buro))\b/,
    ],
    question: [
      /^(wer|was(?! fur ein)|wann|wo|warum|wieso|weshalb|wie(?! (schon|toll|nett|suss|lieb|schade|blod|cool|geil|lustig|schlimm|gemein)$)|welche\w*|woher|wohin|wozu|wem|wen)\b/,
      /^(bekomm|krieg|erhalt|verlier|seh|find|brauch|sammel)(e|st) (ich|du)\b/,
      /^(kann|konnte|konnt|konntest|kannst|darf|soll|sollte|muss|ist|sind|hast|habt|hat|gibt|bist|wird|geht|zahlt|zahlen|gilt|gelten|reicht|steht|stehen|funktioniert|weisst|erinnerst) (ein|eine|auch|ich|du|man|ihr|es|er|sie|wir|das|der|die|mein\w*|jemand|wochenenden)\b/,
    ],
    chat: [
      /^ich (sterbe|platze|verhungere|explodiere|schwitze|friere|kann nicht mehr)\b/,
      /^(morgen|heute|die woche|der tag|das) (wird|war|ist) (?!.*(?:en|ern|eln)$)\w+/,
      /^(?!.*(?:en|ern|eln)$)(du|ihr|er|es|man|jemand|keiner|niemand) (?!selbst)\w+/,
      /^(?!.*(?:en|ern|eln)$)(der|die|das|diese\w?|mein\w?|unser\w?) (\w+ ){1,2}(?!jetzt|nicht|erst|sonst|fast|selbst|direkt|sofort)\w+t (mich|mir|uns|echt|so|total|gerade|wieder|nicht|noch)\b/,
      /^(ich )?(bin|fuhl\w* mich|war)( \w+){0,3}$/,
      /^(ich )?(liebe|hasse|finde|glaube|denke|weiss|hoffe|freue|vermisse|mag|freu\w* mich|trau\w* mich nicht)\b/,
      /^(so|was fur) (eine?|viel|was|schon|lieb)\b|^(was|welch) (eine?|fur)\b/,
      /^(das|der|die|es|mein\w*|heute|alles|so|die arbeit|ihr|du|er|sie)( \w+){0,2} (ist|war|sind|waren|geht|tut|nervt|lauft|macht mich|regnet|seid|bist)\b/,
      /^(?!(mein |das )?(ziel|plan|vorhaben|vorsatz))(\w+ ){1,3}(war|waren|ist|sind|macht|machte) (\w+ ){0,2}\w+$/,
      /\bkein\w* (lust|zeit|kraft|bock|energie|nerven|ahnung)\b/,
      /^bis (morgen|dann|bald|spater|nachher|gleich|nachste woche|\w+tag)$/,
      /^endlich (feierabend|wochenende|urlaub|ferien|frei|zuhause|daheim|sonne|mal ruhe)\b/,
      /^(kein\w* (lust|ahnung|zeit|kraft|energie|idee|sorge|panik|chance|bock|problem)|wie (schon|toll|nett|suss|lieb|schade|blod|cool|geil|lustig|schlimm|gemein)|alles (klar|gut|roger|bestens)|viel (gluck|erfolg|spass)|gluckwunsch|herzlichen|schon\w* (tag|wochenende|abend)|haha|lol|na ja|naja|oh|ach|puh|cool|stark|super gemacht|gut gemacht|weiter so|tut mir leid|sorry|alles gute|mir (geht|ist)|gern|gerne|stimmt|genau|prost)\b/,
    ],
  },
  es: {
    will: /\b(voy a|vamos a|quiero|tengo que|debo|prometo|hay que|pienso)\b/,
    report: [
      /\b(he|hemos|habia)( ya)? \w*(ado|ido|hecho|visto|puesto|escrito|abierto|roto|dicho|vuelto|leido)\b/,
      /\b(hice|hicimos|fui|fuimos|pude|tuve|estuve|puse|dije|traje|quise|vine|supe|anduve)\b/,
      /^(ya |hoy |ayer |por fin |al fin |anoche |yo )*(no )?(corri|lei|comi|escribi|bebi|dormi|sali|subi|cumpli|termine|acabe|estudie|entrene|camine|limpie|medite|llame|logre|consegui|olvide|envie|entregue|pague|compre|cocine|nade|practique)\b/,
      /^(ya (esta|lo|la|esta hecho)|hecho|hecha|listo|lista|terminado|terminada|completado|cumplido|logrado|conseguido|ayer|anoche|anteayer)\b/,
      /\bno (pude|logre|consegui|he podido|me dio tiempo)\b|\bse me (olvido|paso)\b/,
    ],
    question: [
      /^(tu|vosotros|ustedes|ellos|ellas|alguien) (van?|vais|vas|vienen?|venis|vienes|estan?|tienen?|saben?|sabes|quieren?|pueden?|puedes)\b/,
      /¿/,
      /^(cual|cuales|cuando|donde|adonde|cuant[oa]s?|quien|quienes|por que)\b/,
      /^como (puedo|hago|cambio|se|va|estas|funciona|edito|borro|pauso|esta|pongo|quito|veo|actualizo|marco|me)\b/,
      /^que (hago|pasa|es|debo|significa|dia|hora|puedo|tengo|tal|hay|hacemos|haces|opinas|ocurre|sucede|cuenta)\b/,
      /^(puedo|puedes|se puede|hay|es posible|deberia|sabes|alguien|tengo algo|cuenta|cuentan|me (puedes|recuerdas))\b/,
    ],
    chat: [
      /\bvan? a ser\b|\bse me (hizo|paso)\b|^que (pases|tengas|tengais|descanses|disfrutes|te vaya)\b|^que \w+ (tan |mas )?\w+$/,
      /^(est[eao]s?|es[eao]s?|el|la|los|las|mis?|todo|nada) (\w+ ){0,3}me (va|van|esta|estan|tiene|tienen|hace|hacen|da|dan|mata|duele|encanta|pone|cae)\b/,
      /^(hoy |aqui |ahora |es que )?(estoy|estamos|me siento|soy|ha sido (un|una|muy|tan)|hace (mucho |muy |un |tanto )*(frio|calor|sol|viento|dia|bueno|malo)|es (que|muy|tan|un|una)|fue|que (pereza|bien|mal|dia|rollo|guay|bueno|asco|pena|cansancio)|ojala|jaj\w*|felicidades|enhorabuena|animo|suerte|buen|buena|buenos|buenas|odio|amo|me (encanta|gusta|duele|alegro)|creo|no se|tengo (sueno|hambre|miedo|frio|calor|ganas)|mi \w+ (esta|es)|el \w+ (esta|es|fue)|la \w+ (esta|es|fue)|feliz|muy bien|de nada|lo siento|perdon|nos vemos|hasta (luego|manana|pronto)|claro|venga|todo bien)\b/,
    ],
  },
  fr: {
    will: /\b(je vais|je dois|je veux|il faut|je compte|je promets)\b/,
    report: [
      /\b(j ai|on a|nous avons|j avais)( (pas|deja|enfin|bien|tout|encore|juste|aussi|meme|quand meme|presque))* (?!(envie|besoin|rdv|rendez|un|une|des|cours|deux|trois|faim|peur|hate|mal|sommeil|l|prevu|decide|froid|chaud|du|de|la|le|les|mon|ma|mes|trop|tres|plus|qu|confiance|raison|tort|ete)\b)\w+(e|i|u|is|it|us|ert|ue|ies|ees)\b/,
      /\bje (me )?suis (pas |enfin |deja |bien )?(alle|parti|sorti|reste|rentre|venu|monte|arrive|tombe|leve|couche|entraine|reveille|promene|occupe|inscrit|retourne|passe)e?\b/,
      /^(hier|avant hier)\b/,
      /\bje me suis (?!promis|engage|fixe|dit)\w+/,
      /^(c est (fait|fini|bon|termine|envoye)|fait|fini|mission accomplie|done)\b/,
      /^(c est |encore |completement )?(rate|loupe)e?s?$/,
      /^(toujours )?pas (reussi|pu|fait|eu|termine|fini)\b/,
      /\bje n ai pas\b|\bj ai (oublie|rate|loupe)\b/,
    ],
    question: [
      /\b(comment|pourquoi|combien|quand)$/,
      /^(est ce|qu est ce|comment|quand|pourquoi|combien|ou (est|sont|puis)|qui|quel\w*|c est quand|c est quoi|puis je|peux tu|tu peux|peut on|on peut|y a t il|dois je|il y a (une|un)|a quelle heure|que (se passe|faire|dois))\b/,
    ],
    chat: [
      /\b(ca|ce|cela) va etre\b|^vivement\b/,
      /^(ce|cet|cette|ca|cela|le|la|l|les|mon|ma|mes|tout) (\w+ ){0,3}(va |vont )?(me|m) \w+/,
      /^(je (suis|me sens|deteste|pense|crois|sais|ne sais|n aime|n en peux)|c est|c etait|il (fait|pleut|neige|y a)|quelle?|trop|j en peux plus|j (adore|aime|espere|en ai marre|ai (mal|faim|sommeil|peur|froid|chaud|hate|la flemme))|mon \w+ (est|etait|me)|ma \w+ (est|etait|me)|(le|la|l|les|mes|cette|ce|cet|notre) \w+ (est|etait|sont|etaient|a ete)|bon courage|bon(?:ne)? (chance|week|anniversaire|soiree|journee|nuit|appetit)|bravo|felicitations|mdr|ptdr|lol|haha|oh|la flemme|flemme|desole|pardon|de rien|a (demain|bientot|plus)|ca (va|marche|me)|tout va|joyeux|on se voit|vous etes|tu es)\b/,
    ],
  },
  pt: {
    will: /\b(vou|vamos|quero|preciso|tenho que|prometo|pretendo)\b/,
    report: [
      /\b(fiz|fui|tive|pude|estive|pus|disse|trouxe|vim|li|vi|consegui|corri|bebi|comi|dormi|sai|escrevi|nadei|treinei)\b/,
      /^(ja |hoje |ontem |eu |finalmente |enfim |nao )*(?!adorei|amei|gostei|odiei|achei|cansei|pensei|sei\b)(?!\w+[aei]rei\b(?<!\b(?:re|com|pre|se)?parei|\b(?:re)?tirei|\b(?:vi|gi|mi|respi|admi)rei|\b(?:espe|supe|recupe|ge|libe|alte|acele|exage|conside)rei|\b(?:decla|enca|sa)rei))\w{2,}ei\b/,
      /^(feito|feita|pronto|concluido|terminado|cumprido|ontem|anteontem|ja (foi|fiz))\b/,
      /^(nao )?(deu (tudo )?certo|rolou|deu ruim)\b/,
      /\bnao (consegui|deu|fiz|pude|rolou)\b|\besqueci\b/,
    ],
    question: [
      /^(voces?|tu|eles|elas|alguem) (vao|vai|vem|estao|esta|tem|sabe|sabem|querem|quer|pode|podem|conhece\w*|ja)\b/,
      /^(como (faco|eu|que|posso|mudo|pauso|funciona|edito|faz|apago|vejo|e que)|quando|quant[oa]s?|qual|quais|onde|por ?que|quem|o que|posso|da (pra|para)|tem (como|alguma|algo)|cade|sera que|alguem|voce pode|conta)\b/,
    ],
    chat: [
      /\b(vai|vao) ser\b|^que \w+ (tao )?\w+$/,
      /^(ess[ea]|est[ea]|[oa]s?|meus?|minhas?|isso|isto|aquel[ea]) (\w+ ){0,3}((ta|tao|esta|estao|vai|vao) )?(me|nos) \w+/,
      /^(estou|to|tou|ta|esta(?! (semana|segunda|terca|quarta|quinta|sexta|manha|noite|tarde|vez)\b)|estamos|foi|que (dia|bom|legal|preguica|saco|pena|massa)|k{3,}\w*|rs+|haha\w*|parabens|boa (sorte|noite|semana|tarde)|bom (dia|trabalho|fim)|feliz|odeio|amo|adoro|adorei|amei|gostei|odiei|cansei|curti|gosto|acho|nao sei|minha? \w+ (esta|ta|doi)|meu \w+ (esta|ta)|verdade|me sinto|sinto|desculpa|de nada|vamos (ver|la)$|ate (amanha|logo|mais)$|tudo (bem|bom)|saudade\w*|nao (acredito|aguento|entendo|sei)|[oa]s? \w+ (esta|ta|foi|era|estava|foram|sao) )\b/,
    ],
  },
};

/** Spanish and Portuguese put what was done into the ending, "corrí", "terminé"; what is one more letter than an infinitive, "correré", lies ahead. */
function isPastForm(text: string, language: Foreign): boolean {
  if (language === 'es') {
    const forms = text.toLowerCase().match(/\p{L}{2,}[éí](?!\p{L})/gu) ?? [];
    return forms.some((form) => !/(?:ar|er|ir)é$/.test(form) && !/^(qué|porqué|café|aquí|ahí|así|allí|bebé|también|té|jamás|sé|mí|sí|esté|dé)$/.test(form));
  }
  if (language === 'fr')
    return /^(?:\p{L}+ )?\p{L}{2,}(?:é|ée|és|ées)(?= (?:au|à|le|la|les|hier|ce|mon|ma|mes|un|une|des|tout|tous|\d)|\s*[!.✅]*$)|^(?!il |elle |on |ca |ça )\p{L}+ (?:fini|rendu|fait|lu|couru)e?s?\b/u.test(
      text.toLowerCase().trim(),
    );
  return false;
}

/** "É" says how something is; folded, it could not be told from "e", which is "and". */
const SAYS_HOW_IT_IS = /^(?:[oa]s?|meus?|minhas?|isso|isto|ess[ea]|est[ea]|ele|ela|aqui|hoje)(?: [\p{L}-]+){0,3} é(?!\p{L})/u;

/** "Este jefe me va a matar": who does it is not the writer. */
const ACTS_ON_ME =
  /^(?!(?:yo|eu|je|ich) )(?:est[eao]s?|es[eao]s?|el|la|los|las|mi|ce|cet|cette|le|les|mon|ma|ess[ea]|o|a|meu|minha) (?:\w+ ){1,3}me (?:va|van|vai|vao)\b/;

const foldedWords = (text: string, language: Foreign): string =>
  fold(text, language)
    .replace(/[!.,;:()"-]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** What a message in another language wants, when it is no promise; null for the rest. */
export function foreignIntent(text: string, language: Foreign): 'report' | 'question' | 'chat' | null {
  const folded = foldedWords(text, language);
  const { report, question, chat, will } = MARKS[language];
  if (ENDS_AS_QUESTION.test(text) || question.some((pattern) => pattern.test(folded))) return 'question';
  if (will.test(folded) && !ACTS_ON_ME.test(folded)) return null;
  if (report.some((pattern) => pattern.test(folded)) || isPastForm(text, language)) return 'report';
  const isRemark = language === 'pt' && SAYS_HOW_IT_IS.test(text.toLowerCase());
  return isRemark || chat.some((pattern) => pattern.test(folded)) ? 'chat' : null;
}

/** Which of the marks of talk, reports, questions and promises a message in another language bears, by name. */
export function foreignMarks(text: string, language: Foreign): string[] {
  const folded = foldedWords(text, language);
  const { report, question, chat, will } = MARKS[language];
  const marks: readonly (readonly [name: string, bears: boolean])[] = [
    ['will', will.test(folded)],
    ['report', report.some((pattern) => pattern.test(folded))],
    ['past', isPastForm(text, language)],
    ['question', question.some((pattern) => pattern.test(folded))],
    ['chat', chat.some((pattern) => pattern.test(folded))],
  ];
  return marks.filter(([, bears]) => bears).map(([name]) => name);
}
