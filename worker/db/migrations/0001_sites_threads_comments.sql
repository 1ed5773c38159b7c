-- Sites with their settings, the threads under their articles, the comments in them and the
-- reactions to both. One database serves many sites: site_id leads every key.

CREATE TABLE sites (
  id TEXT NOT NULL PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 40 AND id NOT GLOB '*[^a-z0-9-]*'),
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  origins TEXT NOT NULL CHECK (json_type(origins) = 'array'),
  -- [{kind, emoji, label, weight}]: weight is what one such reaction adds to a comment's score.
  reaction_kinds TEXT NOT NULL CHECK (json_type(reaction_kinds) = 'array'),
  -- Only what differs from the defaults in worker/contract/limits.ts.
  limits TEXT NOT NULL DEFAULT '{}' CHECK (json_type(limits) = 'object'),
  -- Settings of the moderation rules, by rule.
  policy TEXT NOT NULL DEFAULT '{}' CHECK (json_type(policy) = 'object'),
  notice TEXT,
  -- Derives a guest's author id from the guest's key. Never leaves the database but for that.
  author_key TEXT NOT NULL DEFAULT (lower(hex(randomblob(32)))) CHECK (length(author_key) >= 64),
  revision INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- sites.origins turned round, for preflights that name no site.
CREATE TABLE site_origins (
  origin TEXT NOT NULL,
  site_id TEXT NOT NULL REFERENCES sites (id),
  PRIMARY KEY (origin, site_id)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER site_added AFTER INSERT ON sites BEGIN
  INSERT INTO site_origins (origin, site_id) SELECT DISTINCT value, NEW.id FROM json_each(NEW.origins);
END;

CREATE TRIGGER site_origins_changed AFTER UPDATE OF origins ON sites BEGIN
  DELETE FROM site_origins WHERE site_id = NEW.id;
  INSERT INTO site_origins (origin, site_id) SELECT DISTINCT value, NEW.id FROM json_each(NEW.origins);
END;

CREATE TABLE threads (
  site_id TEXT NOT NULL REFERENCES sites (id),
  key TEXT NOT NULL CHECK (length(CAST(key AS BLOB)) BETWEEN 1 AND 512),
  id TEXT NOT NULL,
  -- Both from the first published comment.
  url TEXT,
  title TEXT,
  state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'closed')),
  -- Approved comments: what a reader can see.
  comment_count INTEGER NOT NULL DEFAULT 0 CHECK (comment_count >= 0),
  -- {kind: count}
  reactions TEXT NOT NULL DEFAULT '{}' CHECK (json_type(reactions) = 'object'),
  -- Moves with everything public and with nothing else; 0 is a thread nobody has seen anything in.
  version INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (site_id, key)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX threads_by_id ON threads (site_id, id);

