// Takes the place of lit-element.js in what readers load: what our elements use of it. They render where
// their root is empty, and use no directive that must know when they are disconnected.
import { type PropertyValues, ReactiveElement } from '@lit/reactive-element'
import { render } from 'lit-html'

export * from '@lit/reactive-element'
export * from 'lit-html'

export class LitElement extends ReactiveElement {
  protected override update(changed: PropertyValues): void {
    // Before what changed is forgotten, as in Lit.
    const drawn = this.render()
    super.update(changed)
    render(drawn, this.renderRoot as ShadowRoot)
  }

  protected render(): unknown {
    return undefined
  }
}
