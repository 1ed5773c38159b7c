// Everything that the API does, by path and method. A path without an entry here does not compile; a
// method without one fails the tests.
import { meOperations } from './me-operations.ts'
import { moderatorOperations } from './moderator-operations.ts'
import type { Operations } from './operation.ts'
import { peopleOperations } from './people-operations.ts'
import { policyOperations } from './policy-operations.ts'
import { readerOperations } from './reader-operations.ts'
import { webhookOperations } from './webhook-operations.ts'

export const operations = {
  ...readerOperations,
  ...meOperations,
  ...moderatorOperations,
  ...peopleOperations,
  ...policyOperations,
  ...webhookOperations,
} satisfies Required<Operations>
