// Where events may be sent to, by workerd's own reading of an address: whatever it is spelled like, what is
// not public is refused.
import { expect, it } from 'vitest'
import { addressProblem } from '../../../worker/outbox/address.ts'

const own = 'comments.example'
const problem = (address: string) => addressProblem(address, own)

it.each([
  'https://hooks.example/in',
  'https://hooks.example/in?token=a%20b#part',
  'https://hooks.example:443/',
  'https://hooks.example:8443/',
  'https://HOOKS.Example./',
  'https://bücher.example/',
  'https://xn--bcher-kva.example/',
  'https://comments.example.org/',
  'https://other.comments.example/',
  'https://localhost.example/',
  'https://10.example/',
  'https://93.184.216.34/',
  'https://172.15.255.255/',
  'https://172.32.0.1/',
  'https://100.63.255.255/',
  'https://100.128.0.1/',
  'https://223.255.255.255/',
  'https://[2606:2800:220:1:248:1893:25c8:1946]/',
  'https://[2001:4860:4860::8888]/',
  'https://[2a00:1450::]/',
])('is allowed: %s', (address) => {
  expect(problem(address)).toBeNull()
})

it.each([
  ['http://hooks.example/', 'must begin with https://'],
  ['ftp://hooks.example/', 'must begin with https://'],
  ['wss://hooks.example/', 'must begin with https://'],
  ['data:text/plain,hello', 'must begin with https://'],
  ['javascript:alert(1)', 'must begin with https://'],
  ['hooks.example', 'is not an address'],
  ['//hooks.example/', 'is not an address'],
  ['', 'is not an address'],
  ['https://', 'is not an address'],
  ['https://a b.example/', 'is not an address'],
  ['https://hooks.example:99999/', 'is not an address'],
  ['https://1.2.3.4.5/', 'is not an address'],
  ['https://256.0.0.1/', 'is not an address'],
  ['https://[::1', 'is not an address'],
  ['https://user@hooks.example/', 'must not have a user name or password in it'],
  ['https://:word@hooks.example/', 'must not have a user name or password in it'],
  ['https://hooks.example:80/', 'must be at port 443 or 8443'],
  ['https://hooks.example:22/', 'must be at port 443 or 8443'],
  ['https://comments.example/', 'is the host of this API'],
  ['https://COMMENTS.example./v1/health', 'is the host of this API'],
  ['https://comments.example:8443/', 'is the host of this API'],
  ['https://comments%2Eexample/', 'is the host of this API'],
  ['https://ｃｏｍｍｅｎｔｓ.example/', 'is the host of this API'],
])('is refused: %s %s', (address, words) => {
  expect(problem(address)).toBe(words)
})

const notPublic: Record<string, string[]> = {
  'this machine': ['127.0.0.1', '127.1', '127.255.255.254', '0.0.0.0', '0', 'localhost'],
  'this machine, spelled otherwise': [
    ...[
      '2130706433',
      '0x7f000001',
      '0x7f.1',
      '017700000001',
      '0177.0.0.1',
      '127.0.0.1.',
      '%31%32%37.0.0.1',
    ],
    ...[
      '１２７.0.0.1',
      '①②⑦.0.0.1',
      'LOCALHOST',
      'localhost.',
      'localhost..',
      'ⓛⓞⓒⓐⓛⓗⓞⓢⓣ',
      'a.localhost',
    ],
    ...[
      '[::1]',
      '[0:0:0:0:0:0:0:1]',
      '[::]',
      '[::ffff:127.0.0.1]',
      '[::ffff:7f00:1]',
      '[::127.0.0.1]',
    ],
  ],
  'a private network': [
    ...['10.0.0.1', '10.255.255.255', '172.16.0.1', '172.31.255.255', '192.168.0.1', '192.168.1'],
    ...['167772161', '0xc0a80001', '[::ffff:192.168.0.1]', '[fc00::1]', '[fd12:3456:789a::1]'],
  ],
  'a private network behind a translation': [
    ...['[64:ff9b::10.0.0.1]', '[64:ff9b:1::10.0.0.1]', '[2002:a00:1::]', '[2001:0:a00:1::]'],
  ],
  'a link': ['169.254.0.1', '[fe80::1]', '[febf::1]', '[fec0::1]', '[fe80::1%25eth0]'],
  'a carrier’s network': ['100.64.0.1', '100.127.255.255'],
  'many machines': ['224.0.0.1', '239.255.255.255', '255.255.255.255', '240.0.0.1', '[ff02::1]'],
  documentation: ['192.0.2.1', '198.51.100.7', '203.0.113.9', '[2001:db8::1]', '[3fff::1]'],
  measurement: ['198.18.0.1', '198.19.255.255'],
  metadata: [
    ...['169.254.169.254', '2852039166', '0xa9fea9fe', '[::ffff:a9fe:a9fe]', '[fd00:ec2::254]'],
    ...['100.100.100.200', '192.0.0.192', '168.63.129.16', 'metadata.google.internal', 'metadata'],
  ],
  'a name of one network': [
    ...[
      'intranet',
      'printer.local',
      'db.internal',
      'db.internal.',
      'wiki.corp',
      'nas.lan',
      'nas.home',
    ],
    ...['router.home.arpa', 'x.localdomain', 'hidden.onion', 'nothing.invalid', 'LOCAL.Local'],
  ],
}

for (const [what, hosts] of Object.entries(notPublic)) {
  it.each(hosts)(`is refused, because it leads to ${what}: %s`, (host) => {
    expect(problem(`https://${host}/`)).not.toBeNull()
    expect(problem(`https://${host}:8443/path?query`)).not.toBeNull()
  })
}
