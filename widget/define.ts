// Registers an element once, however often and in however many versions the script is loaded.

export function define(name: string, element: CustomElementConstructor): void {
  if (!customElements.get(name)) customElements.define(name, element)
}
