// What a reader has against a comment. Loaded when they report one.
import type { Report } from '../../worker/contract/reports.ts'
import { ask } from '../elements/ask.ts'
import { objecting } from '../messages/en/objecting.ts'
import { everyComment } from '../state/own-state.ts'
import type { Act } from './acting.ts'
import { wayBack } from './focusing.ts'
import { sessionOf } from './session.ts'

/** Asks what is wrong with a comment, and tells the moderators. */
const report: Act = (host, id) => {
  const { renderRoot } = host
  const { place, state } = host.controller
  const comment = state && everyComment(state).find((one) => one.id === id)
  // By now the element may show another thread, or it is gone.
  if (comment?.state !== 'approved') return
  ask(renderRoot, {
    about: id,
    said: () => {
      const words = { ...objecting, ...host.messages.objecting }
      return {
        title: words.report(comment.author?.name ?? host.words.guest),
        reasons: Object.entries(words.reasons),
        label: words.details,
        send: words.send,
        done: words.reported,
        gone: host.words.removed,
      }
    },
    back: () => wayBack(host, id, 'report'),
    submit: (explanation, reason_code) =>
      sessionOf(place).send<Report>(`${place.api}/v1/comments/${id}/reports`, 'POST', {
        reason_code,
        explanation,
      }),
  })
}

export const acts = { report }
