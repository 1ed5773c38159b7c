// Tokens: minted with at most what the minting token has, shown once, revoked for good.
import { now } from '../../clock.ts'
import type { TokenMade, TokenShown } from '../../contract/moderation.ts'
import { operations } from '../../contract/operations.ts'
import { paths } from '../../contract/paths.ts'
import type { Page } from '../../contract/shapes.ts'
import {
  auditToken,
  insertToken,
  listTokens,
  revokeToken,
  type StoredToken,
  selectTokenById,
  toTokenRow,
} from '../../db/tokens.ts'
import { factory } from '../../factory.ts'
import { newId } from '../../id.ts'
import { hashModeratorToken, newModeratorToken } from '../../identity/moderator-token.ts'
import { moderate } from '../../middleware/moderator.ts'
import { idInPath } from '../../middleware/path.ts'
import { toTokenShown } from '../../moderator-presentation.ts'
import { invalid, ProblemError } from '../../problem.ts'

export const tokens = factory
  .createApp()
  .get(paths.modTokens, async (c) => {
    const { token } = await moderate(c, operations.modTokens.get)
    const rows = await listTokens(c.env.DB, token.sites)
    return c.json({ items: rows.map(toTokenShown), next: null } satisfies Page<TokenShown>)
  })

  .post(paths.modTokens, async (c) => {
    const { token: by, actor, requestId, body } = await moderate(c, operations.modTokens.post)
    const scope = body.scopes.find((one) => !by.scopes.includes(one))
    if (scope !== undefined) throw invalid('/scopes', `has ${scope}, which this token has not`)
    const site = body.sites.find((one) => !by.sites.includes(one))
    if (site !== undefined) throw invalid('/sites', `has ${site}, which this token does not open`)
    const at = now()
    const expires = body.expires_at ?? null
    if (expires !== null && expires <= at) throw invalid('/expires_at', 'is over already')
    if (by.expires_at !== null && (expires === null || expires > by.expires_at)) {
      throw invalid('/expires_at', 'is later than this token expires')
    }
    const secret = newModeratorToken()
    const made = {
      id: newId(at),
      name: body.name,
      scopes: [...new Set(body.scopes)],
      sites: [...new Set(body.sites)],
      created_at: at,
      created_by: by.id,
      expires_at: expires,
    }
    const after = { scopes: made.scopes }
    const act = { actor, action: 'token.create', at, after, request_id: requestId }
    await c.env.DB.batch([
      insertToken(c.env.DB, made, await hashModeratorToken(secret)),
      ...auditToken(c.env.DB, made, act, () => newId(at)),
    ])
    const shown = toTokenShown({ ...made, last_used_on: null, revoked_at: null })
    return c.json({ ...shown, token: secret } satisfies TokenMade, 201)
  })

  .delete(paths.modToken, async (c) => {
    const id = idInPath(c, 4)
    const {
      token: by,
      actor,
      requestId,
      facts,
    } = await moderate(c, operations.modToken.delete, () => [selectTokenById(c.env.DB, id)])
    const row = facts[0]?.results[0] as StoredToken | undefined
    const found = row && toTokenRow(row)
    if (found === undefined || found.sites.some((site) => !by.sites.includes(site))) {
      throw new ProblemError('not_found')
    }
    if (found.revoked_at === null) {
      const at = now()
      const act = { actor, action: 'token.revoke', at, after: null, request_id: requestId }
      await c.env.DB.batch([
        revokeToken(c.env.DB, id, at),
        ...auditToken(c.env.DB, found, act, () => newId(at)),
      ])
    }
    return c.body(null, 204)
  })
