// Loading begins when the reader comes within one screen.

export class Nearness {
  readonly #element: Element
  readonly #load: () => void
  #observer: IntersectionObserver | undefined

  constructor(element: Element, load: () => void) {
    this.#element = element
    this.#load = load
  }

  /** Loads once the element is near; at once where it is. */
  watch(): void {
    this.stop()
    this.#observer = new IntersectionObserver(
      (entries) => {
        if (!entries.at(-1)?.isIntersecting) return
        this.stop()
        this.#load()
      },
      { rootMargin: '100% 0px' },
    )
    this.#observer.observe(this.#element)
  }

  stop(): void {
    this.#observer?.disconnect()
  }
}
