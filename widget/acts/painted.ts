// Waits for the next frame to have been painted, so that what follows is a task of its own.

export function painted(): Promise<void> {
  return new Promise((next) => requestAnimationFrame(() => setTimeout(next)))
}
