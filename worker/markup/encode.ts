// Nodes to HTML: the only encoder. It trusts nothing that it reads: whatever is stored, only
// allow-listed tags, checked attributes and escaped text come out.
import type { BodyElement, BodyNode } from '../contract/nodes.ts'
import { languageName } from './limits.ts'
import { isStoredHref } from './links.ts'

const plainTags: ReadonlySet<string> = new Set([
  'p',
  'em',
  'strong',
  'del',
  'code',
  'blockquote',
  'ul',
  'li',
])

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

export function encodeHtml(nodes: readonly BodyNode[]): string {
  let html = ''
  for (const node of nodes)
    html += typeof node === 'string' ? escapeHtml(node) : encodeElement(node)
  return html
}

function encodeElement(element: BodyElement): string {
  const tag: unknown = element?.tag
  if (tag === 'br') return '<br>'
  const inner = Array.isArray(element?.children) ? encodeHtml(element.children) : ''
  if (typeof tag === 'string' && plainTags.has(tag)) return `<${tag}>${inner}</${tag}>`
  if (tag === 'a') return link(element, inner)
  if (tag === 'ol') return `<ol${startOf(element)}>${inner}</ol>`
  if (tag === 'pre') return `<pre><code${languageOf(element)}>${inner}</code></pre>`
  return inner
}

function link(element: BodyElement, inner: string): string {
  if (!isStoredHref(element.href)) return inner
  return `<a href="${escapeHtml(element.href)}" rel="ugc nofollow noopener noreferrer">${inner}</a>`
}

function startOf(element: BodyElement): string {
  const { start } = element
  const valid = typeof start === 'number' && Number.isInteger(start)
  return valid && start >= 0 && start <= 999_999_999 ? ` start="${start}"` : ''
}

function languageOf(element: BodyElement): string {
  const { lang } = element
  const valid = typeof lang === 'string' && languageName.test(lang)
  return valid ? ` class="language-${lang}"` : ''
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => escapes[character] ?? '')
}
