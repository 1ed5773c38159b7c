// What the API does for moderators of people and threads, and for authors who were told something.
import * as moderation from './moderation-requests.ts'
import type { Operations } from './operation.ts'
import * as people from './people.ts'
import * as requests from './people-requests.ts'
import type { Scope } from './scopes.ts'

const by = <Needed extends Scope>(scope: Needed) =>
  ({ tag: 'moderation', openTo: 'none', scope }) as const

export const peopleOperations = {
  mySanctions: {
    get: {
      id: 'listOwnSanctions',
      tag: 'readers',
      summary: 'What this reader was told, or is held to, and is in force',
      openTo: 'site',
      answers: { 200: people.OwnSanctionPage },
    },
  },

  myAcknowledgement: {
    post: {
      id: 'acknowledgeWarning',
      tag: 'readers',
      summary: 'Say that a warning was read',
      openTo: 'site',
      body: moderation.NoBody,
      answers: { 200: people.OwnSanction },
      meanings: { 200: 'Acknowledged, now or before.' },
    },
  },

  modAuthors: {
    get: {
      ...by('authors:moderate'),
      id: 'listAuthors',
      summary: 'The authors of a site, or those of a name',
      query: requests.AuthorsQuery,
      answers: { 200: people.AuthorPage },
    },
  },

  modAuthor: {
    get: {
      ...by('authors:moderate'),
      id: 'readAuthor',
      summary: 'An author with the whole history',
      answers: { 200: people.AuthorCard },
    },
    patch: {
      ...by('authors:moderate'),
      id: 'trustAuthor',
      summary: 'Trust an author, or no longer',
      body: requests.AuthorPatch,
      answers: { 200: people.AuthorCard },
    },
  },

  modSanctions: {
    post: {
      ...by('authors:moderate'),
      id: 'sanctionAuthor',
      summary: 'Warn, hold, suspend or ban an author',
      description: 'A new sanction takes the place of one of its kind that is in force.',
      body: requests.SanctionDraft,
      answers: { 201: people.Sanction },
    },
  },

  modSanction: {
    delete: {
      ...by('authors:moderate'),
      id: 'liftSanction',
      summary: 'Lift a sanction',
      answers: { 204: null },
      meanings: { 204: 'Lifted, now or before.' },
    },
  },

  modNotes: {
    post: {
      ...by('authors:moderate'),
      id: 'noteAuthor',
      summary: 'Leave a note for other moderators',
      body: requests.NoteDraft,
      answers: { 201: people.Note },
    },
  },

  modThread: {
    get: {
      ...by('threads:write'),
      id: 'readThreadControls',
      summary: 'A thread with what moderators set of it',
      answers: { 200: people.ThreadControls },
    },
    patch: {
      ...by('threads:write'),
      id: 'setThreadControls',
      summary: 'Open, close, close at a time, hold all, tell readers something',
      body: requests.ThreadPatch,
      answers: { 200: people.ThreadControls },
    },
  },

  modMerge: {
    post: {
      ...by('threads:write'),
      id: 'mergeThreads',
      summary: 'Move a thread to another key, and into the thread that has it',
      body: requests.ThreadMerge,
      answers: { 200: people.ThreadControls },
      meanings: { 200: 'The thread that both keys lead to, now or before.' },
    },
  },
} as const satisfies Operations
