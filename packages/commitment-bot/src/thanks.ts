const THANKS =
  /^(?:(?:ok(?:ay)?|super|great|cool|toll|prima)[,.! ]+)?(?:many |vielen |tausend |lieben |muchas |mille )?(?:thanks?(?: (?:you|a lot|so much))?|thx|ty|danke(?:sch[öo]n)?|dank|gracias|merci|obrigad[oa])(?: (?:dir|sehr|so much|very much|a lot|bot|beaucoup))?(?:[\s.!]|\p{Extended_Pictographic}|\uFE0F)*$/iu;

/** Whether a message says thank you and nothing else. */
export const isThanks = (words: string): boolean => THANKS.test(words.trim());
