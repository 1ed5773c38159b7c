// Which addresses events are sent to: public hosts by https, and none of our own. Judged when a webhook is
// set up and again before each attempt; no setting switches it off. What a name leads to cannot be judged
// here: see the README.

/** What is wrong with an address, or null. `ownHost` is where this API answers. */
export function addressProblem(address: string, ownHost: string): string | null {
  if (!URL.canParse(address)) return 'is not an address'
  // Decimal, octal and hexadecimal numbers, letters of other scripts and escapes are spelled out by this.
  const url = new URL(address)
  if (url.protocol !== 'https:') return 'must begin with https://'
  if (url.username !== '' || url.password !== '')
    return 'must not have a user name or password in it'
  if (!['', '8443'].includes(url.port)) return 'must be at port 443 or 8443'
  const host = url.hostname.replace(/\.+$/, '')
  if (host === ownHost.replace(/\.+$/, '').toLowerCase()) return 'is the host of this API'
  return isPublic(host) ? null : 'must lead to a public host'
}

function isPublic(host: string): boolean {
  if (host.startsWith('[')) return isPublicV6(groupsOf(host.slice(1, -1)))
  if (/^\d+\.\d+\.\d+\.\d+$/.test(host)) return isPublicV4(host)
  const labels = host.split('.')
  const end = labels.at(-1) ?? ''
  return labels.length > 1 && !privateEnds.includes(end) && !host.endsWith('.home.arpa')
}

// Names that are meant for one machine or one network, or for none.
const privateEnds = [
  ...[
    'localhost',
    'localdomain',
    'local',
    'internal',
    'intranet',
    'private',
    'corp',
    'home',
    'lan',
  ],
  ...['invalid', 'onion', 'alt'],
]

// What is not public in IPv4 (IANA's special-purpose registry), and the metadata of one cloud.
const privateV4: readonly [network: string, bits: number][] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['168.63.129.16', 32],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
]

function isPublicV4(address: string): boolean {
  const number = numberOf(address)
  return !privateV4.some(([network, bits]) => {
    const size = 2 ** (32 - bits)
    return Math.floor(number / size) === Math.floor(numberOf(network) / size)
  })
}

function numberOf(address: string): number {
  return address.split('.').reduce((number, byte) => number * 256 + Number(byte), 0)
}

// 2000::/3 is all that was ever given to the public. Everything that wraps an IPv4 address or is local lies
// outside it, but for Teredo and its neighbours, documentation and 6to4.
function isPublicV6([first = 0, second = 0]: number[]): boolean {
  if (first >> 13 !== 1) return false
  if (first === 0x2001) return second >= 0x200 && second !== 0xdb8
  return first !== 0x2002 && first !== 0x3fff
}

// The first two groups of an address as URL spells it: compressed, without leading zeros.
function groupsOf(address: string): number[] {
  const [head = ''] = address.split('::')
  return [...head.split(':').map((group) => Number.parseInt(group || '0', 16)), 0, 0].slice(0, 2)
}
