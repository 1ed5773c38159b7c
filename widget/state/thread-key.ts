// Which thread a page's comments belong to, where the element does not say.

// Parameters that say where a reader came from, not which article this is.
const tracking = /^(utm_.*|[a-z]*clk?id|mc_[ce]id|igshid|_g[al])$/

/** The page's canonical address, else its own without hash and tracking parameters, letter by letter. */
export function pageKey(href: string, page: ParentNode): string {
  const canonical = page.querySelector<HTMLLinkElement>('link[rel~=canonical]')?.href
  if (canonical) return canonical
  const [address, ...query] = href.replace(/#.*/, '').split('?')
  const kept = query
    .join('?')
    .split('&')
    .filter((pair) => pair && !tracking.test(pair.replace(/=.*/, '')))
  return [address, ...(kept.length ? [kept.join('&')] : [])].join('?')
}
