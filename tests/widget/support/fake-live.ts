// The thread's live connection as the element sees it, in place of `WebSocket`: connects and says nothing, until
// a test tells something, or cuts the line.
import type { LiveMessage } from '../../../worker/contract/shapes.ts'

export class FakeSocket extends EventTarget {
  readonly url: string
  readyState: number = WebSocket.CONNECTING
  onmessage: ((event: MessageEvent) => void) | null = null
  onclose: ((event: Event) => void) | null = null

  constructor(url: string) {
    super()
    this.url = url
  }

  close(): void {
    if (this.readyState === WebSocket.CLOSED) return
    this.readyState = WebSocket.CLOSED
    queueMicrotask(() => this.onclose?.(new Event('close')))
  }
}

export class FakeLive {
  readonly sockets: FakeSocket[] = []
  /** Whether nobody is there to connect to. */
  isDown = false

  /** What is connected. */
  get open(): FakeSocket[] {
    return this.sockets.filter(({ readyState }) => readyState === WebSocket.OPEN)
  }

  /** The constructor of these; connections to others, as the test runner's own, stay real. */
  inPlaceOf(Real: typeof WebSocket, origin: string): typeof WebSocket {
    const ours = origin.replace('http', 'ws')
    return new Proxy(Real, {
      construct: (target, [url, ...more]) =>
        String(url).startsWith(ours) ? this.connect(url) : new target(url, ...more),
    })
  }

  connect(url: string): FakeSocket {
    const socket = new FakeSocket(url)
    this.sockets.push(socket)
    if (this.isDown) socket.close()
    else socket.readyState = WebSocket.OPEN
    return socket
  }

  /** Tells whoever is connected to the thread `key`. */
  tell(key: string, message: LiveMessage): void {
    for (const socket of this.open) {
      if (!socket.url.endsWith(`/threads/${encodeURIComponent(key)}/live`)) continue
      socket.onmessage?.(new MessageEvent('message', { data: JSON.stringify(message) }))
    }
  }

  /** Nobody is connected any more, nor can be. */
  cut(): void {
    this.isDown = true
    for (const socket of this.sockets) socket.close()
  }
}
