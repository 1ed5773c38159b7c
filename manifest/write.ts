// `npm run manifest`: writes what the elements offer a page, for tools and for people.
import { writeFileSync } from 'node:fs'
import { manifestFile, manifestText } from './document.ts'
import { readmeFile, readmeText } from './tables.ts'

writeFileSync(manifestFile, manifestText())
writeFileSync(readmeFile, readmeText())
