import { describe, expect, test } from 'vitest';
import { calledBy, cityNear, clearPlace, findPlaces, isSurelyPlace, typedZone, zoneAt } from './cities.ts';

const first = (text: string, locale = 'en') => findPlaces(text, locale)[0];

describe('a city', () => {
  test.each([
    ['Berlin', 'Berlin, Germany', 'Europe/Berlin'],
    ['new york', 'New York, USA', 'America/New_York'],
    ['zurich', 'Zürich, Switzerland', 'Europe/Zurich'],
    ['SÃO PAULO', 'Sao Paulo, Brazil', 'America/Sao_Paulo'],
    ['München', 'Munich, Germany', 'Europe/Berlin'],
    ['Wien', 'Vienna, Austria', 'Europe/Vienna'],
    ['Sydney', 'Sydney, New South Wales, Australia', 'Australia/Sydney'],
  ])('typed as %s is found first', (typed, name, timezone) => {
    expect(first(typed)).toMatchObject({ name, timezone });
  });

  test('is told from others by its state or country', () => {
    expect(findPlaces('Portland', 'en').length).toBeGreaterThan(1);
    expect(findPlaces('Portland, Maine', 'en')).toMatchObject([{ name: 'Portland, Maine, USA', timezone: 'America/New_York' }]);
    expect(first('Springfield, Oregon')?.timezone).toBe('America/Los_Angeles');
    expect(first('Springfield')?.timezone).toBe('America/New_York');
    expect(first('Berlin, Deutschland', 'de')?.timezone).toBe('Europe/Berlin');
  });

  test('is taken at its word when nothing else can be meant, and asked about otherwise', () => {
    const clear = (typed: string) => clearPlace(typed, findPlaces(typed, 'en'))?.name ?? null;
    expect(clear('Vienna')).toBe('Vienna, Austria');
    expect(clear('paris')).toBe('Paris, France');
    expect(clear('München')).toBe('Munich, Germany');
    expect(clear('Portland, Maine')).toBe('Portland, Maine, USA');
    expect(clear('Springfield')).toBeNull();
    expect(clear('San')).toBeNull();
    expect(clear('Brazil')).toBeNull();
  });

  test.each([
    ['Wien', 'de', 'Wien', 'Vienna, Österreich'],
    ['wien', 'de', 'Wien', 'Vienna, Österreich'],
    ['zurich', 'en', 'Zürich', 'Zürich, Switzerland'],
    ['nyc', 'en', 'New York', 'New York, USA'],
    ['Vienna', 'en', 'Vienna', 'Vienna, Austria'],
  ])('that is typed as %s in %s is called %s', (typed, locale, name, full) => {
    const place = first(typed, locale)!;
    expect([calledBy(typed, place), place.name]).toEqual([name, full]);
  });

  test.each(['Berlin', 'essen', 'Nice', 'Ulm', 'York', 'Wien', 'nyc', 'Reading', 'Portland, Maine'])(
    '"%s" is surely a place to whom is asked for one',
    (typed) => {
      expect(isSurelyPlace(typed, findPlaces(typed, 'en'))).toBe(true);
    },
  );

  test.each(['run', 'read', 'call', 'play', 'sing', 'rad', 'lauf', 'Brazil', 'Stutt'])('"%s" may be something else', (typed) => {
    expect(isSurelyPlace(typed, findPlaces(typed, 'de'))).toBe(false);
  });

  test('is not guessed from three letters', () => {
    expect(findPlaces('run', 'en')).toEqual([]);
    expect(findPlaces('San', 'en').map(({ name }) => name)).toContain('San Francisco, California, USA');
  });

  test('that nobody has heard of is not guessed', () => {
    for (const text of ['Xyzzyville', 'run 5k before friday', '', 'a', '🙂']) expect(findPlaces(text, 'en')).toEqual([]);
  });
});

test('a country offers its zones by their largest city, in any of the two languages', () => {
  expect(first('Österreich', 'de')?.timezone).toBe('Europe/Vienna');
  expect(findPlaces('brazil', 'en').map((place) => place.timezone)).toContain('America/Sao_Paulo');
  expect(findPlaces('Brazil', 'en')).toHaveLength(6);
});

test('every suggestion fits behind a button', () => {
  for (const text of ['Argentina', 'USA', 'Indiana', 'Kazakhstan', 'Antarctica']) {
    for (const place of findPlaces(text, 'en')) expect(Buffer.byteLength(`zone:${place.timezone}`)).toBeLessThanOrEqual(64);
  }
});

test('a zone may be typed by its own name', () => {
  expect(typedZone('europe/berlin')).toBe('Europe/Berlin');
  expect(typedZone('America/New York')).toBe('America/New_York');
  expect(typedZone('UTC')).toBeNull();
  expect(typedZone('Europe/Atlantis')).toBeNull();
  expect(typedZone('either/or')).toBeNull();
});

test('a shared location is named after a city near it, where there is one', () => {
  expect(cityNear(48.14, 11.58, 'Europe/Berlin')).toBe('Munich');
  expect(cityNear(0, -30, 'Etc/GMT+2')).toBeNull();
});

test('a shared location has the zone of its place', () => {
  expect(zoneAt(52.52, 13.4)).toBe('Europe/Berlin');
  expect(zoneAt(40.7, -74)).toBe('America/New_York');
  expect(zoneAt(999, 0)).toBeNull();
  expect(zoneAt(0, -170)).toBeNull();
});
