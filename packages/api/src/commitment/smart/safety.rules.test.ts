import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readText } from './read-text.rules.ts';
import { safetyOf } from './safety.rules.ts';

describe('what a member would do to themselves', () => {
  it.each([
    'ich werde mich morgen verletzen',
    'ich werde mir morgen wehtun',
    'Ich will mir am Freitag etwas antun',
    'heute abend werde ich mich im bad ritzen',
    'ich werde mir selbst schaden',
    'mich morgen nach der arbeit umbringen',
    'me voy a cortar esta noche',
    'mañana me voy a hacer daño',
    'me voy a matar el viernes',
    'me quiero lastimar',
    'je vais me blesser demain',
    'ce soir je vais me couper',
    'vou me cortar amanhã',
    'vou me ferir hoje à noite',
    'amanhã vou me machucar',
  ])('%s', (text) => expect(safetyOf(text)).toBe('self_harm'));
});

describe('what only sounds like it', () => {
  it.each([
    'mich beim Training nicht verletzen',
    'mich morgen nicht verletzen',
    'Mir die Haare schneiden lassen, sie tun mir weh',
    'zum Arzt gehen, weil mir der Rücken wehtut',
    'mir morgen die Nägel schneiden',
    'me voy a cortar el pelo mañana',
    'me voy a cortar las uñas',
    'je vais me couper les cheveux demain',
    'me couper les ongles',
    'ne plus me blesser au foot',
    'courir dix kilomètres sans me blesser',
    'me voy a matar a estudiar',
    'mich hinsetzen und Bilder aufhängen',
    'vou me cortar menos ao fazer a barba',
    'vou cortar o cabelo amanhã',
    'me voy a poner a estudiar',
    'ich werde mich morgen melden',
  ])('%s', (text) => expect(safetyOf(text)).toBe('none'));
});

const vectors = readFileSync(new URL('../../../test/vectors/smart-harm.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => line.split(' | ') as [string, string]);

describe('messages of which each is labelled as harm or none', () => {
  it.each(vectors)('%s: %s', (kind, text) => expect(safetyOf(text) === 'none').toBe(kind === 'none'));
});

describe('what somebody is made to pay', () => {
  it.each([
    ['make him pay me back by friday', 'none'],
    ['make her pay her share of the gas bill', 'none'],
    ['make them pay for the broken window this week', 'none'],
    ['make him pay for what he did', 'harm_others'],
    ['make her pay the price', 'harm_others'],
    ['im going to make my boss pay, tonight', 'harm_others'],
  ])('%s: %s', (text, kind) => expect(safetyOf(text)).toBe(kind));
});

describe('a forfeit for what was left undone', () => {
  it.each([
    'punish myself with 20 burpees',
    "if I skip the gym I'll punish myself with 50 extra push-ups",
    'punish myself with 20 squats tomorrow if I forget my stretches',
    'punish myself with an extra run for skipping leg day',
    'in bed by 11, or else punish myself by doing the dishes for a week',
    'punish myself by donating 20 dollars to charity',
    "as punishment I'll do 20 push-ups",
    'penalty: 20 burpees',
    'als Strafe 20 Liegestütze machen',
    'como castigo haré 20 burpees',
    'comme punition je ferai 20 pompes',
    'como castigo farei 20 flexões',
  ])('an exercise, a chore or a little money is no harm: %s', (text) => expect(safetyOf(text)).toBe('none'));

  it.each([
    'punish myself',
    'punish myself tonight if I skip the gym',
    'punish myself by starving',
    'punish myself by not eating',
    'punish myself by hitting my head',
    'punish myself with 20 cuts',
    'punish myself with 100 lashes',
    'punish myself with 5000 burpees',
    'punish myself with a 40 km run',
    'punish myself with 5000 dollars',
    'punish myself with 20 burpees every hour all night',
    'punish myself with 20 burpees until I throw up',
    'punish myself with 20 burpees and no dinner',
    'punish myself with 20 burpees if I skip the gym, then bang my head',
    'punish myself with 20 burpees, then punish myself again',
    'if I eat dinner, punish myself with 20 burpees',
    'I hate myself, punish myself with 50 squats',
    'hang myself or punish myself with 20 burpees',
    "as punishment I'll starve myself",
  ])('whatever is more, or else, stays harm: %s', (text) => expect(safetyOf(text)).toBe('self_harm'));
});

describe('not to wake up, and to eat nothing before a day', () => {
  it.each([
    ["I don't see the point in anything anymore, might just not wake up tomorrow", 'self_harm'],
    ['go to sleep and never wake up again', 'self_harm'],
    ['tonight I will fall asleep and not wake up', 'self_harm'],
    ['not wake up late tomorrow', 'none'],
    ['never wake up after 7', 'none'],
    ['not wake up the baby when I come home', 'none'],
    ['wake up at 6 tomorrow', 'none'],
    ['ne plus manger avant samedi', 'eating'],
    ['not eat before saturday', 'eating'],
    ['nichts mehr essen vor Freitag', 'eating'],
    ['no comer antes del lunes', 'eating'],
    ['ne plus manger de sucre avant samedi', 'none'],
    ['not eat before noon', 'none'],
    ['nicht essen vor Mittag', 'none'],
  ])('%s: %s', (text, kind) =>
    expect(readText(text, new Date('2026-11-18T09:00:00Z'), { timezone: 'Europe/Paris', dayStartHour: 3 }).items[0]?.safety).toBe(kind),
  );
});
