// The world outside of the worker tests' workerd: every request that leaves it ends here. A host answers with
// the status that its first label names, such as `https://s302.example/`, and says what it was sent.

const seen: string[] = []

export async function outside(request: Request): Promise<Response> {
  const { hostname, pathname } = new URL(request.url)
  if (pathname === '/seen') return Response.json(seen)
  seen.push(`${request.method} ${request.url}`)
  if (hostname === 'silent.example') return new Promise(() => undefined)
  const status = Number(/^s(\d{3})\./.exec(hostname)?.[1] ?? 200)
  const headers = { Location: 'https://s200.example/elsewhere', 'Retry-After': '120' }
  const { method, redirect } = request
  const sent = {
    method,
    redirect,
    headers: Object.fromEntries(request.headers),
    body: await request.text(),
  }
  return new Response(status === 204 ? null : JSON.stringify(sent), { status, headers })
}
