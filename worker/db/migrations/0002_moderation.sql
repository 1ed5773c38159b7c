-- What moderators work with: tokens, decisions, an audit that only grows, queues that are counted as
-- they change, and what the rules said of each comment.

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

-- What the rules said on the way in, as JSON; null where none spoke.
ALTER TABLE comments ADD COLUMN verdict TEXT;
-- When a moderator last looked at it and let it be, or decided.
ALTER TABLE comments ADD COLUMN reviewed_at INTEGER;
-- The decision that made its present status; null where rules or its author did.
ALTER TABLE comments ADD COLUMN decision_id TEXT;
-- Of a comment that was held: the page it came from, should it be the first that is published.
ALTER TABLE comments ADD COLUMN page_url TEXT;
ALTER TABLE comments ADD COLUMN page_title TEXT;
-- Reports that no decision has answered, in all and as {reason_code: count}; the newest that one has.
ALTER TABLE comments ADD COLUMN open_reports INTEGER NOT NULL DEFAULT 0 CHECK (open_reports >= 0);
ALTER TABLE comments ADD COLUMN reports TEXT NOT NULL DEFAULT '{}';
ALTER TABLE comments ADD COLUMN reports_answered TEXT NOT NULL DEFAULT '';

-- One queue each, oldest first.
CREATE INDEX comments_pending ON comments (site_id, id) WHERE status = 'pending';
CREATE INDEX comments_reported ON comments (site_id, id)
  WHERE open_reports > 0 AND status = 'approved';
CREATE INDEX comments_unreviewed ON comments (site_id, id)
  WHERE status = 'approved' AND reviewed_at IS NULL;
CREATE INDEX comments_refused ON comments (site_id, status, id)
  WHERE status IN ('rejected', 'spam', 'withdrawn');
-- Everything of one author.
CREATE INDEX comments_by_author ON comments (site_id, author_id, id);

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

-- How many wait in each queue of a site.
CREATE TABLE queues (
  site_id TEXT NOT NULL PRIMARY KEY REFERENCES sites (id),
  pending INTEGER NOT NULL DEFAULT 0 CHECK (pending >= 0),
  reported INTEGER NOT NULL DEFAULT 0 CHECK (reported >= 0),
  unreviewed INTEGER NOT NULL DEFAULT 0 CHECK (unreviewed >= 0),
  complaints INTEGER NOT NULL DEFAULT 0 CHECK (complaints >= 0)
) STRICT, WITHOUT ROWID;

INSERT INTO queues (site_id, pending, unreviewed)
SELECT s.id, count(c.id) FILTER (WHERE c.status = 'pending'),
  count(c.id) FILTER (WHERE c.status = 'approved')
FROM sites s LEFT JOIN comments c ON c.site_id = s.id GROUP BY s.id;

CREATE TRIGGER site_has_queues AFTER INSERT ON sites BEGIN
  INSERT INTO queues (site_id) VALUES (NEW.id);
END;

-- An author's comments by status, which rules and moderators ask for.
ALTER TABLE authors ADD COLUMN approved INTEGER NOT NULL DEFAULT 0 CHECK (approved >= 0);
ALTER TABLE authors ADD COLUMN pending INTEGER NOT NULL DEFAULT 0 CHECK (pending >= 0);
ALTER TABLE authors ADD COLUMN rejected INTEGER NOT NULL DEFAULT 0 CHECK (rejected >= 0);
ALTER TABLE authors ADD COLUMN spam INTEGER NOT NULL DEFAULT 0 CHECK (spam >= 0);
ALTER TABLE authors ADD COLUMN withdrawn INTEGER NOT NULL DEFAULT 0 CHECK (withdrawn >= 0);

UPDATE authors SET
  approved = (SELECT count(*) FROM comments c
    WHERE c.site_id = authors.site_id AND c.author_id = authors.id AND c.status = 'approved'),
  pending = (SELECT count(*) FROM comments c
    WHERE c.site_id = authors.site_id AND c.author_id = authors.id AND c.status = 'pending'),
  withdrawn = (SELECT count(*) FROM comments c
    WHERE c.site_id = authors.site_id AND c.author_id = authors.id AND c.status = 'withdrawn');

-- Both counts move with the rows they count, and only with them.
CREATE TRIGGER comment_counted AFTER INSERT ON comments BEGIN
  UPDATE queues SET
    pending = pending + (NEW.status = 'pending'),
    unreviewed = unreviewed + (NEW.status = 'approved' AND NEW.reviewed_at IS NULL)
  WHERE site_id = NEW.site_id;
  UPDATE authors SET
    approved = approved + (NEW.status = 'approved'),
    pending = pending + (NEW.status = 'pending')
  WHERE site_id = NEW.site_id AND id = NEW.author_id;
END;

CREATE TRIGGER comment_recounted AFTER UPDATE OF status, reviewed_at, open_reports ON comments
WHEN OLD.status <> NEW.status OR (OLD.reviewed_at IS NULL) <> (NEW.reviewed_at IS NULL)
  OR (OLD.open_reports > 0) <> (NEW.open_reports > 0)
BEGIN
  UPDATE queues SET
    pending = pending + (NEW.status = 'pending') - (OLD.status = 'pending'),
    reported = reported + (NEW.status = 'approved' AND NEW.open_reports > 0)
      - (OLD.status = 'approved' AND OLD.open_reports > 0),
    unreviewed = unreviewed + (NEW.status = 'approved' AND NEW.reviewed_at IS NULL)
      - (OLD.status = 'approved' AND OLD.reviewed_at IS NULL)
  WHERE site_id = NEW.site_id;
  UPDATE authors SET
    approved = approved + (NEW.status = 'approved') - (OLD.status = 'approved'),
    pending = pending + (NEW.status = 'pending') - (OLD.status = 'pending'),
    rejected = rejected + (NEW.status = 'rejected') - (OLD.status = 'rejected'),
    spam = spam + (NEW.status = 'spam') - (OLD.status = 'spam'),
    withdrawn = withdrawn + (NEW.status = 'withdrawn') - (OLD.status = 'withdrawn')
  WHERE site_id = NEW.site_id AND id = NEW.author_id AND OLD.status <> NEW.status;
END;

CREATE TRIGGER comment_uncounted AFTER DELETE ON comments BEGIN
  UPDATE queues SET
    pending = pending - (OLD.status = 'pending'),
    reported = reported - (OLD.status = 'approved' AND OLD.open_reports > 0),
    unreviewed = unreviewed - (OLD.status = 'approved' AND OLD.reviewed_at IS NULL)
  WHERE site_id = OLD.site_id;
  UPDATE authors SET
    approved = approved - (OLD.status = 'approved'),
    pending = pending - (OLD.status = 'pending'),
    rejected = rejected - (OLD.status = 'rejected'),
    spam = spam - (OLD.status = 'spam'),
    withdrawn = withdrawn - (OLD.status = 'withdrawn')
  WHERE site_id = OLD.site_id AND id = OLD.author_id;
END;
