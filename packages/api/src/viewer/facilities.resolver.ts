import { Ctx, Query, Resolver } from 'type-graphql';
import type { Context } from './context.ts';
import { FacilitiesType } from './facilities.type.ts';

@Resolver()
export class FacilitiesResolver {
  @Query(() => FacilitiesType, {
    description: 'What the operator of this service has set up, so that only what is there is offered. For everybody with a key.',
  })
  facilities(@Ctx() { missingSettings, languageModel }: Context): FacilitiesType {
    return { email: missingSettings.email.length === 0, sms: missingSettings.sms.length === 0, languageModel: languageModel !== null };
  }
}
