/** The difference that is looked for, as a share: what a pattern is weighed against having none by. */
export const EXPECTED_EFFECT = 0.35;
/** Where there are more promises than show such a difference clearly, smaller ones shall be found too. */
const MOST_STRENGTH = 4.5;

/**
 * By how many standard deviations a column is expected to lean where there is such a pattern.
 * @param length of the column with its mean taken out
 * @param sd standard deviation of the outcomes
 */
export const strengthOf = (length: number, sd: number): number => (sd < 1e-9 ? 0 : Math.min(MOST_STRENGTH, (EXPECTED_EFFECT * length) / sd));

/** How much likelier such a pattern makes a lean of so many standard deviations than chance does: the logarithm of the likelihood ratio. */
export const scoreOf = (strength: number, deviations: number): number => strength * (Math.abs(deviations) - strength / 2);
