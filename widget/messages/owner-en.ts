// What is said where the element is not set up right: to whoever owns the page. Loaded only then.

export const ownerWords = {
  noSite: (site: string) =>
    `There is no site “${site}” here, so there are no comments. If this is your page: “npm run afterword -- site list” shows the ids of your sites.`,
  notListed: (origin: string, site: string) =>
    `Nobody can write here yet, because ${origin} is not among the origins of the site “${site}”. If this is your page, add it: npm run afterword -- site set ${site} --origin ${origin}`,
}
