// The patterns of paths: what is filled in comes out again.
import { describe, expect, it } from 'vitest'
import { fillPath, paths } from '../../worker/contract/paths.ts'

describe('a path', () => {
  it('has each value as one encoded segment', () => {
    const values = { site: 'gazette', key: '/news/a b?c#d%', id: 'x' }
    const path = fillPath(paths.context, values)
    expect(path).toBe('/v1/sites/gazette/threads/%2Fnews%2Fa%20b%3Fc%23d%25/comments/x/context')
    const segments = new URL(path, 'https://comments.example').pathname.split('/')
    expect(decodeURIComponent(segments[5] ?? '')).toBe(values.key)
  })

  it('takes values that look like patterns as the values they are', () => {
    const path = fillPath(paths.thread, { site: 's', key: ':site $& $1' })
    expect(path).toBe('/v1/sites/s/threads/%3Asite%20%24%26%20%241')
  })

  it('is written once for each resource', () => {
    expect(new Set(Object.values(paths)).size).toBe(Object.keys(paths).length)
  })
})
