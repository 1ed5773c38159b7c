// Leaves out of Lit what none of our elements has: hooks for polyfills of browsers without shadow trees, the list
// of versions that Lit's own warnings are made of, properties that decorators declare, and attributes that are
// anything but text.
import type { Plugin } from 'vite'

const isLit = /\/(lit-html|@lit\/reactive-element)\/(lit-html|reactive-element)\.js$/

/** What goes, and what stands in its place. */
const ofBoth: [RegExp, string][] = [
  [/\w+\?\.\([\w,:{}]*\),\(\w+\.\w+Versions\?\?=\[\]\)\.push\("[\d.]+"\);/, '0;'],
  [/\w+\.\w+PolyfillSupport/, 'void 0'],
]
const ofElements: [RegExp, string][] = [
  [/Symbol\.metadata\?\?=Symbol\("metadata"\),\w+\.litPropertyMetadata\?\?=new WeakMap;/, ''],
  [
    /const (\w)=this\[Symbol\.metadata\];if\(null!==\1\)\{const (\w)=litPropertyMetadata\.get\(\1\);if\(void 0!==\2\)for\(const\[\w,\w\]of \2\)this\.elementProperties\.set\(\w,\w\)\}/,
    '',
  ],
  [
    /\{toAttribute\(\w,\w\)\{switch.*?return \w\},fromAttribute\(\w,\w\)\{.*?return \w\}\}/,
    '{toAttribute:t=>t,fromAttribute:t=>t}',
  ],
]

export function pruneLit(): Plugin {
  return {
    name: 'prune-lit',
    transform(code, id) {
      if (!isLit.test(id)) return undefined
      let pruned = code
      for (const [what, by] of id.includes('@lit') ? [...ofBoth, ...ofElements] : ofBoth) {
        // Another version may say it otherwise.
        if (!what.test(pruned)) throw new Error(`Not there to prune: ${what} in ${id}.`)
        pruned = pruned.replace(what, by)
      }
      return { code: pruned, map: null }
    },
  }
}
