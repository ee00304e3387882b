import { Args, Query, Resolver } from 'type-graphql';
import { planned } from '../lib/planned.ts';
import { AuditLogArgs } from './audit.input.ts';
import { AuditEntryConnection, AuditEntryType } from './audit.type.ts';

@Resolver(() => AuditEntryType)
export class AuditResolver {
  @Query(() => AuditEntryConnection, { description: 'What admins did, and what bots did for members, the latest first; empty for who is no admin.' })
  auditLog(@Args(() => AuditLogArgs) _which: AuditLogArgs): object {
    return planned();
  }
}
