// What the dialogs about own words have in common: they are modal, drawn inside <after-word>'s shadow tree,
// and say what went wrong in them.
import { LitElement } from 'lit'
import { dressing } from '../acts/acting.ts'
import type { ApiProblem } from '../api/api-client.ts'
import { asking } from '../messages/en/asking.ts'
import { own } from '../messages/en/own.ts'
import { tools } from '../messages/en/tools.ts'
import { failed } from '../messages/failed.ts'
import styles from '../styles/owning.css?inline'
import type { AfterWord } from './after-word.ts'

const dress = dressing(styles)

export type OwnWords = typeof asking & typeof own & typeof tools

export function wordsOf({ messages }: AfterWord): OwnWords {
  return { ...asking, ...own, ...tools, ...messages.objecting, ...messages.own }
}

/** Why it was not done. */
export function declinedIn(host: AfterWord, failure: ApiProblem): string {
  return failed(wordsOf(host), failure, failure.problem.errors?.[0]?.detail)
}

export abstract class Dialog extends LitElement {
  host!: AfterWord

  protected override createRenderRoot(): HTMLElement {
    return this
  }

  override connectedCallback(): void {
    super.connectedCallback()
    dress(this)
  }

  override firstUpdated(): void {
    this.querySelector('dialog')?.showModal()
    this.focusOn('h3')
  }

  async focusOn(selector: string): Promise<void> {
    await this.updateComplete
    this.querySelector<HTMLElement>(selector)?.focus()
  }

  close = (): void => {
    this.querySelector('dialog')?.close()
  }

  /** Another reader has come. */
  giveWay(): void {
    this.close()
  }
}

/** Puts a dialog on top of the page of `host`; a second press before it was there asks for no other. */
export function show<Shown extends Dialog>(host: AfterWord, dialog: Shown): void {
  const section = host.renderRoot.querySelector('section')
  dialog.host = host
  // So that what it will say is news again.
  host.refresh({ announcement: '' })
  if (!section?.querySelector(dialog.localName)) section?.append(dialog)
}
