// What the API does for readers about themselves.
import * as shapes from './me.ts'
import * as requests from './me-requests.ts'
import type { Operations } from './operation.ts'

const own = { openTo: 'site', tag: 'readers' } as const

export const meOperations = {
  me: {
    get: {
      ...own,
      id: 'readProfile',
      summary: 'Who this reader is here',
      description: 'Who has never written anything has a profile too.',
      answers: { 200: shapes.Profile },
    },
    patch: {
      ...own,
      id: 'rename',
      summary: 'Take another name or website for what is written later',
      description: 'What was written before keeps the name that it was written under.',
      body: requests.ProfilePatch,
      answers: { 200: shapes.Profile },
    },
  },
} as const satisfies Operations
