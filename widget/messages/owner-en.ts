// What is said where the element is not set up right: to whoever owns the page. Loaded only then.

/** Why there is nothing to read, or, without a `code`, why nobody can write. */
export function ownerNote(
  code: string | undefined,
  { site, api }: { site: string; api: string },
  origin: string,
): string {
  // Only the worker on one's own machine answers without TLS.
  const remote = api.startsWith('http:') ? '' : ' --remote'
  if (code === 'not_found') {
    if (!site) {
      return 'This element has no “site”, so there are no comments. If this is your page, give it one.'
    }
    return `There is no site “${site}” here, so there are no comments. If this is your page: “npm run afterword -- site list${remote}” shows the ids of your sites.`
  }
  if (code === 'invalid_path') {
    return 'This page has no usable thread key, so there are no comments. If this is your page, give the element a “thread” of 1 to 512 bytes.'
  }
  if (location.protocol === 'file:') {
    return 'Nobody can write here, because this page was opened from a file and has no origin. If this is your page, open it from a web server, on your own machine too.'
  }
  if (origin === 'null') {
    return 'Nobody can write here, because this page is in a sandbox and has no origin. If this is your page, give the sandbox “allow-same-origin”.'
  }
  return `Nobody can write here yet, because ${origin} is not among the origins of the site “${site}”. If this is your page, add it: npm run afterword -- site set ${site} --add-origin ${origin}${remote}`
}
