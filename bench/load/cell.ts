// What the load generator is told and what it tells: a cell is one kind of request at one number of
// connections. In path, headers and body of a cell stand marks that each request fills anew.

export interface Cell {
  name: string
  origin: string
  connections: number
  method: 'GET' | 'POST' | 'PUT'
  /** Requests take them in turn: the next one when every token has had this one. */
  paths: string[]
  /** Here, in paths and in the body `{serial}` is the request's own number, `{address}` one from 10.0.0.0/8, `{token}` the next token. */
  headers: Record<string, string>
  body: string | null
  tokens: string[]
  /** The only status that is no failure. */
  status: number
}

export interface Load {
  cells: Cell[]
  /** The cells take turns so often, so that all of them meet the same weather. */
  rounds: number
  /** Of each turn, in milliseconds: asked but not counted, then counted. */
  warmUp: number
  counted: number
}

export interface Measured {
  name: string
  connections: number
  /** Answers a second, in each turn. */
  turns: number[]
  /** In milliseconds, over all turns. */
  p50: number
  p99: number
  /** Of one answer's body, the last one. */
  bytes: number
  failures: number
  /** Of the first failure: its status and the beginning of its text. */
  failure: string | null
}
