-- How often readers have reacted to comments of a thread, or have taken it back: with it those who listen know
-- that nothing else has moved the version.
ALTER TABLE threads ADD COLUMN reacted INTEGER NOT NULL DEFAULT 0;

DROP TRIGGER reaction_set;
DROP TRIGGER reaction_unset;

CREATE TRIGGER reaction_set AFTER INSERT ON reactions BEGIN
  UPDATE comments SET
    reactions = json_set(reactions, '$.' || NEW.kind, coalesce(reactions ->> NEW.kind, 0) + 1),
    score = score + NEW.weight
  WHERE NEW.target_id <> NEW.thread_id AND site_id = NEW.site_id AND id = NEW.target_id;
  UPDATE threads SET
    version = version + 1,
    reacted = reacted + (NEW.target_id <> NEW.thread_id),
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
    reacted = reacted + (OLD.target_id <> OLD.thread_id),
    reactions = CASE WHEN OLD.target_id = OLD.thread_id
      THEN json_set(reactions, '$.' || OLD.kind, coalesce(reactions ->> OLD.kind, 1) - 1)
      ELSE reactions END
  WHERE site_id = OLD.site_id AND id = OLD.thread_id;
END;
