// Which thread a page's comments belong to, where the element does not say.

// Parameters that say where a reader came from, not which article this is.
const tracking = /^(utm_.*|[a-z]*clk?id|mc_[ce]id|igshid|_g[al])$/

/** The page's canonical address, else its address without hash and tracking parameters. */
export function pageKey(page: Document): string {
  const canonical = page.querySelector<HTMLLinkElement>('link[rel~=canonical]')?.href
  if (canonical) return canonical
  const url = new URL(page.location.href)
  url.hash = ''
  for (const name of [...url.searchParams.keys()]) {
    if (tracking.test(name)) url.searchParams.delete(name)
  }
  return url.href
}
