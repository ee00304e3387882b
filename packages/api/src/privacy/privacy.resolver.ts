import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../viewer/context.ts';
import { eraseMember, type Erasure } from './erase-member.actions.ts';
import { exportMember, type MemberExport } from './export-member.actions.ts';
import { EraseMemberInput, ExportMemberInput } from './privacy.input.ts';
import { EraseMemberPayload, ExportMemberPayload } from './privacy.type.ts';

@Resolver()
export class PrivacyResolver {
  @Mutation(() => ExportMemberPayload, { description: 'Puts together everything that is kept about a member: about oneself, or for admins about anybody.' })
  exportMember(@Arg('input', () => ExportMemberInput, { description: 'About whom.' }) input: ExportMemberInput, @Ctx() ctx: Context): Promise<MemberExport> {
    return ctx.runAction(input, exportMember);
  }

  @Mutation(() => EraseMemberPayload, {
    description: 'Erases a member for good: oneself, or for admins anybody; admins are erased by super admins. It has to be confirmed in words.',
  })
  eraseMember(@Arg('input', () => EraseMemberInput, { description: 'Whom, confirmed.' }) input: EraseMemberInput, @Ctx() ctx: Context): Promise<Erasure> {
    return ctx.runAction(input, eraseMember);
  }
}
