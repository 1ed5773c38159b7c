// A page that listens, as little of it as a WebSocket is: a program's own WebSocket cannot name an origin.
import { randomBytes } from 'node:crypto'
import { Agent, request } from 'node:http'
import type { Socket } from 'node:net'
import type { LiveMessage } from '../../worker/contract/shapes.ts'

export interface Reader {
  /** Resolves with the time at which it heard of so many comments, or of more. */
  heard(comments: number): Promise<number>
  leave(): void
}

const agent = new Agent({ maxSockets: Number.POSITIVE_INFINITY })

/** Resolves when the first message has come. */
export async function connect(url: string, origin: string): Promise<Reader> {
  const socket = await upgrade(url, origin)
  let latest = -1
  let wake: (() => void) | undefined
  let bytes = Buffer.alloc(0)
  socket.on('data', (chunk: Buffer) => {
    bytes = Buffer.concat([bytes, chunk])
    for (let frame = take(); frame !== null; frame = take()) {
      latest = (JSON.parse(frame) as LiveMessage).comment_count
      wake?.()
    }
  })
  // A frame of text, whole and unmasked: a server sends no others here.
  function take(): string | null {
    if (bytes.length < 2) return null
    const short = bytes.readUInt8(1)
    const from = short === 126 ? 4 : 2
    if (bytes.length < from) return null
    const end = from + (short === 126 ? bytes.readUInt16BE(2) : short)
    if (bytes.length < end) return null
    if (bytes.readUInt8(0) !== 0x81) throw new Error('A reader was disconnected.')
    const text = bytes.toString('utf8', from, end)
    bytes = bytes.subarray(end)
    return text
  }
  const heard = (comments: number) =>
    new Promise<number>((done) => {
      wake = () => {
        if (latest >= comments) done(performance.now())
      }
      wake()
    })
  await heard(0)
  return { heard, leave: () => void socket.destroy() }
}

function upgrade(url: string, origin: string): Promise<Socket> {
  const headers = {
    Origin: origin,
    Connection: 'Upgrade',
    Upgrade: 'websocket',
    'Sec-WebSocket-Version': '13',
    'Sec-WebSocket-Key': randomBytes(16).toString('base64'),
  }
  return new Promise((done, failed) => {
    const asked = request(url, { headers, agent })
    asked.on('upgrade', (_, socket, head) => {
      socket.on('error', () => {})
      if (head.length > 0) socket.unshift(head)
      done(socket as Socket)
    })
    asked.on('response', ({ statusCode }) => failed(new Error(`Not listening: ${statusCode}`)))
    asked.on('error', failed)
    asked.end()
  })
}
