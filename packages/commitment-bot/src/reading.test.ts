import type { BotContext } from '@progress/bot-kit/bot-context';
import type { FmtString } from 'telegraf/format';
import { describe, expect, test } from 'vitest';
import { answeredWith, withoutQuestionAbout } from './question-options.ts';
import { joinedWith } from './promise-asked.ts';
import { read, shownHarm, shownItem } from './reading.ts';
import { german } from './text.de.ts';
import { english } from './text.en.ts';

type Item = Parameters<typeof shownItem>[1];
const reading = { id: '22222222-2222-4222-8222-222222222222' };

const item = (over: Partial<Item> = {}): Item => ({
  index: 0,
  text: 'gym',
  score: 6,
  points: { S: 1, M: 1, A: 2, R: 1, T: 0 },
  reasons: [
    { letter: 'S', text: 'It names an activity; what exactly you will do is open.' },
    { letter: 'M', text: 'Done or not done can be told.' },
    { letter: 'A', text: 'It can be done by then.' },
    { letter: 'R', text: 'It serves something you care about.' },
    { letter: 'T', text: 'It has no day.' },
  ],
  when: { kind: 'none', rrule: null },
  dueDate: null,
  timeOfDay: null,
  dueAlternatives: [],
  question: 'By which day will it be done?',
  questionLetter: 'T',
  questionOptions: [],
  asksCategory: false,
  safety: 'NONE',
  safetyCertainty: null,
  ...over,
});

const shown = (over: Partial<Item>, text = english) => {
  const { words, rows } = shownItem(reading, item(over), { text, today: '2026-11-22', intro: text.reading.intro(1) });
  const { text: said, entities } = words as FmtString;
  return {
    said,
    entities,
    labels: rows?.map((row) => row.map((button) => button.text)),
    data: rows?.flat().map((button) => ('callback_data' in button ? button.callback_data : '')),
  };
};

describe('a reading', () => {
  test('says what was understood, what is missing, and asks one question', () => {
    expect(shown({}).said).toBe(
      'This is what I understood:\n\ngym\n\nNo due day\nClarity: 6 of 10\n– It has no day.\n\nOne question:\nBy which day will it be done?',
    );
    expect(shown({}).labels).toEqual([['Keep', 'Improve'], ['Drop']]);
  });

  test('whose part of life is unsure asks for it, and keeps it there with one tap', () => {
    const unsure = shown({ asksCategory: true });
    expect(unsure.said).toContain('Which part of your life is it about?');
    expect(unsure.labels).toEqual([['Keep', 'Improve'], ['Health', 'Work'], ['Personal', 'Learning'], ['Drop']]);
    expect(unsure.data?.[3]).toMatch(/^keep:[\w-]+:0:WORK$/);
  });

  test('offers the answers to its question as buttons that name the letter, and parts of life as buttons that keep it there', () => {
    const asked = shown({ questionOptions: ['Today', 'Tomorrow', 'This week'], index: 99 });
    expect(asked.labels).toEqual([['Keep', 'Improve'], ['Today', 'Tomorrow', 'This week'], ['Drop']]);
    expect(asked.data?.slice(2, 5).map((data) => data.split(':')[3])).toEqual(['T0', 'T1', 'T2']);
    for (const data of asked.data ?? []) expect(Buffer.byteLength(data)).toBeLessThanOrEqual(64);
    const long = shown({ questionLetter: 'M', questionOptions: ['Once', 'For a while', 'Until it is finished'] });
    expect(long.labels).toEqual([['Keep', 'Improve'], ['Once'], ['For a while'], ['Until it is finished'], ['Drop']]);
    const why = shown({ questionLetter: 'R', questionOptions: ['Health', 'Work', 'Personal', 'Learning'] });
    expect(why.labels).toEqual([['Keep', 'Improve'], ['Health', 'Work'], ['Personal', 'Learning'], ['Drop']]);
    expect(why.data?.[2]).toMatch(/^keep:[\w-]+:0:HEALTH$/);
  });

  test('that lacks nothing asks nothing, names the day, and offers the other day it may have meant', () => {
    const clear = shown({
      text: 'run 5k before friday',
      score: 10,
      points: { S: 2, M: 2, A: 2, R: 1, T: 2 },
      dueDate: '2026-11-27',
      dueAlternatives: ['2026-11-26'],
      question: null,
      questionLetter: null,
    });
    expect(clear.said).toContain('Due: Friday 27 November\nClarity: 10 of 10\nYou will know when it is done.');
    expect(clear.labels).toEqual([['Keep'], ['Keep for Thu 26 Nov'], ['Drop']]);
  });

  test('of something that repeats says how often and from when, and Keep keeps it so; once is offered too', () => {
    const weekly = { when: { kind: 'recurring', rrule: 'FREQ=WEEKLY;BYDAY=MO' }, dueDate: '2026-11-23', question: null };
    expect(shown(weekly).said).toContain('Repeats: Every Monday\nFirst: Monday 23 November\n');
    expect(shown(weekly).labels).toEqual([['Keep'], ['Only once', 'Drop']]);
    expect(shown(weekly).data?.map((data) => data.split(':')[0])).toEqual(['repeat', 'keep', 'drop']);
    expect(shown(weekly, german).said).toContain('Wiederholt sich: Jeden Montag\nZum ersten Mal: ');
  });

  test('says when the day is today or tomorrow', () => {
    expect(shown({ dueDate: '2026-11-22' }).said).toContain('Due: Sunday 22 November (today)');
    expect(shown({ dueDate: '2026-11-23' }).said).toContain('Due: Monday 23 November (tomorrow)');
    expect(shown({ dueDate: '2027-01-04' }).said).toContain('4 January 2027\n');
  });

  test('quotes the promise and sets the question apart, so that its buttons find both again', () => {
    const { said, entities } = shown({});
    expect(entities?.map(({ type, offset, length }) => [type, said.slice(offset, offset + length)])).toEqual([
      ['blockquote', 'gym'],
      ['italic', 'By which day will it be done?'],
    ]);
  });

  test('has buttons that Telegram takes', () => {
    for (const data of shown({ dueAlternatives: ['2026-11-26', '2026-11-28'], index: 99 }).data ?? []) expect(Buffer.byteLength(data)).toBeLessThanOrEqual(64);
  });

  test('speaks German, where the API has only English', () => {
    const { said } = shown({}, german);
    expect(said).toContain('Es hat noch keinen Tag.');
    expect(said).toContain('Bis zu welchem Tag willst du es schaffen?');
    expect(said).not.toMatch(/\b(the|day|done|promise)\b/);
  });
});

