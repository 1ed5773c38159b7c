-- What the policy goes by: what a thread sets of it, sketches of texts, word lists. And what it said.

-- Settings of the moderation rules over the site's, by rule.
ALTER TABLE threads ADD COLUMN policy TEXT NOT NULL DEFAULT '{}'
  CHECK (json_type(policy) = 'object');

-- By which nearly equal texts are known; kept where the site looks for them.
ALTER TABLE comments ADD COLUMN sketch TEXT CHECK (length(sketch) = 16);
-- What the rules said of its present text, where they said anything.
ALTER TABLE comments ADD COLUMN verdict TEXT
  CHECK (verdict IS NULL OR json_type(verdict) = 'object');
-- The last of an author, and the last of a thread that have a sketch.
CREATE INDEX IF NOT EXISTS comments_by_author ON comments (site_id, author_id, id);
CREATE INDEX comments_sketched ON comments (site_id, thread_id, id) WHERE sketch IS NOT NULL;

-- As comments are compared with it: made of the terms when they are saved. Its terms lie beside it, for
-- both in one row could be more than a row may hold.
CREATE TABLE word_lists (
  site_id TEXT NOT NULL REFERENCES sites (id),
  list TEXT NOT NULL CHECK (list IN ('blocked', 'watched')),
  version INTEGER NOT NULL,
  compiled TEXT NOT NULL,
  PRIMARY KEY (site_id, list)
) STRICT;

CREATE TABLE word_list_terms (
  site_id TEXT NOT NULL REFERENCES sites (id),
  list TEXT NOT NULL,
  saved_at INTEGER NOT NULL,
  terms TEXT NOT NULL CHECK (json_type(terms) = 'array'),
  PRIMARY KEY (site_id, list)
) STRICT;

-- 1 where moderators have marked the author as one whom they trust.
ALTER TABLE authors ADD COLUMN is_trusted INTEGER NOT NULL DEFAULT 0 CHECK (is_trusted IN (0, 1));
