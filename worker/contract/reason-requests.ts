// Reasons as they may enter: a code from the list, and words of whoever gives it.
import * as v from 'valibot'
import { fixedLimits } from './limits.ts'
import { reasonCodes } from './reasons.ts'
import { plainText } from './requests.ts'

/** What is said where a value is none of these. */
export const oneOf = (values: readonly string[]) => `must be one of ${values.join(', ')}`

export const reasonCode = v.picklist(reasonCodes, oneOf(reasonCodes))

export const explanation = v.pipe(
  plainText,
  v.transform((text) => text.trim()),
  v.maxLength(
    fixedLimits.explanationCharacters,
    `is longer than ${fixedLimits.explanationCharacters} characters`,
  ),
)
