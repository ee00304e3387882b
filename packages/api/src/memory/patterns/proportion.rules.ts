import type { Interval } from '../../user/pattern.rules.ts';

/** 5 % to either side, for a 90 % interval. */
const Z90 = 1.644_853_626_951_472_2;

/**
 * The rate behind k successes of n: posterior mean under Jeffreys' prior, with the 90 % score interval.
 * @see https://projecteuclid.org/euclid.ss/1009213286 (Brown, Cai and DasGupta)
 */
export function rateOf(k: number, n: number): Interval {
  const { lo, hi } = wilson(k, n);
  return { p: (k + 0.5) / (n + 1), lo, hi, level: 0.9, n, k };
}

/** 0-1. @see https://doi.org/10.1080/01621459.1927.10502953 (Wilson) */
function wilson(k: number, n: number): { lo: number; hi: number } {
  if (n === 0) return { lo: 0, hi: 1 };
  const center = (k + (Z90 * Z90) / 2) / (n + Z90 * Z90);
  const half = (Z90 / (n + Z90 * Z90)) * Math.sqrt((k * (n - k)) / n + (Z90 * Z90) / 4);
  return { lo: Math.max(0, center - half), hi: Math.min(1, center + half) };
}

/**
 * How much larger the first rate is than the second, in percentage points, with its 90 % interval.
 * @see https://doi.org/10.1002/(SICI)1097-0258(19980430)17:8<873::AID-SIM779>3.0.CO;2-I (Newcombe, method 10)
 */
export function differencePp(one: Interval, other: Interval): { value: number; lo: number; hi: number } {
  const [p, q] = [one.k / one.n, other.k / other.n];
  const points = (share: number): number => Math.round(share * 1000) / 10;
  return {
    value: points(p - q),
    lo: points(p - q - Math.hypot(p - one.lo, other.hi - q)),
    hi: points(p - q + Math.hypot(one.hi - p, q - other.lo)),
  };
}
