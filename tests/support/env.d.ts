// The bindings that worker tests see.
declare namespace Cloudflare {
  interface Env extends import('../../worker/config.ts').Bindings {
    TEST_MIGRATIONS: import('cloudflare:test').D1Migration[]
  }
}
