// `npm run check`: format and lint, types, units and house, and the dry run of a deployment. Under a
// minute; the other levels are in `npm test`.
import { spawnSync } from 'node:child_process'

const steps: [name: string, command: string, args: string[]][] = [
  ['format and lint', 'biome', ['check', '--error-on-warnings', '.']],
  ...[
    'worker',
    'client',
    'openapi',
    'manifest',
    'widget',
    'widget/types',
    'cli',
    'bench',
    'tests',
    'tests/worker',
    'tests/widget',
    'tests/cli',
  ].map((folder): [string, string, string[]] => [`types of ${folder}`, 'tsc', ['-p', folder]]),
  ['units and house', 'vitest', ['run', '--project', 'units', '--project', 'house']],
  ['dry run of a deployment', 'node', ['cli/deploy.ts', '--dry-run']],
]

// For who runs all tests anyway.
const withoutTests = process.argv.includes('--without-tests')

for (const [name, command, args] of steps) {
  if (withoutTests && command === 'vitest') continue
  const began = Date.now()
  const { status } = spawnSync(command, args, { stdio: 'inherit' })
  if (status !== 0) {
    console.error(`check: ${name} failed`)
    process.exit(1)
  }
  console.log(`check: ${name} ok (${((Date.now() - began) / 1000).toFixed(1)} s)`)
}
