import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { GraphQLDateTimeISO, GraphQLEmailAddress, GraphQLLocalDate, GraphQLLocalTime } from 'graphql-scalars';

/** An instant, ISO 8601 with an offset; answered in UTC. */
export const DateTimeISO = GraphQLDateTimeISO;
/** A calendar day without a zone, "2026-11-22"; a string end to end. */
export const LocalDate = GraphQLLocalDate;
/** A wall-clock time without a zone, "19:00" or "19:00:00". */
export const LocalTime = GraphQLLocalTime;
export const EmailAddress = GraphQLEmailAddress;

/** A canonical IANA zone ("Europe/Berlin") or "UTC". Abbreviations such as EST5EDT and IST say no place and are refused. */
export const TimeZone = textScalar({
  name: 'TimeZone',
  description: 'An IANA time zone with its place, such as "Europe/Berlin", or "UTC". Abbreviations such as "EST5EDT" or "IST" are refused.',
  read: zoneOf,
  wrong: 'A time zone is written as a place, such as "Europe/Berlin", or "UTC".',
});

/** A user's, chat's or update's id at Telegram: up to 52 bits, therefore text. Group chats have negative ids. */
export const TelegramID = textScalar({
  name: 'TelegramID',
  description: 'An id that Telegram gave to a user, a chat or an update: digits, as text because it may have up to 52 bits. Group chats have negative ids.',
  read: (text) => (/^-?(0|[1-9]\d{0,15})$/.test(text) && Math.abs(Number(text)) < 2 ** 52 ? text : null),
  wrong: 'A Telegram id is a whole number of at most 52 bits, written as text.',
});

type TextScalar = { name: string; description: string; read: (text: string) => string | null; wrong: string };

/** A scalar that is text on both sides. PostgreSQL writes the answers, so only what comes in is judged. */
function textScalar({ name, description, read, wrong }: TextScalar): GraphQLScalarType<string, string> {
  const parse = (value: unknown): string => {
    const text = typeof value === 'string' ? read(value) : null;
    if (text === null) throw new GraphQLError(wrong);
    return text;
  };
  return new GraphQLScalarType<string, string>({
    name,
    description,
    serialize: String,
    parseValue: parse,
    parseLiteral: (node) => parse(node.kind === Kind.STRING ? node.value : null),
  });
}

/** Names that the runtime still answers with (it keeps the first spelling it ever had), and what IANA calls these zones today. */
const RENAMED: { readonly [old: string]: string } = {
  'Africa/Asmera': 'Africa/Asmara',
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'America/Catamarca': 'America/Argentina/Catamarca',
  'America/Coral_Harbour': 'America/Atikokan',
  'America/Cordoba': 'America/Argentina/Cordoba',
  'America/Godthab': 'America/Nuuk',
  'America/Indianapolis': 'America/Indiana/Indianapolis',
  'America/Jujuy': 'America/Argentina/Jujuy',
  'America/Louisville': 'America/Kentucky/Louisville',
  'America/Mendoza': 'America/Argentina/Mendoza',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Europe/Kiev': 'Europe/Kyiv',
  'Pacific/Enderbury': 'Pacific/Kanton',
  'Pacific/Ponape': 'Pacific/Pohnpei',
  'Pacific/Truk': 'Pacific/Chuuk',
};

/** The zone under its canonical name, or null when it is none with a place. */
function zoneOf(text: string): string | null {
  if (text === 'UTC') return text;
  if (!text.includes('/') || text.startsWith('Etc/')) return null;
  try {
    const known = new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone;
    return known.includes('/') ? (RENAMED[known] ?? known) : null;
  } catch {
    return null;
  }
}
