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
      id: 'renameReader',
      limited: 'changes',
      summary: 'Take another name or website for what is written later',
      description: 'What was written before keeps the name that it was written under.',
      body: requests.ProfilePatch,
      answers: { 200: shapes.Profile },
    },
    delete: {
      ...own,
      id: 'forgetReader',
      summary: 'Be forgotten',
      description:
        'Name, website and reactions go at once; of many comments the last go within minutes. A sanction in force stays.',
      body: requests.Forgetting,
      isBodyOptional: true,
      answers: { 204: null },
      meanings: { 204: 'Forgotten, now or before.' },
    },
  },

  myComments: {
    get: {
      ...own,
      id: 'listOwnComments',
      summary: 'Own comments in whatever state, newest first',
      query: requests.OwnCommentsQuery,
      answers: { 200: shapes.OwnCommentPage },
    },
  },

  myExport: {
    get: {
      ...own,
      id: 'exportReader',
      summary: 'Everything that is kept of this reader, as a file',
      description:
        'What does not fit into one file goes on in the one that `next` and `Link` name.',
      query: requests.ExportQuery,
      answers: { 200: shapes.Export },
      headers: ['Link'],
    },
  },
} as const satisfies Operations
