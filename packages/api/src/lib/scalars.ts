import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { GraphQLDateTimeISO, GraphQLEmailAddress, GraphQLLocalDate, GraphQLLocalTime } from 'graphql-scalars';
import { canonicalZone } from './zone.rules.ts';

/** An instant, ISO 8601 with an offset; answered in UTC. */
export const DateTimeISO = withCure(GraphQLDateTimeISO, 'An instant is written with its offset, such as "2026-11-22T19:00:00Z".');
/** A calendar day without a zone, "2026-11-22"; a string end to end. */
export const LocalDate = withCure(GraphQLLocalDate, 'A day is one that the calendar has, written such as "2026-11-22".');
/** A wall-clock time without a zone, "19:00" or "19:00:00". */
export const LocalTime = withCure(GraphQLLocalTime, 'A time of day is written such as "19:00".');
export const EmailAddress = withCure(GraphQLEmailAddress, 'An e-mail address is one plain address, such as "ana@example.org".');

/** A canonical IANA zone ("Europe/Berlin") or "UTC". Abbreviations such as EST5EDT and IST say no place and are refused. */
export const TimeZone = textScalar({
  name: 'TimeZone',
  description: 'An IANA time zone with its place, such as "Europe/Berlin", or "UTC". Abbreviations such as "EST5EDT" or "IST" are refused.',
  read: canonicalZone,
  wrong: 'A time zone is written as a place, such as "Europe/Berlin", or "UTC".',
});

/** A user's, chat's or update's id at Telegram: up to 52 bits, therefore text. Group chats have negative ids. */
export const TelegramID = textScalar({
  name: 'TelegramID',
  description: 'An id that Telegram gave to a user, a chat or an update: digits, as text because it may have up to 52 bits. Group chats have negative ids.',
  read: (text) => (/^-?(0|[1-9]\d{0,15})$/.test(text) && Math.abs(Number(text)) < 2 ** 52 ? text : null),
  wrong: 'A Telegram id is a whole number of at most 52 bits, written as text.',
});

/** The same scalar, which says how it is written when something else comes in. */
function withCure<Internal, External>(scalar: GraphQLScalarType<Internal, External>, wrong: string): GraphQLScalarType<Internal, External> {
  const orSay =
    <Given extends unknown[]>(parse: (...given: Given) => Internal) =>
    (...given: Given): Internal => {
      try {
        return parse(...given);
      } catch {
        throw new GraphQLError(wrong);
      }
    };
  const config = scalar.toConfig();
  return new GraphQLScalarType({ ...config, parseValue: orSay(config.parseValue), parseLiteral: orSay(config.parseLiteral) });
}

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
