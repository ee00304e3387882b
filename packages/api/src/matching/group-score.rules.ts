import { MOST_SIZE } from './cohort.rules.ts';
import { LEVELS, type Model, type PodModel, STYLES } from './model.rules.ts';
import { countBits, hasStart, START_WORDS } from './weekly-starts.rules.ts';

/** The six soft criteria, each 0 to 1. */
export type Criteria = {
  readonly timezone: number;
  readonly goals: number;
  readonly experience: number;
  readonly style: number;
  readonly availability: number;
  readonly diversity: number;
};

export const WEIGHTS: Criteria = { timezone: 0.15, goals: 0.25, experience: 0.15, style: 0.1, availability: 0.2, diversity: 0.15 };
/** How much a bad pod weighs more than a good one. */
const FAIRNESS = 0.5;
/** What a pod that is not full loses, by its size. */
const SIZE_LOSS = [0.1, 0.1, 0.1, 0.1, 0.05, 0.01, 0];
/** The share of pairs of different levels that can be reached with three levels, by size. */
const MOST_MIXED = [1, 1, 1, 1, 5 / 6, 0.8, 0.8];
/** With so many common starts there is choice enough. */
const ENOUGH_STARTS = 8;
const WORST_MINUTES = 180;

const CODES = LEVELS.length + 1;
const LEVEL_PAIR = new Float64Array(CODES * CODES);
const STYLE_PAIR = new Float64Array(CODES * CODES);
for (let a = 0; a < CODES; a += 1) {
  for (let b = 0; b < CODES; b += 1) {
    const isUnknown = a === 0 || b === 0;
    const isMixed = a === STYLES.indexOf('mixed') + 1 || b === STYLES.indexOf('mixed') + 1;
    LEVEL_PAIR[a * CODES + b] = isUnknown ? 0.5 : a === b ? 0 : 1;
    STYLE_PAIR[a * CODES + b] = isUnknown ? 0.5 : a === b ? 1 : isMixed ? 0.75 : 0;
  }
}

/** q less what an unfair or small pod loses. */
export const utilityOf = (q: number, size: number): number => q - FAIRNESS * (1 - q) ** 2 - SIZE_LOSS[size]!;

/** Judges groups. It keeps its numbers from one call to the next, so that a million calls make no garbage; read them before the next call. */
export class GroupScore {
  /** The people judged; filled by the caller. */
  readonly people = new Int32Array(MOST_SIZE);
  /** The starts that they share. */
  readonly common = new Uint32Array(START_WORDS);
  commonCount = 0;
  timezone = 0;
  goals = 0;
  experience = 0;
  style = 0;
  availability = 0;
  diversity = 0;
  private readonly before: Float64Array;

  constructor(private readonly model: Model) {
    this.before = Float64Array.from(model.pods, (pod) => this.utilityBefore(pod));
  }

  private utilityBefore(pod: PodModel): number {
    this.people.set(pod.old.subarray(0, MOST_SIZE));
    return pod.old.length === 0 || pod.old.length > MOST_SIZE ? 0 : utilityOf(this.quality(pod.old.length, pod), pod.old.length);
  }

  /** What a pod is worth before anybody joins; 0 when it is empty. */
  utilityBeforeOf(podIndex: number): number {
    return this.before[podIndex]!;
  }

  /** The quality (0-1) of the first `size` of `people`, 0 for one alone; `pod` is null for a new one. */
  quality(size: number, pod: PodModel | null): number {
    this.findCommon(size);
    if (pod !== null && pod.slot >= 0 && !hasStart(this.common, 0, pod.slot)) this.commonCount += 1;
    if (size < 2 || this.commonCount === 0) return 0;
    this.judgePairs(size);
    if (pod !== null) this.judgeTargets(size, pod);
    this.availability = this.commonCount >= ENOUGH_STARTS ? 1 : this.commonCount / ENOUGH_STARTS;
    this.diversity = this.model.tags.width === 1 ? this.judgeTagsOfOneWord(size) : this.judgeTags(size);
    return (
      WEIGHTS.timezone * this.timezone +
      WEIGHTS.goals * this.goals +
      WEIGHTS.experience * this.experience +
      WEIGHTS.style * this.style +
      WEIGHTS.availability * this.availability +
      WEIGHTS.diversity * this.diversity
    );
  }

  /**
   * The contribution to G of the first `size` of `people`: the members that `pod` had come first, then the newcomers. `podIndex` is -1 for a new pod.
   * -Infinity when they have no start in common.
   */
  contribution(size: number, podIndex: number): number {
    const pod = podIndex < 0 ? null : this.model.pods[podIndex]!;
    const old = pod === null ? 0 : pod.old.length;
    const quality = this.quality(size, pod);
    if (this.commonCount === 0) return -Infinity;
    const utility = utilityOf(quality, size);
    let sum = (size - old) * utility + (old === 0 ? 0 : old * (utility - this.before[podIndex]!));
    for (let i = old; i < size; i += 1) sum += this.model.credit[this.people[i]!]!;
    return sum;
  }

