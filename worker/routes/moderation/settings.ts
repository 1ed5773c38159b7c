// The policy: settings of a site and of a thread, its word lists, and a text to try the rules on.
import type { Context } from 'hono'
import { now } from '../../clock.ts'
import { operations } from '../../contract/operations.ts'
import { paths } from '../../contract/paths.ts'
import type { Settings, ThreadSettings, WordList } from '../../contract/site-settings.ts'
import type { Verdict } from '../../contract/verdicts.ts'
import {
  changeSettings,
  changeThreadPolicy,
  findThreadPolicy,
  type ThreadPolicy,
} from '../../db/settings.ts'
import { findSite, type StoredSite } from '../../db/sites.ts'
import { findTrialFacts, findWordList, type ListName, saveWordList } from '../../db/word-lists.ts'
import { factory } from '../../factory.ts'
import { newId } from '../../id.ts'
import { actOf, type Moderation, moderate, siteOf } from '../../middleware/moderator.ts'
import { segment, threadKeyProblem } from '../../middleware/path.ts'
import { unknownAuthor } from '../../moderation/facts.ts'
import { policyInForce } from '../../moderation/in-force.ts'
import { judge } from '../../moderation/judge.ts'
import { compileList, WordListError } from '../../moderation/words/compile.ts'
import { deliverAfterAnswer } from '../../outbox/after-answer.ts'
import { ProblemError } from '../../problem.ts'
import { checkName, readBody } from '../draft.ts'
import { factsOf, knownLists, toTold, versionsOf } from '../verdicts.ts'

export const settings = factory
  .createApp()
  .get(paths.modSettings, async (c) => {
    const by = await moderate(c, operations.modSettings.get)
    return c.json(toSettings(found(await findSite(c.env.DB, siteIn(c, by)))))
  })

  .patch(paths.modSettings, async (c) => {
    const by = await moderate(c, operations.modSettings.patch)
    const site = siteIn(c, by)
    return c.json(toSettings(found(await changeSettings(c.env.DB, site, by.body, actOf(by)))))
  })

  .get(paths.modThreadSettings, async (c) => {
    const by = await moderate(c, operations.modThreadSettings.get)
    const [site, key] = [siteIn(c, by), keyIn(c)]
    return c.json(toThreadSettings(key, found(await findThreadPolicy(c.env.DB, site, key))))
  })

  .patch(paths.modThreadSettings, async (c) => {
    const by = await moderate(c, operations.modThreadSettings.patch)
    const [site, key] = [siteIn(c, by), keyIn(c)]
    const { policy } = by.body
    const act = actOf(by)
    const ids = { thread: newId(act.at), created: newId(act.at), updated: newId(act.at) }
    const { changed, events } = await changeThreadPolicy(c.env.DB, site, key, policy, ids, act)
    deliverAfterAnswer(c, site, events)
    return c.json(toThreadSettings(key, found(changed)))
  })

  .get(paths.modWordList, async (c) => {
    const by = await moderate(c, operations.modWordList.get)
    const [site, list] = [siteIn(c, by), listIn(c)]
    const { version, terms } = await findWordList(c.env.DB, site, list)
    return c.json({ list, version, terms } satisfies WordList)
  })

  .put(paths.modWordList, async (c) => {
    const by = await moderate(c, operations.modWordList.put)
    const [site, list] = [siteIn(c, by), listIn(c)]
    const terms = [...new Set(by.body.terms.map((term) => term.normalize('NFC').trim()))]
    const made = { terms: JSON.stringify(terms), compiled: compile(by.body.terms) }
    const version = await saveWordList(c.env.DB, site, list, made, actOf(by))
    return c.json({ list, version, terms } satisfies WordList)
  })

  .post(paths.modTry, async (c) => {
    const by = await moderate(c, operations.modTry.post)
    const id = siteIn(c, by)
    const known = knownLists(id)
    const { site, policy } = found(await findTrialFacts(c.env.DB, id, versionsOf(known)))
    const { body, name = null, website = null } = by.body
    const nodes = readBody(body, site.limits)
    checkName(name, site)
    const asked = { site, at: now(), state: 'open', policy, known, body, nodes, name } as const
    const facts = factsOf({ ...asked, website, isInsisting: false })
    return c.json(toTold(judge({ ...facts, author: unknownAuthor })) satisfies Verdict)
  })

function siteIn(c: Context, by: Moderation<unknown>): string {
  return siteOf(by, segment(c, 4))
}

function keyIn(c: Context): string {
  const key = segment(c, 6)
  const problem = threadKeyProblem(key)
  if (problem !== null) throw new ProblemError('invalid_path', { detail: problem })
  return key
}

function listIn(c: Context): ListName {
  const list = segment(c, 6)
  if (list !== 'blocked' && list !== 'watched') throw new ProblemError('not_found')
  return list
}

function found<Found>(value: Found | null): Found {
  if (value === null) throw new ProblemError('not_found')
  return value
}

function compile(terms: readonly string[]): string {
  try {
    return compileList(terms)
  } catch (error) {
    if (!(error instanceof WordListError)) throw error
    const errors = error.faults.slice(0, 100).map(({ term, detail }) => ({
      pointer: term === null ? '/terms' : `/terms/${term}`,
      detail,
    }))
    throw new ProblemError('invalid_request', { errors })
  }
}

function toSettings({ id, name, origins, notice, revision, ...site }: StoredSite): Settings {
  const held = { limits: { ...site.limits }, policy: { ...policyInForce(site.policy) } }
  return { id, name, origins, notice, ...held, reserved_names: site.reservedNames, revision }
}

function toThreadSettings(key: string, { site, own }: ThreadPolicy): ThreadSettings {
  return { site: site.id, key, own, policy: { ...policyInForce(site.policy, own) } }
}
