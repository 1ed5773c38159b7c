// Withdrawing an own comment, and the reader's name and data. Loaded when a reader asks for it.
import { confirm } from '../elements/confirm.ts'
import { openYou } from '../elements/you.ts'
import { own } from '../messages/en/own.ts'
import { tools } from '../messages/en/tools.ts'
import { withdrawComment } from '../state/own-words.ts'
import { type Act, change } from './acting.ts'
import { failureOf, sessionOf } from './session.ts'

/** Asks whether the comment is to go, and lets it go. */
const withdraw: Act = (host, id) => {
  const { controller, renderRoot } = host
  const { place } = controller
  const url = controller.url()
  const words = () => ({ ...own, ...tools, ...host.messages.own })
  const articles = (): Element[] => [...renderRoot.querySelectorAll('article')]
  const at = articles().findIndex((article) => article.id === `comment-${id}`)
  const after = articles().slice(at)
  confirm(host, {
    said: () => {
      const { withdrawing: title, withdrawWhat: text, withdraw: yes, keep: no } = words()
      return { title, text, yes, no }
    },
    about: [id, 'withdraw'],
    submit: async () => {
      try {
        await sessionOf(place).send(`${place.api}/v1/comments/${id}`, 'DELETE')
      } catch (error) {
        // Then it is gone already.
        if (failureOf(error).code !== 'not_found') throw error
      }
    },
    done: async () => {
      // With the button that would show the replies.
      host.folded.delete(id)
      // Who is writing an answer to it goes on.
      const { composing } = host
      change(controller, url, (state) => withdrawComment(state, id, composing))
      host.refresh({ announcement: words().withdrawnNow })
      host.announce('comment-withdrawn', { comment: id })
      await host.updateComplete
      // By now the element may show another thread.
      if (controller.place !== place) return
      // To its place, or to the comment that has come there.
      const next = after.find(({ id }) => renderRoot.querySelector(`#${id}`))
      host.focusOn(next ? `#${next.id}` : 'h2')
    },
  })
}

/** Opens name and data. */
const you: Act = (host) => openYou(host)

export const acts = { withdraw, you }