  private findCommon(size: number): void {
    const { people, common, model } = this;
    let count = 0;
    for (let w = 0; w < START_WORDS; w += 1) {
      let word = model.starts[people[0]! * START_WORDS + w]!;
      for (let i = 1; i < size && word !== 0; i += 1) word &= model.starts[people[i]! * START_WORDS + w]!;
      common[w] = word;
      if (word !== 0) count += countBits(word);
    }
    this.commonCount = count;
  }

  private judgePairs(size: number): void {
    const { people, model } = this;
    const { category, level, style, offsetOf, minutesApart } = model;
    const zones = model.offsets.length;
    let minutes = 0;
    let goals = 0;
    let levels = 0;
    let styles = 0;
    for (let i = 1; i < size; i += 1) {
      const a = people[i]!;
      const zone = offsetOf[a]! * zones;
      const goal = category[a]!;
      const row = level[a]! * CODES;
      const line = style[a]! * CODES;
      for (let j = 0; j < i; j += 1) {
        const b = people[j]!;
        minutes += minutesApart[zone + offsetOf[b]!]!;
        const other = category[b]!;
        goals += goal === 0 || other === 0 ? 0.5 : goal === other ? 1 : 0;
        levels += LEVEL_PAIR[row + level[b]!]!;
        styles += STYLE_PAIR[line + style[b]!]!;
      }
    }
    const pairs = (size * (size - 1)) / 2;
    this.timezone = 1 - minutes / pairs / WORST_MINUTES;
    this.goals = goals / pairs;
    this.experience = Math.min(1, levels / pairs / MOST_MIXED[size]!);
    this.style = styles / pairs;
  }

  private judgeTargets(size: number, pod: PodModel): void {
    const { category, level } = this.model;
    let atCategory = 0;
    let atLevel = 0;
    for (let i = 0; i < size; i += 1) {
      const person = this.people[i]!;
      atCategory += category[person] === 0 ? 0.5 : category[person] === pod.targetCategory ? 1 : 0;
      atLevel += level[person] === 0 ? 0.5 : level[person] === pod.targetLevel ? 1 : 0;
    }
    if (pod.targetCategory > 0) this.goals = 0.5 * this.goals + (0.5 * atCategory) / size;
    if (pod.targetLevel > 0) this.experience = atLevel / size;
  }

  private judgeTagsOfOneWord(size: number): number {
    const { people, model } = this;
    const { strengths, needs, needCount, strengthCount, ownCount } = model.tags;
    let met = 0;
    let needy = 0;
    let total = 0;
    let own = 0;
    let all = 0;
    for (let i = 0; i < size; i += 1) {
      const a = people[i]!;
      all |= strengths[a]!;
      total += strengthCount[a]!;
      own += ownCount[a]!;
      if (needCount[a] === 0) continue;
      needy += 1;
      let others = 0;
      for (let j = 0; j < size; j += 1) if (j !== i) others |= strengths[people[j]!]!;
      met += countBits(needs[a]! & others) / needCount[a]!;
    }
    return diversityOf(needy === 0 ? 0.5 : met / needy, countBits(all) + own, total);
  }

  private judgeTags(size: number): number {
    const { people, model } = this;
    const { needCount, strengthCount, ownCount } = model.tags;
    let met = 0;
    let needy = 0;
    let total = 0;
    let distinct = this.unionBits(size, -1);
    for (let i = 0; i < size; i += 1) {
      const a = people[i]!;
      total += strengthCount[a]!;
      distinct += ownCount[a]!;
      if (needCount[a] === 0) continue;
      needy += 1;
      met += this.unionBits(size, i) / needCount[a]!;
    }
    return diversityOf(needy === 0 ? 0.5 : met / needy, distinct, total);
  }

  /** How many strengths all have together; or how many needs of person `i` the others meet. */
  private unionBits(size: number, i: number): number {
    const { people, model } = this;
    const { width, strengths, needs } = model.tags;
    let count = 0;
    for (let w = 0; w < width; w += 1) {
      let word = 0;
      for (let j = 0; j < size; j += 1) if (j !== i) word |= strengths[people[j]! * width + w]!;
      count += countBits(i < 0 ? word : word & needs[people[i]! * width + w]!);
    }
    return count;
  }
}

const diversityOf = (cover: number, distinct: number, total: number): number => 0.7 * cover + 0.3 * (total === 0 ? 0.5 : distinct / total);
