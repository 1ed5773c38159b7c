// The bindings that worker tests see, and the worker's own exports.
import type { D1Migration } from 'cloudflare:test'
import type { Bindings } from '../../worker/config.ts'

declare global {
  namespace Cloudflare {
    interface Env extends Bindings {
      TEST_MIGRATIONS: D1Migration[]
    }
    interface GlobalProps {
      mainModule: typeof import('../../worker/index.ts')
    }
  }
}
