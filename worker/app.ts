// The contents page of the API: what every request passes through, the routes, and what answers when
// none of them does.
import { methodNotAllowed } from 'hono/method-not-allowed'
import { readConfig } from './config.ts'
import { isPassing } from './db/outage.ts'
import { factory } from './factory.ts'
import { openProblems, preflight } from './middleware/cross-origin.ts'
import { wholePath } from './middleware/path.ts'
import { answerProblem, ProblemError } from './problem.ts'
import { requestIdOf } from './request-id.ts'
import { comments } from './routes/comments.ts'
import { health } from './routes/health.ts'
import { live } from './routes/live.ts'
import { me } from './routes/me.ts'
import { mine } from './routes/mine.ts'
import { audit } from './routes/moderation/audit.ts'
import { authors } from './routes/moderation/authors.ts'
import { bulk } from './routes/moderation/bulk.ts'
import { moderated } from './routes/moderation/comments.ts'
import { complaints } from './routes/moderation/complaints.ts'
import { decisions } from './routes/moderation/decisions.ts'
import { deliveries } from './routes/moderation/deliveries.ts'
import { jobs } from './routes/moderation/jobs.ts'
import { queues } from './routes/moderation/queues.ts'
import { reportReview } from './routes/moderation/reports.ts'
import { sanctions } from './routes/moderation/sanctions.ts'
import { settings } from './routes/moderation/settings.ts'
import { stats } from './routes/moderation/stats.ts'
import { moderatedThreads } from './routes/moderation/threads.ts'
import { tokens } from './routes/moderation/tokens.ts'
import { webhooks } from './routes/moderation/webhooks.ts'
import { openapi } from './routes/openapi.ts'
import { ownComments } from './routes/own-comments.ts'
import { ownDecisions } from './routes/own-decisions.ts'
import { posting } from './routes/posting.ts'
import { reactions } from './routes/reactions.ts'
import { reports } from './routes/reports.ts'
import { ownSanctions } from './routes/sanctions.ts'
import { session } from './routes/session.ts'
import { sites } from './routes/sites.ts'
import { threads } from './routes/threads.ts'

export const app = factory.createApp()

app.use(async function everyRequest(c, next) {
  c.header('Cache-Control', 'no-store')
  c.header('X-Content-Type-Options', 'nosniff')
  c.header('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'; sandbox")
  c.header('Cross-Origin-Resource-Policy', 'cross-origin')
  c.header('Referrer-Policy', 'no-referrer')
  await next()
})

app.use('/v1/*', openProblems)

app.use(
  methodNotAllowed({
    app,
    onMethodNotAllowed: (c, methods) => {
      const headers = { Allow: methods.join(', ') }
      return answerProblem(c, new ProblemError('method_not_allowed', { headers }))
    },
  }),
)

app.use('/v1/*', preflight)

app.use(async function configured(c, next) {
  c.set('config', await readConfig(c.env))
  await next()
})

app.use('/v1/*', wholePath)

// Anyone reads; nothing here knows who asks.
app.route('/', health)
app.route('/', openapi)
app.route('/', sites)
app.route('/', threads)

// Readers write, and see what is theirs: by token, from an origin on the site's list.
app.route('/', session)
app.route('/', posting)
app.route('/', comments)
app.route('/', reactions)
app.route('/', live)
app.route('/', mine)
app.route('/', me)
app.route('/', ownComments)
app.route('/', ownSanctions)
app.route('/', reports)
app.route('/', ownDecisions)

// Moderators work by token, each route with its scope; no browser of another origin may.
app.route('/', queues)
app.route('/', decisions)
app.route('/', moderated)
app.route('/', bulk)
app.route('/', jobs)
app.route('/', stats)
app.route('/', authors)
app.route('/', sanctions)
app.route('/', moderatedThreads)
app.route('/', reportReview)
app.route('/', complaints)
app.route('/', audit)
app.route('/', settings)
app.route('/', tokens)
app.route('/', webhooks)
app.route('/', deliveries)

app.notFound((c) => answerProblem(c, new ProblemError('not_found')))

app.onError((error, c) => {
  if (error instanceof ProblemError) return answerProblem(c, error)
  const { stack } = error
  console.error(JSON.stringify({ request_id: requestIdOf(c), error: String(error), stack }))
  return answerProblem(c, new ProblemError(isPassing(error) ? 'unavailable' : 'internal'))
})
