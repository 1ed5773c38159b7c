// Hears when something public of the thread changes, while the page is seen. What follows from what is
// heard is loaded when there is something, or nobody who tells.
import type { ReactiveController } from 'lit'
import type { AfterWord } from '../elements/after-word.ts'
import { isListed } from '../state/permission.ts'

export class LiveController implements ReactiveController {
  readonly #host: AfterWord
  /** @internal */ socket: WebSocket | undefined
  /** @internal Whether the reader is back from elsewhere, and has been told nothing since. */ isBack = false
  #url: string | false | undefined
  /** In milliseconds. */
  #wait = 5e3

  constructor(host: AfterWord) {
    this.#host = host
    host.addController(this)
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#look)
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#look)
    this.#look()
  }

  hostUpdated(): void {
    this.#look()
  }

  // Listens to the thread that is shown, where somebody sees it.
  #look = (event?: Event): void => {
    if (event) this.isBack = true
    const { isConnected, controller } = this.#host
    const { state, load } = controller
    const url =
      isConnected &&
      !document.hidden &&
      load === 'ready' &&
      !!state &&
      isListed(state) &&
      controller.url()
    if (url === this.#url) return
    this.#url = url
    this.listen()
  }

  /** @internal Begins anew. */
  listen(): void {
    this.socket?.close()
    const socket = this.#url ? new WebSocket(`${this.#url}/live`.replace('http', 'ws')) : undefined
    this.socket = socket
    if (!socket) return
    const hear = (message?: string): void => {
      const told = message && JSON.parse(message)
      if (socket === this.socket && told?.version !== this.#host.controller.state?.thread.version) {
        import('../acts/hearing.ts')
          .then(({ hear }) => hear(this.#host, told, this))
          // What hears may come when the line is back.
          .catch(() => {
            this.#wait *= 2
            setTimeout(hear, this.#wait, message)
          })
      }
    }
    socket.onmessage = ({ data }) => {
      this.isBack = false
      hear(data)
    }
    // Who has read on all along misses nothing by waiting; who comes back to where nobody tells, asks.
    socket.onclose = () => setTimeout(hear, this.isBack ? 0 : 1e4)
  }
}
