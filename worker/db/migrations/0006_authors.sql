-- People and the threads they write in: what authors have been told and are held to, moderators' notes,
-- what moderators set of a thread, and the keys that a thread had before.

-- Comments by status. The batch that stores a comment counts it in the row that it writes anyway;
-- whatever changes a status later is counted by the triggers below.
ALTER TABLE authors ADD COLUMN published INTEGER NOT NULL DEFAULT 0 CHECK (published >= 0);
ALTER TABLE authors ADD COLUMN pending INTEGER NOT NULL DEFAULT 0 CHECK (pending >= 0);
ALTER TABLE authors ADD COLUMN rejected INTEGER NOT NULL DEFAULT 0 CHECK (rejected >= 0);
ALTER TABLE authors ADD COLUMN spam INTEGER NOT NULL DEFAULT 0 CHECK (spam >= 0);
ALTER TABLE authors ADD COLUMN withdrawn INTEGER NOT NULL DEFAULT 0 CHECK (withdrawn >= 0);
-- The name as it is looked for: without case and accents.
ALTER TABLE authors ADD COLUMN name_key TEXT;
CREATE INDEX authors_by_name ON authors (site_id, name_key) WHERE name_key IS NOT NULL;

UPDATE authors SET name_key = lower(name), published = c.published, pending = c.pending,
  rejected = c.rejected, spam = c.spam, withdrawn = c.withdrawn
FROM (SELECT site_id, author_id, sum(status = 'approved') AS published,
    sum(status = 'pending') AS pending, sum(status = 'rejected') AS rejected,
    sum(status = 'spam') AS spam, sum(status = 'withdrawn') AS withdrawn
  FROM comments WHERE author_id IS NOT NULL GROUP BY site_id, author_id) c
WHERE authors.site_id = c.site_id AND authors.id = c.author_id;

CREATE TRIGGER author_counted_anew AFTER UPDATE OF status ON comments
WHEN OLD.status <> NEW.status AND NEW.author_id IS NOT NULL
BEGIN
  UPDATE authors SET
    published = published + (NEW.status = 'approved') - (OLD.status = 'approved'),
    pending = pending + (NEW.status = 'pending') - (OLD.status = 'pending'),
    rejected = rejected + (NEW.status = 'rejected') - (OLD.status = 'rejected'),
    spam = spam + (NEW.status = 'spam') - (OLD.status = 'spam'),
    withdrawn = withdrawn + (NEW.status = 'withdrawn') - (OLD.status = 'withdrawn')
  WHERE site_id = NEW.site_id AND id = NEW.author_id;
END;

CREATE TRIGGER author_counted_less AFTER DELETE ON comments WHEN OLD.author_id IS NOT NULL BEGIN
  UPDATE authors SET
    published = published - (OLD.status = 'approved'), pending = pending - (OLD.status = 'pending'),
    rejected = rejected - (OLD.status = 'rejected'), spam = spam - (OLD.status = 'spam'),
    withdrawn = withdrawn - (OLD.status = 'withdrawn')
  WHERE site_id = OLD.site_id AND id = OLD.author_id;
END;

-- All that one author has written, in any state.
CREATE INDEX IF NOT EXISTS comments_by_author ON comments (site_id, author_id, id);

-- What an author was told, or is held to.
CREATE TABLE sanctions (
  site_id TEXT NOT NULL,
  id TEXT NOT NULL,
  author_id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('warn', 'hold', 'suspend', 'ban')),
  -- In the moderator's words, for the author.
  message TEXT NOT NULL,
  reason_code TEXT,
  -- When it ends by itself; null where somebody must end it.
  until INTEGER CHECK (until IS NOT NULL OR kind <> 'suspend'),
  actor TEXT NOT NULL,
  -- Of the request that made it; the audit of a clean-up names it.
  request_id TEXT,
  made_at INTEGER NOT NULL,
  -- Of a warning: when its author said that it was read.
  acknowledged_at INTEGER CHECK (acknowledged_at IS NULL OR kind = 'warn'),
  lifted_at INTEGER,
  lifted_by TEXT,
  -- What has become of the author's earlier comments: how far that is, and how many were decided.
  clean_up TEXT CHECK (clean_up IN ('running', 'done', 'stopped')),
  cleaned_to TEXT NOT NULL DEFAULT '',
  cleaned INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (site_id, id),
  FOREIGN KEY (site_id, author_id) REFERENCES authors (site_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX sanctions_of_author ON sanctions (site_id, author_id, id);
-- Never two of a kind: a new one takes the place of the old. So the facts of a post read four at most.
CREATE UNIQUE INDEX sanctions_open ON sanctions (site_id, author_id, kind)
  WHERE lifted_at IS NULL AND acknowledged_at IS NULL;
CREATE INDEX sanctions_cleaning ON sanctions (clean_up, site_id, id) WHERE clean_up = 'running';

-- What moderators tell each other of an author.
CREATE TABLE notes (
  site_id TEXT NOT NULL,
  id TEXT NOT NULL,
  author_id TEXT NOT NULL,
  body TEXT NOT NULL,
  actor TEXT NOT NULL,
  made_at INTEGER NOT NULL,
  PRIMARY KEY (site_id, id),
  FOREIGN KEY (site_id, author_id) REFERENCES authors (site_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX notes_of_author ON notes (site_id, author_id, id);

-- From then on the thread is closed, whatever `state` says.
ALTER TABLE threads ADD COLUMN closes_at INTEGER;
-- 1 where every comment waits for review.
ALTER TABLE threads ADD COLUMN hold_all INTEGER NOT NULL DEFAULT 0 CHECK (hold_all IN (0, 1));
-- To readers, above the composer.
ALTER TABLE threads ADD COLUMN message TEXT;
-- Where the row is a key that a thread had before: the key it has now, which is never an alias itself.
-- A row and not a table, so that a key is always either the one or the other.
ALTER TABLE threads ADD COLUMN alias_of TEXT;
CREATE INDEX threads_aliases ON threads (site_id, alias_of) WHERE alias_of IS NOT NULL;
