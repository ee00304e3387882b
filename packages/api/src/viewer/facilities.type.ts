import { Field, ObjectType } from 'type-graphql';

@ObjectType('Facilities', { description: 'What the operator of this service has set up beside the bots.', simpleResolvers: true })
export class FacilitiesType {
  @Field(() => Boolean, { description: 'Whether e-mail is sent. Where it is not, no address is taken: `addContactPoint` answers NOT_SET_UP.' })
  email: boolean;
  @Field(() => Boolean, { description: 'Whether SMS are sent. Where they are not, no number is taken: `addContactPoint` answers NOT_SET_UP.' })
  sms: boolean;
  @Field(() => Boolean, { description: 'Whether there is a language model that members may allow to read along.' })
  languageModel: boolean;
}
