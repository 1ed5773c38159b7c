// The Chromium that tests drive: named by CHROMIUM_PATH, or Playwright's own, or the system's.
import { existsSync } from 'node:fs'
import { chromium } from 'playwright'

const system = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

export const chromiumArguments = [
  '--no-sandbox',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]

/** The path of an installed Chromium; throws with what to do where there is none. */
export function findChromium(): string {
  const found = lookForChromium()
  if (found === null) {
    throw new Error('No Chromium was found. `npm test` installs one; or set CHROMIUM_PATH.')
  }
  return found
}

export function lookForChromium(): string | null {
  const named = process.env.CHROMIUM_PATH
  const candidates = [...(named ? [named] : []), chromium.executablePath(), ...system]
  return candidates.find((path) => existsSync(path)) ?? null
}
