import { describe, expect, it } from 'vitest';
import { glossOf, type Language } from './gloss.rules.ts';
import { splitItems } from './split.rules.ts';

/** None of these messages was learned from. */
const itemsOf = (text: string, language: Language = 'en') => splitItems(text, (part) => glossOf(part, language));

describe('what is divided into several promises', () => {
  it.each([
    ['a list', 'en', 'sweep the porch, phone Nadia, pay the water bill', ['sweep the porch', 'phone Nadia', 'pay the water bill']],
    ['two things in turn', 'en', 'clean the oven, then write two cards', ['clean the oven', 'write two cards']],
    ['two sentences', 'en', 'sweep the porch tonight. phone Nadia tomorrow', ['sweep the porch tonight', 'phone Nadia tomorrow']],
    ['each with its day', 'en', 'gym on monday and laundry on tuesday', ['gym on monday', 'laundry on tuesday']],
    ['German', 'de', 'Flur wischen, Oma anrufen', ['Flur wischen', 'Oma anrufen']],
    ['Spanish', 'es', 'barrer el patio y llamar a Nadia', ['barrer el patio', 'llamar a Nadia']],
    ['French', 'fr', 'balayer la cour et appeler Nadia', ['balayer la cour', 'appeler Nadia']],
    ['Portuguese', 'pt', 'varrer o quintal e ligar pra Nadia', ['varrer o quintal', 'ligar pra Nadia']],
  ] as const)('%s', (_, language, text, items) => {
    expect(itemsOf(text, language).items).toEqual(items);
  });
});

describe('what is one promise in several words', () => {
  it.each([
    ['two verbs for one thing', 'en', 'wash and dry the curtains'],
    ['somebody who is asked something', 'en', 'call the clinic and ask for a date'],
    ['the way there', 'en', 'go to the bakery and get rolls'],
    ['days', 'en', 'yoga on mondays and fridays'],
    ['for several people', 'en', 'soup for Ole and Marta tonight'],
    ['an aside', 'en', 'hem the skirt on sunday, no excuses'],
    ['German', 'de', 'Hemden waschen und bügeln'],
    ['Spanish', 'es', 'comprar leche, pan y queso'],
    ['French', 'fr', 'acheter du lait, du pain et du fromage'],
    ['Portuguese', 'pt', 'comprar leite, pão e queijo'],
  ] as const)('%s', (_, language, text) => {
    expect(itemsOf(text, language).items).toEqual([text]);
  });
});

describe('what is done to the thing that was just named', () => {
  it.each([
    ['en', 'do the laundry and fold it'],
    ['en', 'cook soup and freeze it'],
    ['en', 'write the letter and post it'],
    ['en', 'wash the car and wax it tomorrow'],
    ['en', 'iron the shirts and hang them up tonight'],
    ['en', 'do the laundry, then fold it'],
    ['en', 'print the form, sign it, and mail it'],
    ['en', 'cook soup tonight and freeze it'],
    ['en', 'call mum and thank her for the cake'],
    ['de', 'die Wäsche machen und sie falten'],
    ['de', 'ich schreibe den Brief und schicke ihn ab'],
    ['de', 'das Formular ausdrucken, es unterschreiben und es abschicken'],
    ['es', 'lavar la ropa y doblarla'],
    ['es', 'lavar los platos y secarlos esta noche'],
    ['fr', 'faire la lessive et la plier'],
    ['pt', 'escrever a carta e enviá-la'],
  ] as const)('is the same promise, %s: %s', (language, text) => expect(itemsOf(text, language).items).toEqual([text]));

  it.each([
    ['another thing', 'en', 'do the laundry and fold the towels', ['do the laundry', 'fold the towels']],
    ['another thing after it', 'en', 'do the laundry, fold it, call mum', ['do the laundry, fold it', 'call mum']],
    ['a day for each', 'en', 'do the laundry on saturday and fold it on sunday', ['do the laundry on saturday', 'fold it on sunday']],
    ['another time', 'en', 'run 5 km and do it again on friday', ['run 5 km', 'do it again on friday']],
    ['people who were not named', 'en', 'clean the kitchen and call them', ['clean the kitchen', 'call them']],
    ['"it" that is no thing', 'en', 'do the laundry and make it to the gym by 6', ['do the laundry', 'make it to the gym by 6']],
    ['"it" in a sentence of its own', 'en', 'finish the report and tell Ben that it is done', ['finish the report', 'tell Ben that it is done']],
    ['German', 'de', 'am Samstag das Auto waschen und es am Sonntag polieren', ['am Samstag das Auto waschen', 'es am Sonntag polieren']],
    ['Spanish', 'es', 'lavar el coche y llamarla', ['lavar el coche', 'llamarla']],
  ] as const)('is none where it is %s', (_, language, text, items) => expect(itemsOf(text, language).items).toEqual(items));
});

describe('a line that says only what a list is, or when', () => {
  it('is a heading at the top', () => {
    expect(itemsOf('goals\nhem the skirt\nphone Nadia')).toEqual({ heading: 'goals', items: ['hem the skirt', 'phone Nadia'] });
  });

  it('is a heading at the end', () => {
    expect(itemsOf('hem the skirt\nphone Nadia\nby tomorrow evening')).toEqual({ heading: 'by tomorrow evening', items: ['hem the skirt', 'phone Nadia'] });
  });
});