-- A guest has no row here before the first comment.
CREATE TABLE authors (
  site_id TEXT NOT NULL REFERENCES sites (id),
  id TEXT NOT NULL,
  name TEXT,
  website TEXT,
  -- The running minute of the comment limit: when it began, and comments stored in it.
  minute_started_at INTEGER NOT NULL,
  minute_count INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (site_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE comments (
  site_id TEXT NOT NULL,
  -- Time-ordered: a later comment has a greater id, and a reply a greater one than its parent.
  id TEXT NOT NULL,
  thread_id TEXT NOT NULL,
  parent_id TEXT,
  -- The root of the branch, null on the root itself.
  root_id TEXT,
  -- Ids from the root down to the parent.
  ancestors TEXT NOT NULL DEFAULT '[]' CHECK (json_type(ancestors) = 'array'),
  depth INTEGER NOT NULL CHECK (depth >= 0),
  author_id TEXT,
  -- As they were when it was written.
  author_name TEXT,
  author_website TEXT,
  status TEXT NOT NULL CHECK (status IN ('pending', 'approved', 'rejected', 'spam', 'withdrawn')),
  -- The Markdown source, and the nodes made of it once, on write. Both are emptied on withdrawal.
  body TEXT NOT NULL,
  body_nodes TEXT NOT NULL CHECK (json_type(body_nodes) = 'array'),
  posted_at INTEGER NOT NULL,
  edited_at INTEGER,
  revision INTEGER NOT NULL DEFAULT 1,
  pinned_at INTEGER,
  -- {kind: count}
  reactions TEXT NOT NULL DEFAULT '{}' CHECK (json_type(reactions) = 'object'),
  score INTEGER NOT NULL DEFAULT 0,
  -- On a root the approved comments in its branch, on a reply its approved direct replies.
  reply_count INTEGER NOT NULL DEFAULT 0 CHECK (reply_count >= 0),
  -- Direct replies that are listed, tombstones included: while there are any, this one is listed too.
  listed_replies INTEGER NOT NULL DEFAULT 0 CHECK (listed_replies >= 0),
  -- 1 where readers meet it in the list: approved, or a tombstone.
  listed INTEGER NOT NULL CHECK (listed = (status = 'approved' OR listed_replies > 0)),
  PRIMARY KEY (site_id, id),
  FOREIGN KEY (site_id, thread_id) REFERENCES threads (site_id, id),
  FOREIGN KEY (site_id, author_id) REFERENCES authors (site_id, id),
  CHECK ((parent_id IS NULL) = (root_id IS NULL) AND (depth = 0) = (parent_id IS NULL)),
  CHECK (json_array_length(ancestors) = depth)
) STRICT;

-- Roots of a thread and replies of a branch, in posting order.
CREATE INDEX comments_listed ON comments (site_id, thread_id, root_id, id) WHERE listed = 1;
-- Roots by score.
CREATE INDEX comments_best ON comments (site_id, thread_id, score, id)
  WHERE listed = 1 AND root_id IS NULL;
-- A reader's own comments that wait for review.
CREATE INDEX comments_held ON comments (site_id, author_id, thread_id, id) WHERE status = 'pending';

-- The answers given under an Idempotency-Key, kept for a day so that a repeated request is answered
-- with the first one's words.
CREATE TABLE idempotency (
  site_id TEXT NOT NULL,
  author_id TEXT NOT NULL,
  key TEXT NOT NULL,
  request_hash TEXT NOT NULL,
  comment_id TEXT NOT NULL,
  status INTEGER NOT NULL,
  answer TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (site_id, author_id, key)
) STRICT, WITHOUT ROWID;

-- One row is one reaction; that it cannot be there twice is what makes setting it repeatable.
CREATE TABLE reactions (
  site_id TEXT NOT NULL,
  author_id TEXT NOT NULL,
  thread_id TEXT NOT NULL,
  -- A comment's id, or the thread's own.
  target_id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind NOT GLOB '*[^a-z0-9_]*' AND length(kind) BETWEEN 1 AND 24),
  weight INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (site_id, author_id, thread_id, target_id, kind),
  FOREIGN KEY (site_id, thread_id) REFERENCES threads (site_id, id)
) STRICT, WITHOUT ROWID;

-- Counts move with the rows they count, and only with them.
CREATE TRIGGER reaction_set AFTER INSERT ON reactions BEGIN
  UPDATE comments SET
    reactions = json_set(reactions, '$.' || NEW.kind, coalesce(reactions ->> NEW.kind, 0) + 1),
    score = score + NEW.weight
  WHERE NEW.target_id <> NEW.thread_id AND site_id = NEW.site_id AND id = NEW.target_id;
  UPDATE threads SET
    version = version + 1,
    reactions = CASE WHEN NEW.target_id = NEW.thread_id
      THEN json_set(reactions, '$.' || NEW.kind, coalesce(reactions ->> NEW.kind, 0) + 1)
      ELSE reactions END
  WHERE site_id = NEW.site_id AND id = NEW.thread_id;
END;

CREATE TRIGGER reaction_unset AFTER DELETE ON reactions BEGIN
  UPDATE comments SET
    reactions = json_set(reactions, '$.' || OLD.kind, coalesce(reactions ->> OLD.kind, 1) - 1),
    score = score - OLD.weight
  WHERE OLD.target_id <> OLD.thread_id AND site_id = OLD.site_id AND id = OLD.target_id;
  UPDATE threads SET
    version = version + 1,
    reactions = CASE WHEN OLD.target_id = OLD.thread_id
      THEN json_set(reactions, '$.' || OLD.kind, coalesce(reactions ->> OLD.kind, 1) - 1)
      ELSE reactions END
  WHERE site_id = OLD.site_id AND id = OLD.thread_id;
END;

-- How this database came to be: whether demonstration content is being written, or has been.
CREATE TABLE installation (
  name TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
