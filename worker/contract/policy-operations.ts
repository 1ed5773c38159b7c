// What the API does for the policy: settings of a site and of a thread, word lists, trying the rules.
import { fixedLimits } from './limits.ts'
import type { Operations } from './operation.ts'
import type { Scope } from './scopes.ts'
import * as settings from './site-settings.ts'
import { Verdict } from './verdicts.ts'

const by = <Needed extends Scope>(scope: Needed) =>
  ({ tag: 'moderation', openTo: 'none', scope }) as const

export const policyOperations = {
  modSettings: {
    get: {
      ...by('settings:write'),
      id: 'readSettings',
      summary: 'The settings of a site, the policy among them',
      answers: { 200: settings.Settings },
    },
    patch: {
      ...by('settings:write'),
      id: 'changeSettings',
      summary: 'Change settings of a site',
      body: settings.SettingsChange,
      answers: { 200: settings.Settings },
    },
  },

  modThreadSettings: {
    get: {
      ...by('threads:write'),
      id: 'readThreadSettings',
      summary: 'The policy of a thread',
      answers: { 200: settings.ThreadSettings },
    },
    patch: {
      ...by('threads:write'),
      id: 'changeThreadSettings',
      summary: 'Change the policy of a thread',
      body: settings.ThreadSettingsChange,
      answers: { 200: settings.ThreadSettings },
    },
  },

  modWordList: {
    get: {
      ...by('settings:write'),
      id: 'readWordList',
      summary: 'The terms of a word list',
      answers: { 200: settings.WordList },
    },
    put: {
      ...by('settings:write'),
      id: 'saveWordList',
      summary: 'Put other terms in the place of those of a word list',
      body: settings.WordListDraft,
      bodyBytes: fixedLimits.wordListBytes,
      answers: { 200: settings.WordList },
    },
  },

  modTry: {
    post: {
      ...by('settings:write'),
      id: 'tryRules',
      summary: 'What the rules would say of a text; stores nothing',
      body: settings.Trial,
      answers: { 200: Verdict },
    },
  },
} as const satisfies Operations
