type Foreign = 'de' | 'es' | 'fr' | 'pt';

/** Words that look like infinitives and are none; folded. */
const NO_VERBS = new Set(
  `ayer mujer lugar hogar mar par bar azucar cualquier dolar super celular familiar escolar primer tercer lider similar popular regular mejor mulher lar qualquer acucar
  premier dernier papier cahier dossier courrier quartier atelier metier hiver hier cher fier plaisir loisir desir panier escalier calendrier loyer foyer danger leger entier
  zusammen gegen wegen neben zwischen allen vielen guten ersten zweiten dritten nachsten letzten kleinen grossen neuen alten ganzen anderen schonen lieben eigenen wenigen unseren euren ihren seinen deinen
  drinnen draussen unten oben hinten vorn sieben ihnen denen manchen solchen welchen daneben dessen deren inzwischen ostern mustern gestern sondern`.split(
    /\s+/,
  ),
);
const INFINITIVE: Readonly<Record<Foreign, RegExp>> = {
  de: /^\p{L}{2,}(?:en|eln|ern)$/u,
  es: /^\p{L}{2,}(?:ar|er|ir)(?:me|te|se|lo|la|los|las|le|les)?$/u,
  fr: /^\p{L}{3,}(?:er|ir|endre|ondre|andre|eindre|ettre|attre|oire|crire|uire|vre)$/u,
  pt: /^\p{L}{2,}(?:ar|er|ir)$/u,
};
/** After one of these stands a thing, and not what is done. */
const ARTICLE =
  /^(?:el|la|los|las|un|una|unos|unas|mi|mis|tu|su|al|del|o|os|um|uma|meu|minha|do|da|ao|no|na|le|les|une|mon|ma|mes|ton|ce|cet|cette|du|des|au|l)$/;
/** German puts the verb last: behind it the sentence ends, goes on with another, or says when. */
const AFTER_THE_VERB = /^(?:und|oder|dann|danach|sowie|bis|am|im|um|vor|nach|ab|heute|morgen|ubermorgen|jeden|jede|diese\w*|spatestens|noch)$/;

/** A word with its neighbours, all folded; a neighbour is '' where the sentence begins or ends. */
type InSentence = { readonly word: string; readonly before: string; readonly after: string };

/** A word that no glossary knows, marked as something to do where its form says so: most verbs are in no list, and all that the rules need of one is that it is one. */
export function markedVerb(language: Foreign, { word, before, after }: InSentence): string {
  if (!INFINITIVE[language].test(word) || word.length < 4 || NO_VERBS.has(word)) return word;
  if (language === 'de') return after === '' || AFTER_THE_VERB.test(after) ? `${word} do` : word;
  return ARTICLE.test(before) ? word : `do ${word}`;
}
