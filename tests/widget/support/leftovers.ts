// Counts what code leaves running: intervals that nobody cleared, listeners at the window that nobody
// removed, observers that still observe.
import { onTestFinished, vi } from 'vitest'

export interface Leftovers {
  intervals: number
  listeners: number
  observers: number
}

/** Counts from now until the test is over; the function tells what is left. */
export function countLeftovers(): () => Leftovers {
  const intervals = new Set<unknown>()
  const listeners = new Map<unknown, string>()
  const observed = new Set<IntersectionObserver>()
  const { setInterval, clearInterval, addEventListener, removeEventListener } = window

  const spies = [
    vi.spyOn(window, 'setInterval').mockImplementation(((...given: [TimerHandler]) => {
      const timer = setInterval.apply(window, given)
      intervals.add(timer)
      return timer
    }) as unknown as typeof setInterval),
    vi.spyOn(window, 'clearInterval').mockImplementation((timer) => {
      intervals.delete(timer)
      clearInterval.call(window, timer)
    }),
    vi.spyOn(window, 'addEventListener').mockImplementation(((
      ...given: [string, EventListener]
    ) => {
      listeners.set(given[1], given[0])
      addEventListener.apply(window, given)
    }) as typeof addEventListener),
    vi.spyOn(window, 'removeEventListener').mockImplementation(((
      ...given: [string, EventListener]
    ) => {
      listeners.delete(given[1])
      removeEventListener.apply(window, given)
    }) as typeof removeEventListener),
    spyOnObservers(observed),
  ]
  onTestFinished(() => {
    for (const spy of spies) spy.mockRestore()
  })
  return () => ({
    intervals: intervals.size,
    listeners: listeners.size,
    observers: observed.size,
  })
}

function spyOnObservers(observed: Set<IntersectionObserver>): { mockRestore(): void } {
  const { observe, disconnect } = IntersectionObserver.prototype
  const spies = [
    vi.spyOn(IntersectionObserver.prototype, 'observe').mockImplementation(function (
      this: IntersectionObserver,
      target: Element,
    ) {
      observed.add(this)
      observe.call(this, target)
    }),
    vi.spyOn(IntersectionObserver.prototype, 'disconnect').mockImplementation(function (
      this: IntersectionObserver,
    ) {
      observed.delete(this)
      disconnect.call(this)
    }),
  ]
  return {
    mockRestore() {
      for (const spy of spies) spy.mockRestore()
    },
  }
}
