// What journeys ask of the element in the page.
interface HTMLElementTagNameMap {
  'after-word': HTMLElement & { readonly state: string; readonly threadKey: string }
}
