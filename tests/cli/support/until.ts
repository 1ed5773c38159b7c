// Waits on a condition, and says what was there instead when it does not come.

/** Asks `condition` until it holds; throws after `most` milliseconds with what `otherwise` says. */
export async function until(
  condition: () => boolean | Promise<boolean>,
  otherwise: () => string = () => String(condition),
  most = 60_000,
): Promise<void> {
  const last = Date.now() + most
  while (!(await condition())) {
    if (Date.now() > last) throw new Error(`It did not come to be.\n${otherwise()}`)
    await new Promise((soon) => setTimeout(soon, 25))
  }
}
