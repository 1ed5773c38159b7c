// `npm run afterword -- …`: what a site owner does from the command line.
import { runSite, siteUsage } from './site.ts'
import { runToken, tokenUsage } from './token.ts'
import { UsageError } from './usage.ts'

const usage = `Usage: npm run afterword -- <command>

${siteUsage}
${tokenUsage}
With --remote a command works on the deployed database, else on the local one.`

async function run(args: string[]): Promise<void> {
  const [noun, ...rest] = args
  const wantsHelp = noun === undefined || noun === 'help' || args.includes('--help')
  if (wantsHelp) return console.log(usage)
  if (noun === 'site') return runSite(rest)
  if (noun === 'token') return runToken(rest)
  throw new UsageError(`There is no command "${noun}".\n\n${usage}`)
}

run(process.argv.slice(2)).catch((error: Error) => {
  console.error(error instanceof UsageError ? error.message : error)
  process.exitCode = 1
})
