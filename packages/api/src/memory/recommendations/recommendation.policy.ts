import { member, type Policies } from '../../viewer/policy.ts';

/** Advice is answered by whom it is for, and by nobody in their name. */
export const recommendationPolicy: Policies = { Mutation: { answerRecommendation: member } };
