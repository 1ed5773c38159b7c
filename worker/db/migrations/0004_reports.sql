-- What readers tell moderators: reports of comments, and complaints of authors about decisions.

-- One row is what one reader says of one comment.
CREATE TABLE reports (
  site_id TEXT NOT NULL,
  id TEXT NOT NULL,
  comment_id TEXT NOT NULL,
  -- Counts the reports of its comment, from 1.
  nth INTEGER NOT NULL,
  -- Who reports.
  author_id TEXT NOT NULL,
  reason_code TEXT NOT NULL CHECK (reason_code NOT GLOB '*[^a-z_]*'),
  explanation TEXT,
  -- The revision of the comment that was seen.
  revision INTEGER NOT NULL,
  reported_at INTEGER NOT NULL,
  -- What a moderator has said of this report alone.
  outcome TEXT CHECK (outcome IN ('agree', 'dismiss')),
  reviewed_at INTEGER,
  reviewed_by TEXT,
  PRIMARY KEY (site_id, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX reports_once ON reports (site_id, author_id, comment_id);
CREATE UNIQUE INDEX reports_of_comment ON reports (site_id, comment_id, nth);
-- The newest of one reader, for the limit of a minute.
CREATE INDEX reports_by_author ON reports (site_id, author_id, id);

-- Reports there have been of it.
ALTER TABLE comments ADD COLUMN report_count INTEGER NOT NULL DEFAULT 0 CHECK (report_count >= 0);
-- Up to which of them a decision on the comment has settled them, so that settling a thousand writes one
-- row. Those that came later, and that nobody has reviewed, are open.
ALTER TABLE comments ADD COLUMN reports_settled INTEGER NOT NULL DEFAULT 0;
ALTER TABLE comments ADD COLUMN open_reports INTEGER NOT NULL DEFAULT 0 CHECK (open_reports >= 0);
-- {reason: count}, of those that are open.
ALTER TABLE comments ADD COLUMN report_reasons TEXT NOT NULL DEFAULT '{}'
  CHECK (json_type(report_reasons) = 'object');
CREATE UNIQUE INDEX comments_reported ON comments (site_id, id) WHERE open_reports > 0;
-- What rules have held of one author, newest last.
CREATE INDEX comments_held_by_rules ON comments (site_id, author_id, id)
  WHERE status = 'pending' AND decision_id IS NULL;

ALTER TABLE queues ADD COLUMN reported INTEGER NOT NULL DEFAULT 0 CHECK (reported >= 0);
ALTER TABLE queues ADD COLUMN complaints INTEGER NOT NULL DEFAULT 0 CHECK (complaints >= 0);

CREATE TRIGGER report_made AFTER INSERT ON reports BEGIN
  UPDATE comments SET report_count = report_count + 1, open_reports = open_reports + 1,
    report_reasons = json_set(report_reasons, '$.' || NEW.reason_code,
      coalesce(report_reasons ->> NEW.reason_code, 0) + 1)
  WHERE site_id = NEW.site_id AND id = NEW.comment_id;
END;

CREATE TRIGGER report_reviewed AFTER UPDATE OF outcome ON reports WHEN OLD.outcome IS NULL BEGIN
  UPDATE comments SET open_reports = open_reports - 1,
    report_reasons = json_set(report_reasons, '$.' || NEW.reason_code,
      (report_reasons ->> NEW.reason_code) - 1)
  WHERE site_id = NEW.site_id AND id = NEW.comment_id AND reports_settled < NEW.nth;
END;

CREATE TRIGGER comment_reported_or_not AFTER UPDATE OF open_reports ON comments
WHEN (OLD.open_reports > 0) <> (NEW.open_reports > 0)
BEGIN
  UPDATE queues SET reported = reported + (NEW.open_reports > 0) - (OLD.open_reports > 0)
  WHERE site_id = NEW.site_id;
END;

CREATE TRIGGER comment_reported_no_more AFTER DELETE ON comments WHEN OLD.open_reports > 0 BEGIN
  UPDATE queues SET reported = reported - 1 WHERE site_id = OLD.site_id;
END;

-- Whose comment was decided, so that they can be told why.
ALTER TABLE decisions ADD COLUMN author_id TEXT;
-- Reports that were open when it was decided, and up to which they had been settled before.
ALTER TABLE decisions ADD COLUMN open_reports INTEGER NOT NULL DEFAULT 0;
ALTER TABLE decisions ADD COLUMN reports_settled INTEGER NOT NULL DEFAULT 0;
CREATE INDEX decisions_against ON decisions (site_id, author_id, id)
  WHERE decision IN ('reject', 'spam', 'hold');
UPDATE decisions SET author_id = (SELECT c.author_id FROM comments c
  WHERE c.site_id = decisions.site_id AND c.id = decisions.comment_id);

-- An author contests a decision, once.
CREATE TABLE complaints (
  site_id TEXT NOT NULL,
  id TEXT NOT NULL,
  decision_id TEXT NOT NULL,
  comment_id TEXT NOT NULL,
  explanation TEXT,
  made_at INTEGER NOT NULL,
  -- Whether the contested decision stands.
  outcome TEXT CHECK (outcome IN ('uphold', 'reverse')),
  answer TEXT,
  decided_at INTEGER,
  decided_by TEXT,
  PRIMARY KEY (site_id, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX complaints_once ON complaints (site_id, decision_id);
-- What waits. A comment's next decision ends it, so that there is never more than one.
CREATE UNIQUE INDEX complaints_open ON complaints (site_id, comment_id) WHERE outcome IS NULL;

CREATE TRIGGER complaint_made AFTER INSERT ON complaints BEGIN
  UPDATE queues SET complaints = complaints + 1 WHERE site_id = NEW.site_id;
END;

CREATE TRIGGER complaint_decided AFTER UPDATE OF outcome ON complaints WHEN OLD.outcome IS NULL BEGIN
  UPDATE queues SET complaints = complaints - 1 WHERE site_id = NEW.site_id;
END;

CREATE TRIGGER complaint_erased AFTER DELETE ON complaints WHEN OLD.outcome IS NULL BEGIN
  UPDATE queues SET complaints = complaints - 1 WHERE site_id = OLD.site_id;
END;
