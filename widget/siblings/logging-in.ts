// Takes the place of what says as whom a reader writes, in the files of the siblings: there the site's own login
// is exchanged, and nobody writes.
export { begin, tokenFor } from '../acts/login.ts'
