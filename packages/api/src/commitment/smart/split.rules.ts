/** Verbs with which people begin a thing to do. A word list is never complete: it only decides where a sentence may be divided. */
const VERBS =
  `add answer apply arrange ask assemble attend back bake bike book brainstorm bring brush build buy call cancel change charge check chop clean clear close code collect complete compose cook create cut cycle debug deliver deploy design do donate draft draw drink drive drop eat edit email exercise fill file find finish fix floss fold follow get give go grade hang help hike hit hydrate invest invite iron jog journal jump learn lift list listen log look make mail meal meditate meet memorize message mop move mow no order organise organize outline pack paint pay phone pick pitch plan plant play polish post practice practise prep prepare present print publish pull push put quit read record register rehearse rent renew reply research rest return review revise ring row run save schedule see sell send set ship shop shower sign sketch sketch skip sleep solve sort spend stand start stay stop stretch study submit swim take talk teach tell test text thank throw tidy track train transfer translate try tutor update upload vacuum visit wake walk wash watch water weed work wrap write`.split(
    ' ',
  );
const BEGINS = new RegExp(String.raw`^(?:then |also |finally |i will |i'll |to )?(?:${VERBS.join('|')})\b`);

const BULLET = /(?:^|\n|\s)(?:[-*•–]|\d{1,2}[.)])\s+/;
const JOINT = /\s*(?:,|;)\s*(?:and |then |also |plus )*|\s+(?:and then|and also|and|then|plus|&|\+)\s+/g;
const TIME_WORDS = /\b(today|tonight|tomorrow|by|on|at|this|next|before|after|every|daily|in|the|my|a|an|for|to|then|and|also)\b/g;

/** Whether a part stands alone: a verb and something it is done to. */
const standsAlone = (part: string): boolean => BEGINS.test(part) && part.replace(TIME_WORDS, ' ').trim().split(/\s+/).length >= 2;

function divide(text: string): string[] {
  const parts: string[] = [];
  let start = 0;
  for (const joint of text.matchAll(JOINT)) {
    const left = text.slice(start, joint.index).trim();
    const right = text.slice(joint.index + joint[0].length).trim();
    if (!standsAlone(left.replace(/^.*?:\s+/, '')) || !standsAlone(right)) continue;
    parts.push(left);
    start = joint.index + joint[0].length;
  }
  return [...parts, text.slice(start).trim()];
}

/** Splits a message into its promises: lines, bullets, and things joined by "and" that could each be checked alone. `heading`: what stood before a list. */
export function splitItems(text: string): { readonly heading: string; readonly items: readonly string[] } {
  const lines = text
    .replaceAll('\r', '')
    .split(/\n+/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const bulleted = lines.flatMap((line) =>
    BULLET.test(line) && /(?:^|\s)(?:[-*•–]|\d{1,2}[.)])\s+.*\s(?:[-*•–]|\d{1,2}[.)])\s+/.test(` ${line}`)
      ? line.split(/\s*(?:^|\s)(?:[-*•–]|\d{1,2}[.)])\s+/)
      : [line],
  );
  const clean = bulleted.map((line) => line.replace(/^(?:[-*•–]|\d{1,2}[.)])\s+/, '').trim()).filter((line) => line !== '');
  const heading = clean.length > 1 && clean[0]!.endsWith(':') ? clean[0]! : '';
  const items = (heading === '' ? clean : clean.slice(1)).flatMap((line) => divide(line));
  return { heading, items };
}
