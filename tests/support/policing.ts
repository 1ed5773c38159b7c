// How tests set the policy of a site: by the routes that moderators have for it.
import { expect } from 'vitest'
import { fillPath, paths } from '../../worker/contract/paths.ts'
import type { Policy } from '../../worker/contract/policy.ts'
import type { Settings } from '../../worker/contract/site-settings.ts'
import { type Answer, ask } from './ask.ts'
import { aGuest, aModerator, aSite, aThread, type Moderator, type SiteMade } from './builders.ts'

/** A change of a site's settings. */
export function change(by: Moderator, site: SiteMade, body: object): Promise<Answer<Settings>> {
  const path = fillPath(paths.modSettings, { site: site.id })
  return ask<Settings>(path, { method: 'PATCH', token: by.token, body })
}

/** Saves a word list. */
export function saveList(
  by: Moderator,
  site: SiteMade,
  list: string,
  terms: unknown,
): Promise<Answer> {
  const path = fillPath(paths.modWordList, { site: site.id, list })
  return ask(path, { method: 'PUT', token: by.token, body: { terms } })
}

/** A new site with this policy, somebody who moderates it, a thread and a guest. */
export async function underPolicy(policy: Policy) {
  const site = await aSite()
  const by = await aModerator(site)
  expect((await change(by, site, { policy })).status).toBe(200)
  const thread = await aThread(site)
  return { site, by, thread, guest: await aGuest(site) }
}
