// From markdown-it's tokens to nodes, by an allow-list: a token that is not on it leaves its text.
import type { Token } from 'markdown-it'
import type { BodyElement, BodyTag } from '../contract/nodes.ts'
import { languageName } from './limits.ts'
import { hostNotice, isStoredHref } from './links.ts'
import { isBlank, plainText } from './text.ts'
import { BodyTree } from './tree.ts'

const containers: ReadonlyMap<string, BodyTag> = new Map([
  ['paragraph', 'p'],
  ['blockquote', 'blockquote'],
  ['bullet_list', 'ul'],
  ['ordered_list', 'ol'],
  ['list_item', 'li'],
  ['em', 'em'],
  ['strong', 'strong'],
  ['s', 'del'],
])

/** A link that is open: the element it became, or the text that stands at its end instead. */
type OpenLink = { element: BodyElement; href: string } | { tail: string }

interface Growth {
  tree: BodyTree
  links: OpenLink[]
}

export function nodesOf(tokens: readonly Token[]): BodyTree['nodes'] {
  const growth: Growth = { tree: new BodyTree(), links: [] }
  for (const token of tokens) add(token, growth)
  return growth.tree.nodes
}

function add(token: Token, growth: Growth): void {
  const { tree } = growth
  switch (token.type) {
    case 'inline':
      for (const child of token.children ?? []) add(child, growth)
      break
    case 'softbreak':
    case 'hardbreak':
      tree.lineBreak()
      break
    case 'code_inline':
      tree.verbatim({ tag: 'code' }, token.content)
      break
    case 'fence':
      tree.verbatim(fenceOf(token), token.content.replace(/\n$/, ''))
      break
    case 'link_open':
      openLink(token, growth)
      break
    case 'link_close':
      closeLink(growth)
      break
    default:
      addContainer(token, tree)
  }
}

function addContainer(token: Token, tree: BodyTree): void {
  const tag = containers.get(token.type.replace(/_(?:open|close)$/, ''))
  if (tag === undefined) tree.text(token.content)
  else if (token.nesting === 1) open(token, tag, tree)
  else if (!token.hidden) tree.close()
}

function open(token: Token, tag: BodyTag, tree: BodyTree): void {
  const start = tag === 'ol' ? token.attrGet('start') : null
  // Hidden is the paragraph of a tight list's item, whose text stands in the item itself.
  if (token.hidden) tree.separate()
  else tree.open(start === null ? { tag } : { tag, start: Number(start) })
}

function fenceOf(token: Token): BodyElement {
  const lang = token.info.trim().split(/\s/, 1)[0] ?? ''
  return languageName.test(lang) ? { tag: 'pre', lang } : { tag: 'pre' }
}

function openLink(token: Token, { tree, links }: Growth): void {
  const target = String(token.attrGet('href') ?? '')
  const nested = links.some((link) => 'element' in link)
  if (isStoredHref(target) && !nested) {
    const element: BodyElement = { tag: 'a', href: target }
    tree.open(element)
    links.push({ element, href: target })
    return
  }
  // `[text]()` is the one link without a target that the parser lets through.
  if (target === '') tree.text('[')
  links.push({ tail: target === '' ? ']()' : '' })
}

function closeLink({ tree, links }: Growth): void {
  const link = links.pop()
  if (!link) return
  if ('tail' in link) tree.text(link.tail)
  else finishLink(link.element, link.href, tree)
}

function finishLink(element: BodyElement, href: string, tree: BodyTree): void {
  // A link that nobody can see leads nowhere anyone can know of: its target becomes its text.
  if (isBlank(element.children ?? [])) element.children = [href]
  tree.close()
  tree.text(hostNotice(plainText(element.children ?? []), href))
}
