-- What was published and nobody has looked at since: a queue like the others, counted as it changes, by the
-- same two triggers, so that a change of status moves the row of counts once.
CREATE INDEX comments_unreviewed ON comments (site_id, id)
  WHERE status = 'approved' AND reviewed_at IS NULL;

ALTER TABLE queues ADD COLUMN unreviewed INTEGER NOT NULL DEFAULT 0 CHECK (unreviewed >= 0);
UPDATE queues SET unreviewed = (SELECT count(*) FROM comments c
  WHERE c.site_id = queues.site_id AND c.status = 'approved' AND c.reviewed_at IS NULL);

DROP TRIGGER comment_waits;
DROP TRIGGER comment_waits_or_not;
DROP TRIGGER comment_waits_no_more;

CREATE TRIGGER comment_waits AFTER INSERT ON comments
WHEN NEW.status = 'pending' OR (NEW.status = 'approved' AND NEW.reviewed_at IS NULL)
BEGIN
  UPDATE queues SET pending = pending + (NEW.status = 'pending'),
    unreviewed = unreviewed + (NEW.status = 'approved')
  WHERE site_id = NEW.site_id;
END;

CREATE TRIGGER comment_waits_or_not AFTER UPDATE OF status, reviewed_at ON comments
WHEN (OLD.status = 'pending') <> (NEW.status = 'pending')
  OR (OLD.status = 'approved' AND OLD.reviewed_at IS NULL)
    <> (NEW.status = 'approved' AND NEW.reviewed_at IS NULL)
BEGIN
  UPDATE queues SET pending = pending + (NEW.status = 'pending') - (OLD.status = 'pending'),
    unreviewed = unreviewed + (NEW.status = 'approved' AND NEW.reviewed_at IS NULL)
      - (OLD.status = 'approved' AND OLD.reviewed_at IS NULL)
  WHERE site_id = NEW.site_id;
END;

CREATE TRIGGER comment_waits_no_more AFTER DELETE ON comments
WHEN OLD.status = 'pending' OR (OLD.status = 'approved' AND OLD.reviewed_at IS NULL)
BEGIN
  UPDATE queues SET pending = pending - (OLD.status = 'pending'),
    unreviewed = unreviewed - (OLD.status = 'approved')
  WHERE site_id = OLD.site_id;
END;
