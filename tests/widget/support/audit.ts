// An axe audit of one element in the state it is in, with findings that say what is wrong where.
import axe from 'axe-core'
import { expect } from 'vitest'

type Audited = Element & { updateComplete?: Promise<unknown> }

// What covers or is covered, as wide code that scrolls, is no question of colours.
const covered = /Obscur|Overlap/

/** Fails with what axe finds; a contrast that it cannot tell is a finding too. */
export async function audit(element: Audited): Promise<void> {
  await element.updateComplete
  const undo = drawAll(element)
  const { violations, incomplete } = await axe.run(element.parentElement as Element)
  undo()
  const untold = incomplete
    .filter(({ id }) => id === 'color-contrast')
    .map((one) => ({
      ...one,
      nodes: one.nodes.filter(({ any }) => !covered.test(any[0]?.data?.messageKey ?? '')),
    }))
  const findings = [...violations, ...untold].flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, target, failureSummary }) => {
      const why = failureSummary?.replace(/\s+/g, ' ')
      return `${id}: ${help}\n  at ${target.join(' ')}\n  ${html.slice(0, 160)}\n  ${why}`
    }),
  )
  expect(findings.join('\n\n')).toBe('')
}

/** Lays out what is off screen too, which the element leaves out; returns how to undo that. */
export function drawAll(element: Audited): () => void {
  const root = element.shadowRoot as ShadowRoot
  const sheet = new CSSStyleSheet()
  sheet.replaceSync('* { content-visibility: visible !important }')
  root.adoptedStyleSheets.push(sheet)
  return () => {
    root.adoptedStyleSheets = root.adoptedStyleSheets.filter((one) => one !== sheet)
  }
}
