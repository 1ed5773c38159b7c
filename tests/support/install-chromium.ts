// Before the tests: finds a Chromium, or installs Playwright's own, or the system's package; where
// none of that works it ends with what to do. Tests that need a browser are never left out.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { lookForChromium } from './chromium.ts'

function run(command: string, ...args: string[]): void {
  console.log(`$ ${[command, ...args].join(' ')}`)
  spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'] })
}

const ways: (() => void)[] = [
  () => run('npx', 'playwright', 'install', 'chromium'),
  () => {
    if (!existsSync('/usr/bin/apt-get') || process.getuid?.() !== 0) return
    run('apt-get', 'update', '-qq')
    run('apt-get', 'install', '-y', '-qq', 'chromium')
  },
]

for (const install of ways) {
  if (lookForChromium() !== null) break
  install()
}
if (lookForChromium() === null) {
  console.error(
    `The tests drive a Chromium, and there is none. Install one with your system's packages, or set
CHROMIUM_PATH to one that you have, and run them again.`,
  )
  process.exit(1)
}
