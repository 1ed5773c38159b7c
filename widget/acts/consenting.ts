// Where the page has come to allow it, what it had forbidden to keep is kept. Loaded with what is the reader's own.
import { denying, keep, memory, recall } from '../controllers/storage.ts'

/** Keeps all of it but another guest than storage knows: that one stays who the reader is. */
export function keepAll(): void {
  if (denying.size) return
  for (const [key, value] of [...memory]) {
    memory.delete(key)
    const guest = recall(key)?.split('"guest_key"')[1]
    if (!guest || value.endsWith(guest)) keep(key, value)
  }
}
