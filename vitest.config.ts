// The levels of tests, each a project of its own; tests/README.md says what each proves.
import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-plugin'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { chromiumArguments, findChromium } from './tests/support/chromium.ts'
import { outside } from './tests/support/outside.ts'
import { packLanguages } from './widget/pack-languages.ts'
import { pruneLit } from './widget/prune-lit.ts'

const signingKey = 'a key for tests that is longer than thirty-two bytes'

export default defineConfig({
  test: {
    // A busy machine is no failure; what never comes still fails.
    expect: { poll: { timeout: 15_000 } },
    projects: [
      // Both only compute and read: a process for each file would be most of their time.
      { test: { name: 'units', isolate: false, include: ['tests/units/**/*.test.ts'] } },
      { test: { name: 'house', isolate: false, include: ['tests/house/**/*.test.ts'] } },
      {
        plugins: [
          cloudflareTest({
            wrangler: { configPath: './wrangler.toml' },
            miniflare: {
              outboundService: outside,
              // Not under the name that the worker knows: tests that mean it pass it along.
              queueProducers: { QUEUE: 'deliveries' },
              queueConsumers: { deliveries: { maxBatchTimeout: 0 } },
              bindings: {
                SIGNING_KEY: signingKey,
                TEST_MIGRATIONS: await readD1Migrations('worker/db/migrations'),
              },
            },
          }),
        ],
        test: {
          name: 'worker',
          include: ['tests/worker/**/*.test.ts'],
          setupFiles: ['tests/support/apply-migrations.ts'],
        },
      },
      {
        resolve: { conditions: ['production'] },
        plugins: [packLanguages(), pruneLit()],
        test: {
          name: 'widget',
          include: ['tests/widget/**/*.test.ts'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            instances: [{ browser: 'chromium' }],
            provider: playwright({
              launchOptions: { executablePath: findChromium(), args: chromiumArguments },
            }),
          },
        },
      },
      {
        test: {
          name: 'cli',
          include: ['tests/cli/**/*.test.ts'],
          // They wait for processes of their own more than they work.
          maxWorkers: 2,
          sequence: { groupOrder: 2 },
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'journeys',
          include: ['tests/journeys/**/*.test.ts'],
          // A worker and a browser at a time are enough: not beside the browser of the level before.
          sequence: { groupOrder: 1 },
          globalSetup: ['tests/journeys/support/start.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
