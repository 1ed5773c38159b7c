// Leaves out of Lit what none of our elements has, in what is built and in what is tested. Whoever needs something
// of it takes its line out here; another version of Lit, which may say it otherwise, fails the build.
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'

type Cut = [what: RegExp, by: string]

// Hooks for polyfills of browsers without shadow trees; the list of versions that Lit's own warnings are made of.
const ofBoth: Cut[] = [
  [/\w+\?\.\([\w,:{}]*\),\(\w+\.\w+Versions\?\?=\[\]\)\.push\("[\d.]+"\);/, '0;'],
  [/\w+\.\w+PolyfillSupport/, 'void 0'],
]

const ofElements: Cut[] = [
  // Properties and initializers that decorators declare.
  [/Symbol\.metadata\?\?=Symbol\("metadata"\),\w+\.litPropertyMetadata\?\?=new WeakMap;/, ''],
  [
    /const (\w)=this\[Symbol\.metadata\];if\(null!==\1\)\{const (\w)=litPropertyMetadata\.get\(\1\);if\(void 0!==\2\)for\(const\[\w,\w\]of \2\)this\.elementProperties\.set\(\w,\w\)\}/,
    '',
  ],
  [/static addInitializer\(\w\)\{.*?\}/, ''],
  [/,void 0!==(\w)\.l&&\(this\.l=\[\.\.\.\1\.l\]\)/, ''],
  [/,this\.constructor\.l\?\.forEach\(\w=>\w\(this\)\)/, ''],
  // Attributes that are anything but text.
  [
    /\{toAttribute\(\w,\w\)\{switch.*?return \w\},fromAttribute\(\w,\w\)\{.*?return \w\}\}/,
    '{toAttribute:t=>t,fromAttribute:t=>t}',
  ],
  [
    /_\$AK\((\w),(\w)\)\{const \w=this\.constructor,.*?_\$Em=null\}\}/,
    '_$$AK($1,$2){const key=this.constructor._$$Eh.get($1);void 0!==key&&(this[key]=$2)}',
  ],
  // Properties that are written back to their attribute, keep a default, or have accessors of the element's own.
  [/_\$ET\((\w),\w\)\{.*?this\._\$Em=null\}\}/, ''],
  [/this\._\$Eq&&=.*?,(?=this\._\$EM)/, ''],
  [/this\._\$Em=null,/, ''],
  [/this\.prototype\.hasOwnProperty\((\w)\)&&\(\(\w=Object\.create\(\w\)\)\.wrapped=!0\),/, ''],
  [/\|\|\w\.useDefault&&.*?\)\)\)\)return/, '))return'],
  [
    /(\w)\((\w),(\w),\{useDefault:.*?\.add\(\2\)\)\}/,
    '$1($2,$3){this._$$AL.has($2)||this._$$AL.set($2,this.hasUpdated?$3:void 0)}',
  ],
  [/const (\w)=this\.constructor\.elementProperties;if\(\1\.size>0\).*?\}\}/, '}'],
]

const ofTemplates: Cut[] = [
  // Directives, and parts that know whether they are connected.
  [
    /function (\w)\((\w),(\w),(\w)=\2,\w\)\{if\(\3===\w\).*?,\3\}(?=class)/,
    'function $1($2,$3){return $3}',
  ],
  [/get parentNode\(\)\{return this\._\$AM\.parentNode\}/, ''],
  [/get parentNode\(\)\{let.*?\}(?=get)/, ''],
  [/get (tagName|_\$AU|startNode|endNode)\(\)\{return [^}]*\}/g, ''],
  [/,this\._\$Cv=\w\?\.isConnected\?\?!0/, ''],
  [/setConnected\(\w\)\{[^}]*\}/, ''],
  [/this\._\$AP\?\.\(!1,!0,\w\)/, ''],
  [/this\._\$AN=void 0,/g, ''],
  [/constructor\(\)\{super\(\.\.\.arguments\),this\.type=\d\}/g, ''],
  [/constructor\(([\w,]+)\)\{super\(\1\),this\.type=\d\}/, ''],
  [/this\.type=\d,/g, ''],
  // Templates of SVG and MathML, and those that were compiled before.
  [/=2===\w\?"<svg>":3===\w\?"<math>":""/, '=""'],
  [/\+\(2===\w\?"<\/svg>":3===\w\?"<\/math>":""\)/, ''],
  [/if\((this\.el=[^{]*?),2===(\w)\|\|3===\2\)\{[^}]*\}/, '$1;'],
  [
    /\{values:(\w),_\$litType\$:(\w)\}=(\w),(\w)="number"==typeof \2\?.*?,\2\);/,
    '{values:$1}=$3,$4=this._$$AC($3);',
  ],
  // Expressions in comments, in elements whose content is no markup, and in the place of an attribute.
  [/else\{let (\w)=-1;for\(;-1!==.*?\}(?=\w\+\+)/, ''],
  [/if\(\w\.test\(\w\.tagName\)\)\{.*?\}\}(?=\}else if\(8===)/, ''],
  [/\(\w\.test\((\w)\[2\]\)&&\((\w)=RegExp\("<\/"\+\1\[2\],"g"\)\),(\w=\w)\)/, '$3'],
  [/(\w=)\w\?\?(\w,\w=-1)/, '$1$2'],
  [/\((\w=\w),\w=void 0\);const/, '($1);const'],
  [
    /else (\w)\.startsWith\(\w\)&&\(\w\.push\(\{type:6,index:\w\}\),\w\.removeAttribute\(\1\)\)/,
    '',
  ],
  [/1===(\w)\.type\?(\w=new \1\.ctor\([^)]*\)):6===\1\.type&&\(\w=new \w\(\w,this,\w\)\)/, '$2'],
  // Listeners that are objects, or change; another document's nodes.
  [/\|\|\w\.capture!==.*?passive!==\w\.passive/, ''],
  [/"function"==typeof this\._\$AH\?(.*?):this\._\$AH\.handleEvent\(\w\)/, '$1'],
  [/\(\w\?\.creationScope\?\?(\w)\)/, '$1'],
]

const cuts: [RegExp, Cut[]][] = [
  [/\/@lit\/reactive-element\/reactive-element\.js$/, [...ofBoth, ...ofElements]],
  [/\/lit-html\/lit-html\.js$/, [...ofBoth, ...ofTemplates]],
]

const instead = fileURLToPath(new URL('lit/', import.meta.url))

export function pruneLit(): Plugin {
  return {
    name: 'prune-lit',
    config: () => ({
      resolve: {
        // Whole files that are another for us.
        alias: [
          { find: './css-tag.js', replacement: `${instead}css-tag.ts` },
          { find: 'lit-element/lit-element.js', replacement: `${instead}lit-element.ts` },
        ],
      },
      // Bundled before it is served, Lit would not come through here.
      optimizeDeps: { exclude: ['lit', 'lit-element', 'lit-html', '@lit/reactive-element'] },
    }),
    transform(code, id) {
      const [, ours] = cuts.find(([file]) => file.test(id.replace(/\?.*/, ''))) ?? []
      if (!ours) return undefined
      let pruned = code
      for (const [what, by] of ours) {
        const before = pruned
        pruned = pruned.replace(what, by)
        if (pruned === before) throw new Error(`Not there to prune: ${what} in ${id}.`)
      }
      return { code: pruned, map: null }
    },
  }
}
