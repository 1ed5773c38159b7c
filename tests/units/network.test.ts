// Which addresses share a count: each IPv4 address has its own, an IPv6 network one for its /64.
import { describe, expect, it } from 'vitest'
import { isOwnMachine, networkOf } from '../../worker/middleware/network.ts'

describe('the network of an address', () => {
  it.each([
    ['192.0.2.1', '192.0.2.1'],
    ['255.255.255.255', '255.255.255.255'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:db8:1:2::', '2001:db8:1:2'],
    ['2001:db8:1:2::6', '2001:db8:1:2'],
    ['2001:DB8:0001:0002:ffff:ffff:ffff:ffff', '2001:db8:1:2'],
    ['2001:0db8::1', '2001:db8:0:0'],
    ['2001:db8::2:3:4:5:6', '2001:db8:0:2'],
    ['2001:db8:0:0:1::', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
    ['::', '0:0:0:0'],
    ['fe80::1', 'fe80:0:0:0'],
    ['1::', '1:0:0:0'],
    ['1:2:3::8', '1:2:3:0'],
  ])('%s is %s', (address, network) => {
    expect(networkOf(address)).toBe(network)
  })

  it('is the same for every form of one address', () => {
    const forms = [
      '2001:db8:0:0:8:800:200c:417a',
      '2001:0DB8:0000:0000:0008:0800:200C:417A',
      '2001:db8::8:800:200c:417a',
      '2001:db8:0::8:800:200C:417A',
    ]
    expect(new Set(forms.map(networkOf)).size).toBe(1)
  })

  it('is this machine where nobody else can be', () => {
    const here = ['127.0.0.1', '127.9.9.9', '::1', '::ffff:127.0.0.1', '::ffff:7f00:1']
    expect(here.map((address) => isOwnMachine(networkOf(address)))).toEqual(here.map(() => true))
    const others = ['12.7.0.1', '1.127.0.0', '0:0:0:1::1', 'fe80::1', '::ffff:192.0.2.1', undefined]
    expect(others.map((one) => isOwnMachine(networkOf(one)))).toEqual(others.map(() => false))
  })

  it('is that of the IPv4 address which an IPv6 address holds', () => {
    for (const form of [
      '::ffff:192.0.2.1',
      '::FFFF:192.0.2.1',
      '::ffff:c000:201',
      '::ffff:C000:0201',
      '0:0:0:0:0:ffff:192.0.2.1',
      '0:0:0:0:0:ffff:c000:0201',
      '0000:0000:0000:0000:0000:ffff:c000:0201',
    ]) {
      expect([form, networkOf(form)]).toEqual([form, '192.0.2.1'])
    }
  })

  it('is one for all whose address the edge does not tell', () => {
    expect([undefined, ''].map(networkOf)).toEqual(['unknown', 'unknown'])
  })

  it('is different for neighbours', () => {
    expect(networkOf('192.0.2.1')).not.toBe(networkOf('192.0.2.2'))
    expect(networkOf('2001:db8:1:2::1')).not.toBe(networkOf('2001:db8:1:3::1'))
  })

  it('is found at once, however strange the address', () => {
    for (const address of [
      ':'.repeat(50_000),
      '1:'.repeat(20_000),
      'x'.repeat(100_000),
      '%',
      '::ffff:',
    ]) {
      const began = performance.now()
      expect(typeof networkOf(address)).toBe('string')
      expect(performance.now() - began).toBeLessThan(50)
    }
  })
})
