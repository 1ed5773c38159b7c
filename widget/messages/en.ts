// English, whole. Readers load it in the parts that it is made of; every other language is one file, and
// must have all of this.
import { acting } from './en/acting.ts'
import { asking } from './en/asking.ts'
import { contesting } from './en/contesting.ts'
import { declining } from './en/declining.ts'
import { editing } from './en/editing.ts'
import { finding } from './en/finding.ts'
import { hearing } from './en/hearing.ts'
import { login } from './en/login.ts'
import { objecting } from './en/objecting.ts'
import { own } from './en/own.ts'
import { reading } from './en/reading.ts'
import { tools } from './en/tools.ts'
import { writing } from './en/writing.ts'
import { recentEn, type SiblingWords } from './siblings-en.ts'

/** What a language says, and to which side it is written. */
export interface Messages {
  dir: 'ltr' | 'rtl'
  reading: typeof reading
  acting: typeof acting
  writing: typeof writing & typeof declining
  objecting: typeof asking & typeof objecting
  contesting: typeof contesting
  hearing: typeof hearing
  finding: typeof finding
  own: typeof tools & typeof editing & typeof own & typeof login
  /** What only the siblings say; else they say what <after-word> does: see sibling-words.ts. */
  siblings: Pick<SiblingWords, 'latest' | 'failed'>
}

export const en: Messages = {
  dir: 'ltr',
  reading,
  acting,
  hearing,
  finding,
  writing: { ...writing, ...declining },
  objecting: { ...objecting, ...asking },
  contesting,
  own: { ...tools, ...editing, ...own, ...login },
  siblings: { latest: recentEn.latest, failed: recentEn.failed },
}
