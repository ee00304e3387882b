import { cityMapping } from 'city-timezones';
import tzLookup from 'tz-lookup';

/** `name` tells it from others of its name: "Portland, Maine, USA"; `city` is its own alone. */
export type Place = { readonly name: string; readonly city: string; readonly timezone: string; readonly people: number };
type City = (typeof cityMapping)[number];

const MOST = 6;
const LONGEST_SHORT_FORM = 3;
/** Fewer letters than these begin too many names: "run" is no Rundu. */
const LEAST_BEGINNING = 4;
/** A place with so many people is meant by its very name, whatever else that may be. */
const WELL_KNOWN = 100_000;
/** A place that is so many times larger than all others that were found is the one that is meant. */
const CLEARLY_LARGER = 10;
/** What a large city is called by people who speak of it in another language, as they would type it, and its name in the list. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  athen: 'athens',
  brussel: 'brussels',
  bruessel: 'brussels',
  bukarest: 'bucharest',
  florenz: 'florence',
  genf: 'geneva',
  kiew: 'kyiv',
  kiev: 'kyiv',
  koln: 'cologne',
  koeln: 'cologne',
  kopenhagen: 'copenhagen',
  lissabon: 'lisbon',
  mailand: 'milan',
  moskau: 'moscow',
  munchen: 'munich',
  muenchen: 'munich',
  neapel: 'naples',
  nyc: 'new york',
  peking: 'beijing',
  prag: 'prague',
  rom: 'rome',
  sf: 'san francisco',
  singapur: 'singapore',
  turin: 'turin',
  venedig: 'venice',
  warschau: 'warsaw',
  wien: 'vienna',
};

/** Small letters without accents, so that "Zürich" is found by "zurich". */
const folded = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll('ß', 'ss').trim();

/** The zone of a shared location; null when the coordinates are none, and at sea, where zones have no place in their name. */
export function zoneAt(latitude: number, longitude: number): string | null {
  try {
    const zone = tzLookup(latitude, longitude);
    return zone.startsWith('Etc/') ? null : zone;
  } catch {
    return null;
  }
}

/** The nearest city of the list in that zone, within a hundred kilometres or so; null in lonelier places. */
export function cityNear(latitude: number, longitude: number, timezone: string): string | null {
  const narrowing = Math.cos((latitude * Math.PI) / 180);
  const away = (city: City): number => (city.lat - latitude) ** 2 + ((city.lng - longitude) * narrowing) ** 2;
  const nearest = cityMapping
    .filter((city) => city.timezone === timezone)
    .reduce<City | null>((best, city) => (best === null || away(city) < away(best) ? city : best), null);
  return nearest !== null && away(nearest) < 1 ? nearest.city : null;
}

/** A zone typed by its own name, "Europe/Berlin", in any case; null when it is none with a place. */
export function typedZone(text: string): string | null {
  const given = text.trim().replaceAll(/\s+/g, '_');
  if (!/^[A-Za-z_]+\/[A-Za-z_/+-]+$/.test(given)) return null;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: given }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}

/**
 * The places somebody may mean who types a city ("Portland"), a city and what tells it from others ("Portland, Maine"), or a country, in English or in their
 * own language. The largest first, at most six, each name once.
 */
export function findPlaces(text: string, locale: string): Place[] {
  const [first = '', ...rest] = text.split(',').map(folded);
  const wanted = OTHER_NAMES[first] ?? first;
  if (wanted.length < 2) return [];
  const byName = cityMapping.filter((city) => city.timezone && matches(city, wanted) && rest.every((more) => isIn(city, more, locale)));
  const found = byName.length > 0 ? byName : cityMapping.filter((city) => city.timezone && countryNames(city, locale).includes(wanted));
  const isByCountry = byName.length === 0;
  const ranked = found.toSorted((a, b) => nearness(a, wanted) - nearness(b, wanted) || b.pop - a.pop);
  return distinct(
    ranked.map((city) => placeOf(city, locale)),
    isByCountry,
  ).slice(0, MOST);
}

const placeOf = (city: City, locale: string): Place => ({ name: nameOf(city, locale), city: city.city, timezone: city.timezone, people: city.pop });

