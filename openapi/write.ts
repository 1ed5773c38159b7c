// `npm run openapi`: writes the API's description where the worker takes it from.
import { writeFileSync } from 'node:fs'
import { descriptionFile, descriptionText } from './document.ts'

writeFileSync(descriptionFile, descriptionText())
