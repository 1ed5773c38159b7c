// What journeys ask of the element in the page.
interface HTMLElementTagNameMap {
  'after-word': HTMLElement & {
    readonly state: string
    readonly threadKey: string
    focusComposer(): Promise<void>
    reload(): Promise<void>
    showComment(id: string): Promise<boolean>
  }
}