/** The place that is meant beyond doubt among those found for a text; null when the member had better choose. */
export function clearPlace(typed: string, found: readonly Place[]): Place | null {
  const [largest, ...others] = found;
  const city = folded(typed.split(',')[0] ?? '');
  if (!largest || folded(largest.city) !== (OTHER_NAMES[city] ?? city)) return null;
  const rivals = others.filter((other) => other.timezone !== largest.timezone);
  return rivals.every((rival) => rival.people * CLEARLY_LARGER <= largest.people) ? largest : null;
}

/** Whether a text that was the answer to where somebody lives can be nothing but a place: with what tells it from others, or the very name of one that is well known. */
export function isSurelyPlace(typed: string, found: readonly Place[]): boolean {
  const name = folded(typed.split(',')[0] ?? '');
  return found.some(({ city, people }) => typed.includes(',') || (folded(city) === (OTHER_NAMES[name] ?? name) && people >= WELL_KNOWN));
}

/** The one place that is clearly meant, else all that have this very name; none when no city is called so. */
export function placesNamed(typed: string, locale: string): Place[] {
  const found = findPlaces(typed, locale);
  const clear = clearPlace(typed, found);
  const name = folded(typed.split(',')[0] ?? '');
  return clear === null ? found.filter(({ city }) => folded(city) === (OTHER_NAMES[name] ?? name)) : [clear];
}

/**
 * What somebody called the place they meant: their own word for it where the list has another ("Wien" is Vienna), written with capitals; else the name of the list,
 * which has the accents that were left out. Short forms ("nyc") are no names.
 */
export function calledBy(typed: string, { city }: Place): string {
  const word = typed.split(',')[0]!.trim();
  if (folded(word) === folded(city) || word.length <= LONGEST_SHORT_FORM) return city;
  return word === word.toLowerCase() ? word.replaceAll(/(?<=^|[\s-])\p{L}/gu, (letter) => letter.toUpperCase()) : word;
}

/** The name with what tells it from others: the state in large federations, else the country, as that is called in a language. */
function nameOf(city: City, locale: string): string {
  const isFederation = city.iso2 === 'US' || city.iso2 === 'CA' || city.iso2 === 'AU';
  const local = locale.startsWith('en') ? '' : regionName(city.iso2, locale);
  const country = city.iso2 === 'US' ? 'USA' : local || city.country;
  return isFederation && city.province && city.province !== city.city ? `${city.city}, ${city.province}, ${country}` : `${city.city}, ${country}`;
}

const matches = (city: City, wanted: string): boolean =>
  namesOf(city).some((name) => name === wanted || name.startsWith(`${wanted} `) || (wanted.length >= LEAST_BEGINNING && name.startsWith(wanted)));

/** 0 for the very name, 1 for one that begins with it. */
const nearness = (city: City, wanted: string): number => (namesOf(city).includes(wanted) ? 0 : 1);

const namesOf = (city: City): string[] => [folded(city.city), folded(city.city_ascii)];

function isIn(city: City, more: string, locale: string): boolean {
  const around = [
    folded(city.province ?? ''),
    city.state_ansi?.toLowerCase() ?? '',
    city.iso2.toLowerCase(),
    city.iso3.toLowerCase(),
    ...countryNames(city, locale),
  ];
  return around.some((name) => name !== '' && (name === more || (more.length >= 3 && name.startsWith(more))));
}

const countryNamesByCode = new Map<string, string[]>();

function countryNames(city: City, locale: string): string[] {
  const key = `${city.iso2} ${locale}`;
  const known = countryNamesByCode.get(key) ?? [folded(city.country), ...['en', locale].map((language) => folded(regionName(city.iso2, language)))];
  countryNamesByCode.set(key, known);
  return known;
}

function regionName(code: string, locale: string): string {
  try {
    return new Intl.DisplayNames(locale, { type: 'region' }).of(code) ?? '';
  } catch {
    return '';
  }
}

/** Each name once, and for a whole country each zone once. */
function distinct(places: readonly Place[], isByZone: boolean): Place[] {
  const seen = new Set<string>();
  return places.filter((place) => {
    const key = isByZone ? place.timezone : place.name;
    return !seen.has(key) && seen.add(key);
  });
}
