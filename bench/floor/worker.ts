// The least that could answer: bare Hono and one D1 query over an index. What the worker is measured
// against; it checks nothing, opens nothing to other origins and knows no replies.
import { Hono } from 'hono'

const app = new Hono<{ Bindings: { DB: D1Database } }>()

app.get('/threads/:thread', async (c) => {
  const { results } = await c.env.DB.prepare(
    `SELECT id, name, body, posted_at FROM comments WHERE thread_id = ?1 ORDER BY id DESC LIMIT ?2`,
  )
    .bind(c.req.param('thread'), Number(c.req.query('rows') ?? 25))
    .all()
  return c.json({ comments: results })
})

app.post('/threads/:thread', async (c) => {
  const { name, body } = await c.req.json<{ name: string; body: string }>()
  const { meta } = await c.env.DB.prepare(
    `INSERT INTO comments (thread_id, name, body, posted_at) VALUES (?1, ?2, ?3, ?4)`,
  )
    .bind(c.req.param('thread'), name, body, Date.now())
    .run()
  return c.json({ id: meta.last_row_id }, 201)
})

// biome-ignore lint/style/noDefaultExport: workerd asks for it
export default app
