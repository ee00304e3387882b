/** Chance that repeats itself: the same seed gives the same numbers. @see https://prng.di.unimi.it/xoroshiro64star.c */
export class Chance {
  private a: number;
  private b: number;

  constructor(seed: number) {
    this.a = Math.imul(seed | 0, 0x9e3779b1) ^ 0x6a09e667;
    this.b = Math.imul((seed | 0) + 1, 0x85ebca6b) ^ 0xbb67ae85;
    for (let i = 0; i < 12; i += 1) this.bits();
  }

  private bits(): number {
    const first = this.a;
    const mixed = this.b ^ first;
    this.a = ((first << 26) | (first >>> 6)) ^ mixed ^ (mixed << 9);
    this.b = (mixed << 13) | (mixed >>> 19);
    return Math.imul(first, 0x9e3779bb) >>> 0;
  }

  /** A number from 0 up to but excluding 1. */
  next(): number {
    return this.bits() / 4_294_967_296;
  }

  /** A whole number from 0 up to but excluding `limit`. */
  below(limit: number): number {
    return Math.floor((this.bits() / 4_294_967_296) * limit);
  }
}
