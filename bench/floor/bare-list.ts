// The least that could show comments with Lit: one element, one fetch, one list of 25 rows. What the
// widget is measured against; nobody can write, react, reply or turn a page in it.
import { html, LitElement } from 'lit'

interface Row {
  name: string
  posted_at: string
  text: string
}

class BareList extends LitElement {
  static override properties = { rows: { state: true } }
  declare rows: Row[]

  constructor() {
    super()
    this.rows = []
  }

  override async connectedCallback(): Promise<void> {
    super.connectedCallback()
    const answer = await fetch('/bare-list.json')
    this.rows = await answer.json()
  }

  override render(): unknown {
    return html`<ol>${this.rows.map(
      ({ name, posted_at, text }) =>
        html`<li><article><b>${name}</b> <time datetime=${posted_at}>${posted_at}</time><p>${text}</p></article></li>`,
    )}</ol>`
  }
}

customElements.define('bare-list', BareList)
