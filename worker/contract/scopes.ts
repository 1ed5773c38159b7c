// What a moderator's token may be good for.

export const scopes = [
  'comments:read',
  'comments:moderate',
  'comments:purge',
  'authors:moderate',
  'threads:write',
  'settings:write',
  'audit:read',
  'admin',
] as const
export type Scope = (typeof scopes)[number]
