// What <after-word> begins with: in English, and before the reader has begun anything in the thread.
import { nothing } from 'lit'
import { reading } from '../messages/en/reading.ts'
import { english } from '../messages/formats.ts'

export const inEnglish = {
  messages: {},
  words: reading,
  formats: english,
  language: 'en',
  foreign: nothing,
}

export const blank = {
  composing: null,
  choosing: null,
  typed: '',
  announcement: '',
  note: '',
  trouble: undefined,
  chosen: undefined,
  sought: undefined,
  above: undefined,
  tools: undefined,
}
