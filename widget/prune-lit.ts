// Leaves out of Lit what none of our readers has: hooks for polyfills of browsers without shadow trees, and the
// list of versions that Lit's own warnings are made of.
import type { Plugin } from 'vite'

const isLit = /\/(lit-html|@lit\/reactive-element)\/(lit-html|reactive-element)\.js$/
const called = /\w+\?\.\([\w,:{}]*\),\(\w+\.\w+Versions\?\?=\[\]\)\.push\("[\d.]+"\);/
const hook = /\w+\.\w+PolyfillSupport/

export function pruneLit(): Plugin {
  return {
    name: 'prune-lit',
    transform(code, id) {
      if (!isLit.test(id)) return undefined
      // Another version may say it otherwise.
      if (!called.test(code) || !hook.test(code)) throw new Error(`Nothing to prune in ${id}.`)
      return { code: code.replace(called, '0;').replace(hook, 'void 0'), map: null }
    },
  }
}
