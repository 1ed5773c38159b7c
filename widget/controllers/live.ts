// Hears when something public of the thread changes, while the page is seen. What follows from it is
// loaded when there is something.
import type { ReactiveController } from 'lit'
import type { LiveMessage } from '../acts/hearing.ts'
import type { AfterWord } from '../elements/after-word.ts'
import { isListed } from '../state/permission.ts'

export class LiveController implements ReactiveController {
  readonly #host: AfterWord
  #socket: WebSocket | undefined
  #url: string | undefined
  #failed = false
  #wait = 1e4

  constructor(host: AfterWord) {
    this.#host = host
    host.addController(this)
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#look)
    addEventListener('focus', this.#look)
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#look)
    removeEventListener('focus', this.#look)
    this.#look()
  }

  hostUpdated(): void {
    this.#look()
  }

  // Listens to the thread that is shown, where somebody sees it.
  #look = (again?: unknown): void => {
    const { isConnected, controller } = this.#host
    const { state, load } = controller
    const seen = isConnected && !document.hidden && load === 'ready' && state && isListed(state)
    if (seen && again && this.#failed) {
      // Where nobody tells, whoever comes back asks.
      this.#hear()
      this.#url = undefined
    }
    const url = seen ? `${controller.url()}/live` : undefined
    if (url === this.#url) return
    this.#url = url
    this.#socket?.close()
    this.#socket = undefined
    if (!url) return
    const socket = new WebSocket(url.replace('http', 'ws'))
    this.#socket = socket
    socket.onmessage = ({ data }) => {
      this.#failed = false
      const told = JSON.parse(data)
      if (told.version !== controller.state?.thread.version) this.#hear(told)
    }
    socket.onclose = () => {
      if (socket !== this.#socket) return
      this.#failed = true
      // Each time later, and not all readers at once.
      this.#wait *= 1 + Math.random()
      setTimeout(this.#look, this.#wait, true)
    }
  }

  #hear(told?: LiveMessage): void {
    import('../acts/hearing.ts').then(({ hear }) => hear(this.#host, told)).catch(() => {})
  }
}
