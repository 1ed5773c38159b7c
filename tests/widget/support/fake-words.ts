// The files of the siblings' words, as a build makes them.
import type { SiblingWords } from '../../../widget/messages/siblings-en.ts'
import { json } from './fake-answers.ts'

// By the path of the language; widget/pack-languages.ts makes these of it.
const languages = import.meta.glob<SiblingWords>(
  ['../../../widget/messages/{??,zh-*}.ts', '!**/en.ts'],
  { query: '?words', import: 'words' },
)

/** The words that lie at `/words/{tag}.json`; nothing lies there for other languages. */
export async function wordsAt({ pathname }: URL): Promise<Response> {
  const tag = /^\/words\/(.*)\.json$/.exec(pathname)?.[1]
  const own = tag === 'nb' ? 'no' : tag
  const words = await languages[`../../../widget/messages/${own}.ts`]?.()
  return words ? json(words) : new Response(null, { status: 404 })
}
