import { defineEntity, p } from '@mikro-orm/postgresql';
import { bornAt, id } from '../db/columns.ts';

const PlaygroundLinkSchema = defineEntity({
  name: 'PlaygroundLink',
  tableName: 'playground_links',
  properties: {
    id: id(),
    /** The admin it lets in. */
    userId: p.uuid().unique(),
    /** SHA-256 of the secret in the link, hexadecimal. */
    secretHash: p.text().unique(),
    createdAt: bornAt(),
    expiresAt: p.datetime(),
  },
});

/** A link that lets one admin into the playground once. */
export class PlaygroundLink extends PlaygroundLinkSchema.class {}
PlaygroundLinkSchema.setClass(PlaygroundLink);
