// A request's text, counted while it streams: what Content-Length says is not believed.
import { ProblemError } from '../problem.ts'

/** The text, or the problem it has: over `limit` bytes, or not UTF-8. */
export async function readText(request: Request, limit: number): Promise<string | ProblemError> {
  const tooLarge = new ProblemError('too_large', { detail: `A request may have ${limit} bytes.` })
  if (request.body === null) return ''
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false })
  let text = ''
  let bytes = 0
  try {
    for await (const chunk of request.body as ReadableStream<Uint8Array>) {
      bytes += chunk.byteLength
      if (bytes > limit) return tooLarge
      text += decoder.decode(chunk, { stream: true })
    }
    return text + decoder.decode()
  } catch (error) {
    if (error instanceof TypeError)
      return new ProblemError('invalid_json', { detail: 'It is not UTF-8.' })
    throw error
  }
}
