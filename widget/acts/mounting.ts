// Puts an element beside the script that carries its attributes as `data-*`: for systems that let a script
// through and no element. Loaded only where there is such a script.

const names = [
  'site',
  'thread',
  'sort',
  'api',
  'loading',
  'consent',
  'sso',
  'login',
  'theme',
  'lang',
]

// On which page each has mounted one.
const mounted = new WeakMap<HTMLScriptElement, { href: string; body: HTMLElement }>()

/** Once a script, however often this is called. */
function mount(script: HTMLScriptElement): void {
  const { dataset, nextElementSibling } = script
  if (nextElementSibling?.localName === 'after-word') return
  const { href } = location
  const { body } = document
  const inHead = script.closest('head')
  const before = mounted.get(script)
  // One in the head stays for all pages. What it mounted goes with each, and may come back with it.
  const isSamePage = !inHead || (before?.href === href && before.body === body)
  if ((before && isSamePage) || (inHead && document.querySelector('after-word'))) return
  const element = document.createElement('after-word')
  mounted.set(script, { href, body })
  for (const name of names) {
    const value = dataset[name]
    if (value !== undefined) element.setAttribute(name, value)
  }
  // In a page's head nothing is seen: there it goes to the end of the page.
  if (inHead) body.append(element)
  else script.after(element)
}

/** Beside every script of ours that says which site it is for. */
export function mountAll(): void {
  for (const script of document.querySelectorAll<HTMLScriptElement>(
    'script[data-site][src*="afterword.js"]',
  )) {
    if (new URL(script.src).pathname.endsWith('/afterword.js')) mount(script)
  }
}

mountAll()
// A page that is swapped without a reload brings another script, which no browser runs again.
let later: ReturnType<typeof setTimeout>
new MutationObserver(() => {
  mountAll()
  clearTimeout(later)
  // It may have its address only then.
  later = setTimeout(mountAll, 500)
}).observe(document, { childList: true, subtree: true })