describe('what may hurt somebody', () => {
  const told = (over: Partial<Item>, text = english) => shownHarm(reading, item(over), text);
  const buttons = ({ rows }: ReturnType<typeof told>) => rows?.flat().map((button) => [button.text, 'callback_data' in button ? button.callback_data : '']);

  test('is met with help and nothing to tap where that is certain, or where nobody says how sure it is', () => {
    expect(told({ safety: 'SELF_HARM', safetyCertainty: 'CERTAIN' })).toEqual({ words: english.harm.SELF_HARM });
    expect(told({ safety: 'UNSAFE_PLAN', safetyCertainty: null })).toEqual({ words: english.harm.UNSAFE_PLAN });
  });

  test('is met with help where it is only suspected, and kept by one tap that says it is something else', () => {
    const once = told({ safety: 'UNSAFE_PLAN', safetyCertainty: 'SUSPECTED' });
    expect(once.words).toContain('findahelpline.com');
    expect(once.words).not.toContain('gym');
    expect(buttons(once)).toEqual([['It is something else: keep it as a promise', expect.stringMatching(/^keep:[\w-]+:0:SAFE$/)]]);
    const weekly = told({ safety: 'UNSAFE_PLAN', safetyCertainty: 'SUSPECTED', when: { kind: 'recurring', rrule: 'FREQ=DAILY' }, index: 99 }, german);
    expect(weekly.words).toContain('0800 111 0 111');
    expect(buttons(weekly)).toEqual([['Es ist etwas anderes: als Vorhaben speichern', expect.stringMatching(/^repeat:[\w-]+:99:SAFE$/)]]);
    expect(Buffer.byteLength(buttons(weekly)![0]![1]!)).toBeLessThanOrEqual(64);
  });
});

describe('a tapped answer', () => {
  test('is put behind the member’s own words', () => {
    expect(answeredWith('Run 10 laps.', 'Today', 'T')).toBe('Run 10 laps today');
    expect(answeredWith('learn Chinese', 'A first step', 'A')).toBe('learn Chinese – a first step');
  });

  test('ends that question, and lets another be asked', () => {
    const still = item({ questionLetter: 'M', question: 'How much?', questionOptions: ['Once'] });
    expect(withoutQuestionAbout(still, 'M')).toMatchObject({ question: null, questionLetter: null, questionOptions: [] });
    expect(withoutQuestionAbout(still, 'T')).toBe(still);
  });
});

describe('an answer to the question', () => {
  test('is put behind the promise', () => {
    expect(joinedWith('gym', 'by wednesday')).toBe('gym by wednesday');
    expect(joinedWith('read more books', '20 pages')).toBe('read more books 20 pages');
  });

  test('that says the whole promise again takes its place', () => {
    expect(joinedWith('read more books', 'Read 20 pages of two books by Friday')).toBe('Read 20 pages of two books by Friday');
    expect(joinedWith('gym', 'Gym on Wednesday')).toBe('Gym on Wednesday');
  });
});

test('a promise that is too long to be kept is not offered to be kept', async () => {
  const said: string[] = [];
  const answer = { analyzeCommitment: { reading: { ...reading, isCommitment: true, intent: 'PROMISE', items: [item({ text: 'run '.repeat(300) })] } } };
  const ctx = {
    from: { id: 1, is_bot: false, first_name: 'Ana', language_code: 'en' },
    api: { mutate: () => Promise.resolve(answer) },
    reply: (words: string) => Promise.resolve(said.push(words)),
  } as unknown as BotContext;
  await read(ctx, 'run '.repeat(300), null);
  expect(said).toEqual([english.reading.tooLong]);
});
