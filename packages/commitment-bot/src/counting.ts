/** How numbers are written in one language: plurals, percent and shares by the rules of that language. */
export type Counting = {
  /** The form that the count takes, with the number in place of `#`: `many(3, '# day', '# days')`. */
  readonly many: (count: number, one: string, other: string) => string;
  /** "30%" for 30. */
  readonly percent: (percentage: number) => string;
};

export function countingIn(locale: string): Counting {
  const plurals = new Intl.PluralRules(locale);
  const numbers = new Intl.NumberFormat(locale);
  const percents = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  return {
    many: (count, one, other) => (plurals.select(count) === 'one' ? one : other).replace('#', numbers.format(count)),
    percent: (percentage) => percents.format(percentage / 100),
  };
}
