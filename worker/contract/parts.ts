// Pieces of which the schemas of the contract are made. What is told here is read in the API's
// description (`GET /v1/openapi.json`).
import * as v from 'valibot'

/** The schema, with words for whoever reads the description. */
export function told<Schema extends v.GenericSchema>(schema: Schema, words: string) {
  return v.pipe(schema, v.description(words))
}

/** An opaque id. */
export const id = v.pipe(v.string(), v.maxLength(40))

/** RFC 3339, UTC. */
export const time = v.pipe(v.string(), v.isoTimestamp())

/** A whole number from 0. */
export const count = v.pipe(v.number(), v.integer(), v.minValue(0))

/** One page of a list. */
export function page<Item extends v.GenericSchema>(item: Item) {
  return v.object({
    items: v.array(item),
    next: told(v.nullable(v.string()), 'The cursor of the next page; null on the last.'),
  })
}
