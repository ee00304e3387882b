/** Names that members give and that the lexicon of `compromise` (four thousand, for the most part English, Spanish and Portuguese) does not hold. */
const MORE =
  'jürgen juergen jurgen heike priya yuki günther gunther günter guenter jörg joerg björn bjoern uwe anke silke antje elke wolfgang dieter horst heinz friedrich matthias andreas stefan steffi uschi ulrike ute gabi gabriele annika katharina johannes tobias florian sebastian maximilian lena leonie hannah emilia finn jonas luca moritz élodie elodie aurélie aurelie benoît benoit françois francois céline celine mathilde camille margaux thibault loïc loic gaël gael rené renée zoë zoe chloé chloe inès ines joão joao gonçalo goncalo tiago rúben ruben inês beatriz leonor mafalda vasco íñigo inigo begoña begona jesús jesus nuria núria íris fátima fatima aisha ayşe ayse mehmet emre deniz elif zeynep ahmet mustafa hüseyin huseyin krzysztof agnieszka małgorzata malgorzata piotr paweł pawel katarzyna dmitri dmitry svetlana ekaterina nikolai bohdan oksana olena sanjay rahul anjali deepak arjun ravi lakshmi wei xin mei jing hiroshi takashi haruka sakura kenji min-jun ji-woo thi nguyen kwame chidi ngozi amara oluwaseun tunde'.split(
    ' ',
  );

const NAME_TAGS: ReadonlySet<string> = new Set(['MaleName', 'FemaleName', 'FirstName', 'LastName', 'Person']);

type Lexicon = { readonly one: { readonly lexicon: Readonly<Record<string, string | readonly string[]>> } };

/** Says whether a word in lower case is a name that people are given. Loaded when a language model is first asked about something, and once. */
async function loadNames(): Promise<(word: string) => boolean> {
  const { default: nlp } = await import('compromise/two');
  const { lexicon } = (nlp.model() as Lexicon).one;
  const names = new Set(MORE);
  for (const [word, tags] of Object.entries(lexicon)) if ([tags].flat().some((tag) => NAME_TAGS.has(tag))) names.add(word);
  return (word) => names.has(word);
}

let loaded: ReturnType<typeof loadNames> | undefined;
export const firstNames = (): ReturnType<typeof loadNames> => (loaded ??= loadNames());
