// Which addresses count as one: what a household or a machine can change at will must not help it.

/** An IPv4 address as it is, in whatever form it comes; an IPv6 address as its /64. */
export function networkOf(address: string | undefined): string {
  if (address === undefined || address === '') return 'unknown'
  if (!address.includes(':')) return address
  const groups = groupsOf(address)
  const [high = 0, low = 0] = groups.slice(6)
  const isMapped = groups[5] === 0xffff && groups.slice(0, 5).every((group) => group === 0)
  if (isMapped) return [high >> 8, high & 255, low >> 8, low & 255].join('.')
  return groups
    .slice(0, 4)
    .map((group) => group.toString(16))
    .join(':')
}

/** Whether it is this machine itself, which no edge ever names. */
export function isOwnMachine(network: string): boolean {
  return network.startsWith('127.') || network === '0:0:0:0'
}

// The eight numbers of an IPv6 address; the last two may be written as an IPv4 address.
function groupsOf(address: string): number[] {
  const [head = '', tail] = address.replace(/(\d+)\.(\d+)\.(\d+)\.(\d+)$/, asGroups).split('::')
  const [left, right] = [head, tail ?? ''].map((part) =>
    part.split(':').filter(Boolean).map(fromHex),
  )
  if (left === undefined || right === undefined || tail === undefined) return left ?? []
  const zeros = Array<number>(Math.max(0, 8 - left.length - right.length)).fill(0)
  return [...left, ...zeros, ...right]
}

function asGroups(_: string, ...bytes: string[]): string {
  const [a, b, c, d] = bytes.map(Number) as [number, number, number, number]
  return `${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`
}

function fromHex(group: string): number {
  return Number.parseInt(group, 16)
}
