// The one Env type, and the Hono sub-apps made of it.
import { createFactory } from 'hono/factory'
import type { Bindings, Config } from './config.ts'

export interface AppEnv {
  Bindings: Bindings
  Variables: {
    config: Config
  }
}

export const factory = createFactory<AppEnv>()
