// What the demo newspaper has published: where each article stands, under which site and thread
// its comments are kept, and what the lists and the top of the page say about it.

export interface Article {
  path: string
  site: string
  thread: string
  title: string
  section: string
  summary: string
  byline: string
  /** Local time of publication, with offset, for `<time datetime>` and for dating the comments. */
  published: string
  /** The same moment as the paper prints it. */
  dateline: string
}

export const articles: Article[] = [
  {
    path: '/',
    site: 'demo',
    thread: 'talks-reopen',
    title: 'Alliance reopens talks with Orvany as troops move along the Teyl',
    section: 'Foreign affairs',
    summary:
      'The nine states of the Littoral Compact will meet their eastern neighbour for the first ' +
      'time in 19 months. Both have sent soldiers to the river in the same fortnight, and each ' +
      'says the other did so first.',
    byline: 'Hanne Averill in Lindesby and Pavo Dremmel in Castrel',
    published: '2026-11-12T06:40:00+01:00',
    dateline: 'Thursday 12 November 2026, 06.40',
  },
  {
    path: '/ferry',
    site: 'demo',
    thread: 'ferry-subsidy',
    title: 'Assembly passes ferry subsidy by four votes after sitting all night',
    section: 'Parliament',
    summary:
      'Nine island routes keep their winter timetable for another three years. The two longest ' +
      'will have to share one ship.',
    byline: 'Josune Pallister, parliamentary correspondent',
    published: '2026-11-16T07:15:00+01:00',
    dateline: 'Monday 16 November 2026, 07.15',
  },
  {
    path: '/archive',
    site: 'demo',
    thread: 'long-debate',
    title: 'Thirty-seven years on, the second chamber still has no answer and no end',
    section: 'Constitution',
    summary:
      'Three referendums, two commissions and one very patient judge have failed to settle what ' +
      'Vessaly should do with its Senate of Provinces.',
    byline: 'Corentin Vale',
    published: '2024-02-10T08:00:00+01:00',
    dateline: 'Saturday 10 February 2024, 08.00',
  },
  {
    path: '/held',
    site: 'held',
    thread: 'court-ruling',
    title: 'Court opens the Dellmoor files, but not before the trial',
    section: 'Courts',
    summary:
      'Judges in Maren rule that 1,900 pages on the collapsed quay belong to the public. The ' +
      'public will have to wait for the verdict to read them.',
    byline: 'Ottilie Brandreth, legal affairs editor',
    published: '2026-11-11T16:20:00+01:00',
    dateline: 'Wednesday 11 November 2026, 16.20',
  },
]
