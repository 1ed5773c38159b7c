// What may be asked of each path by each method, and what is answered, inferred from the contract.
import type * as v from 'valibot'
import type { Method } from '../worker/contract/methods.ts'
import type { Operation } from '../worker/contract/operation.ts'
import type { operations } from '../worker/contract/operations.ts'
import type { Names, PathName, paths } from '../worker/contract/paths.ts'

type Contract = typeof operations

export type Api = {
  [M in Method]: <Name extends PathWith<M>>(
    name: Name,
    ...asked: object extends Asked<Name, M> ? [asked?: Asked<Name, M>] : [asked: Asked<Name, M>]
  ) => Promise<Answered<OperationAt<Name, M>>>
}

/** The paths that have the method. */
type PathWith<M extends Method> = {
  [Name in PathName]: Contract[Name] extends Record<M, Operation> ? Name : never
}[PathName]

type OperationAt<Name extends PathName, M extends Method> =
  Contract[Name] extends Record<M, infer Found extends Operation> ? Found : never

/** What a request brings: exactly what the operation asks for. */
export type Asked<Name extends PathName, M extends Method> = AskedInPath<
  Names<(typeof paths)[Name]>
> &
  AskedByQuery<OperationAt<Name, M>> &
  AskedInBody<OperationAt<Name, M>> &
  AskedByHeaders<OperationAt<Name, M>>

type AskedInPath<Parameter extends string> = [Parameter] extends [never]
  ? unknown
  : { path: Record<Parameter, string> }

type AskedByQuery<Of> = Of extends { query: infer Query extends v.GenericSchema }
  ? { query?: { [Name in keyof v.InferInput<Query>]?: Spelled<v.InferInput<Query>[Name]> } }
  : unknown

// In an address every number is text.
type Spelled<Value> = string extends Value ? Value | number : Value

type AskedInBody<Of> = Of extends { body: infer Body extends v.GenericSchema }
  ? Of extends { isBodyOptional: true }
    ? { body?: v.InferInput<Body> }
    : { body: v.InferInput<Body> }
  : unknown

type AskedByHeaders<Of> = (Of extends { idempotencyKey: true }
  ? { idempotencyKey: string }
  : unknown) &
  (Of extends { revision: 'required' }
    ? { revision: number }
    : Of extends { revision: 'heeded' }
      ? { revision?: number }
      : unknown)

/** What is answered: the status tells which body it is. */
export type Answered<Of extends Operation> = {
  [Status in keyof Of['answers']]: {
    status: Status
    headers: Headers
    body: Of['answers'][Status] extends infer Body extends v.GenericSchema
      ? v.InferOutput<Body>
      : null
  }
}[keyof Of['answers']]
