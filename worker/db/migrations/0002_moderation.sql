-- What moderators work with: tokens, decisions, an audit that only grows, and a queue that is counted as
-- it changes.

-- Nothing of a token but its hash is kept. It belongs to people, not to one site: `sites` names those
-- it opens.
CREATE TABLE tokens (
  id TEXT NOT NULL PRIMARY KEY,
  hash TEXT NOT NULL UNIQUE CHECK (length(hash) = 64),
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  scopes TEXT NOT NULL CHECK (json_array_length(scopes) > 0),
  sites TEXT NOT NULL CHECK (json_array_length(sites) > 0),
  created_at INTEGER NOT NULL,
  -- The token that minted it; null from the command line.
  created_by TEXT,
  expires_at INTEGER,
  -- To the day: when somebody works is nobody's business.
  last_used_on TEXT,
  revoked_at INTEGER
) STRICT, WITHOUT ROWID;

-- When a moderator last looked at it and let it be, or decided.
ALTER TABLE comments ADD COLUMN reviewed_at INTEGER;
-- The decision that made its present status; null where rules or its author did.
ALTER TABLE comments ADD COLUMN decision_id TEXT;
-- Of a comment that was held: the page it came from, should it be the first that is published.
ALTER TABLE comments ADD COLUMN page_url TEXT;
ALTER TABLE comments ADD COLUMN page_title TEXT;
-- What waits, oldest first, and what was decided against.
CREATE INDEX comments_pending ON comments (site_id, id) WHERE status = 'pending';
CREATE INDEX comments_refused ON comments (site_id, status, id)
  WHERE status IN ('rejected', 'spam', 'withdrawn');

-- A decision on one revision of one comment, by a moderator or by the reversal of another decision.
CREATE TABLE decisions (
  site_id TEXT NOT NULL,
  id TEXT NOT NULL,
  comment_id TEXT NOT NULL,
  decision TEXT NOT NULL CHECK (decision IN ('approve', 'reject', 'spam', 'hold')),
  reason_code TEXT,
  explanation TEXT,
  status_before TEXT NOT NULL,
  -- The revision that it made.
  revision INTEGER NOT NULL,
  actor TEXT NOT NULL,
  decided_at INTEGER NOT NULL,
  -- The decision that it takes back.
  reverses TEXT,
  PRIMARY KEY (site_id, id)
) STRICT, WITHOUT ROWID;

-- Who did what to what. States and settings, never anybody's words.
CREATE TABLE audit (
  site_id TEXT NOT NULL,
  id TEXT NOT NULL,
  at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  action TEXT NOT NULL,
  target TEXT NOT NULL,
  revision INTEGER,
  before TEXT,
  after TEXT,
  reason TEXT,
  request_id TEXT,
  PRIMARY KEY (site_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX audit_by_target ON audit (site_id, target, id);

CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit BEGIN
  SELECT RAISE(ABORT, 'the audit only grows');
END;
CREATE TRIGGER audit_is_not_cut BEFORE DELETE ON audit BEGIN
  SELECT RAISE(ABORT, 'the audit only grows');
END;

-- How many wait in the queue of a site. Moves with the comments that it counts, and only with them.
CREATE TABLE queues (
  site_id TEXT NOT NULL PRIMARY KEY REFERENCES sites (id),
  pending INTEGER NOT NULL DEFAULT 0 CHECK (pending >= 0)
) STRICT, WITHOUT ROWID;

INSERT INTO queues (site_id, pending)
SELECT s.id, count(c.id) FROM sites s
LEFT JOIN comments c ON c.site_id = s.id AND c.status = 'pending' GROUP BY s.id;

CREATE TRIGGER site_has_queues AFTER INSERT ON sites BEGIN
  INSERT INTO queues (site_id) VALUES (NEW.id);
END;

CREATE TRIGGER comment_waits AFTER INSERT ON comments WHEN NEW.status = 'pending' BEGIN
  UPDATE queues SET pending = pending + 1 WHERE site_id = NEW.site_id;
END;

CREATE TRIGGER comment_waits_or_not AFTER UPDATE OF status ON comments
WHEN (OLD.status = 'pending') <> (NEW.status = 'pending')
BEGIN
  UPDATE queues SET pending = pending + (NEW.status = 'pending') - (OLD.status = 'pending')
  WHERE site_id = NEW.site_id;
END;

CREATE TRIGGER comment_waits_no_more AFTER DELETE ON comments WHEN OLD.status = 'pending' BEGIN
  UPDATE queues SET pending = pending - 1 WHERE site_id = OLD.site_id;
END;
