-- What moderators search, mark, edit and erase, what they decide by the hundred, and how long it takes.

-- The body with a space around each sign of a script that is written without spaces; null where there
-- is none in it.
ALTER TABLE comments ADD COLUMN search_text TEXT;
-- 'moderator' where the last edit was not its author's.
ALTER TABLE comments ADD COLUMN edited_by TEXT;
-- When it was erased for good. The row stays, without a word, so that replies keep their place.
ALTER TABLE comments ADD COLUMN purged_at INTEGER;

-- Words of comments, and where they stand: site, thread and author as one word each, so that a search
-- reads nothing of another site and lists of threads and authors need no index of their own.
-- Contentless: the words are in comments already.
CREATE VIRTUAL TABLE comment_search USING fts5 (
  place, body, content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 2"
);

INSERT INTO comment_search (rowid, place, body)
SELECT rowid, 's' || hex(site_id) || ' t' || hex(thread_id) || ' a' || hex(author_id), body
FROM comments;

-- In step whoever writes, and in the same batch.
CREATE TRIGGER comment_found AFTER INSERT ON comments BEGIN
  INSERT INTO comment_search (rowid, place, body) VALUES (
    NEW.rowid,
    's' || hex(NEW.site_id) || ' t' || hex(NEW.thread_id) || ' a' || hex(NEW.author_id),
    coalesce(NEW.search_text, NEW.body));
END;

CREATE TRIGGER comment_found_anew AFTER UPDATE OF body, author_id, thread_id ON comments
WHEN OLD.body <> NEW.body OR OLD.author_id IS NOT NEW.author_id OR OLD.thread_id <> NEW.thread_id
BEGIN
  UPDATE comment_search SET
    place = 's' || hex(NEW.site_id) || ' t' || hex(NEW.thread_id) || ' a' || hex(NEW.author_id),
    body = CASE WHEN NEW.body = '' THEN '' ELSE coalesce(NEW.search_text, NEW.body) END
  WHERE rowid = NEW.rowid;
END;

CREATE TRIGGER comment_found_no_more AFTER DELETE ON comments BEGIN
  DELETE FROM comment_search WHERE rowid = OLD.rowid;
END;

-- At most three lead a thread. What is hidden is no longer pinned.
CREATE INDEX comments_pinned ON comments (site_id, thread_id, id) WHERE pinned_at IS NOT NULL;

CREATE TRIGGER comment_pinned_no_more AFTER UPDATE OF status ON comments
WHEN OLD.pinned_at IS NOT NULL AND NEW.status <> 'approved'
BEGIN
  UPDATE comments SET pinned_at = NULL WHERE site_id = NEW.site_id AND id = NEW.id;
END;

-- What a comment said before it was edited. Erased with the comment's own words.
CREATE TABLE revisions (
  site_id TEXT NOT NULL,
  comment_id TEXT NOT NULL,
  revision INTEGER NOT NULL,
  body TEXT NOT NULL,
  -- Whose words they were: 'author' or 'moderator'.
  edited_by TEXT NOT NULL,
  -- Since when it said so.
  since INTEGER NOT NULL,
  PRIMARY KEY (site_id, comment_id, revision)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER comment_said AFTER UPDATE OF body ON comments
WHEN OLD.body <> NEW.body AND NEW.body <> ''
BEGIN
  INSERT INTO revisions (site_id, comment_id, revision, body, edited_by, since)
  VALUES (OLD.site_id, OLD.id, OLD.revision, OLD.body, coalesce(OLD.edited_by, 'author'),
    coalesce(OLD.edited_at, OLD.posted_at));
END;

CREATE TRIGGER comment_says_nothing AFTER UPDATE OF body ON comments
WHEN OLD.edited_at IS NOT NULL AND NEW.body = ''
BEGIN
  DELETE FROM revisions WHERE site_id = OLD.site_id AND comment_id = OLD.id;
END;

CREATE TRIGGER comment_has_no_words AFTER UPDATE OF body ON comments
WHEN NEW.body = '' AND NEW.search_text IS NOT NULL
BEGIN
  UPDATE comments SET search_text = NULL WHERE site_id = NEW.site_id AND id = NEW.id;
END;

-- Deciding everything that a filter finds, in steps that may stop and go on.
CREATE TABLE jobs (
  site_id TEXT NOT NULL,
  id TEXT NOT NULL,
  state TEXT NOT NULL
    CHECK (state IN ('running', 'finished', 'cancelled', 'undoing', 'undone')),
  filter TEXT NOT NULL CHECK (json_type(filter) = 'object'),
  decision TEXT NOT NULL CHECK (decision IN ('approve', 'reject', 'spam', 'hold')),
  reason_code TEXT,
  explanation TEXT,
  actor TEXT NOT NULL,
  -- Of the request that began it; the audit of what it decides names it.
  request_id TEXT,
  created_at INTEGER NOT NULL,
  finished_at INTEGER,
  -- How far it is: where the list goes on, or the last decision that was taken back.
  cursor TEXT NOT NULL DEFAULT '',
  decided INTEGER NOT NULL DEFAULT 0 CHECK (decided >= 0),
  passed_over INTEGER NOT NULL DEFAULT 0,
  taken_back INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (site_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX jobs_at_work ON jobs (id) WHERE state IN ('running', 'undoing');

ALTER TABLE decisions ADD COLUMN job_id TEXT;
CREATE INDEX decisions_by_job ON decisions (site_id, job_id, id) WHERE job_id IS NOT NULL;

-- Decisions by day, moderator and reason. Moves with the decisions that it counts.
CREATE TABLE decision_counts (
  site_id TEXT NOT NULL,
  -- Days since 1970, UTC.
  day INTEGER NOT NULL,
  actor TEXT NOT NULL,
  decision TEXT NOT NULL,
  -- '' where none was given.
  reason_code TEXT NOT NULL,
  is_reversal INTEGER NOT NULL,
  decisions INTEGER NOT NULL,
  -- Of those that ended a wait in the queue: how many, how long in all, and how many within an hour
  -- and within a day.
  waits INTEGER NOT NULL,
  waited_ms INTEGER NOT NULL,
  within_hour INTEGER NOT NULL,
  within_day INTEGER NOT NULL,
  PRIMARY KEY (site_id, day, actor, decision, reason_code, is_reversal)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER decision_counted AFTER INSERT ON decisions BEGIN
  INSERT INTO decision_counts (site_id, day, actor, decision, reason_code, is_reversal, decisions,
    waits, waited_ms, within_hour, within_day)
  SELECT NEW.site_id, NEW.decided_at / 86400000, NEW.actor, NEW.decision,
    coalesce(NEW.reason_code, ''), NEW.reverses IS NOT NULL, 1,
    w.waits, w.waits * w.ms, w.waits * (w.ms <= 3600000), w.waits * (w.ms <= 86400000)
  FROM (SELECT NEW.status_before = 'pending' AS waits,
    max(0, NEW.decided_at - coalesce((SELECT posted_at FROM comments
      WHERE site_id = NEW.site_id AND id = NEW.comment_id), NEW.decided_at)) AS ms) w
  WHERE true
  ON CONFLICT DO UPDATE SET decisions = decisions + 1, waits = waits + excluded.waits,
    waited_ms = waited_ms + excluded.waited_ms, within_hour = within_hour + excluded.within_hour,
    within_day = within_day + excluded.within_day;
END;
