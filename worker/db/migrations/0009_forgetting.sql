-- Authors who asked to be forgotten, while earlier comments are gone through, and as long as sanctions keep
-- their id. Nothing else is known of them.

CREATE TABLE erasures (
  site_id TEXT NOT NULL REFERENCES sites (id),
  author_id TEXT NOT NULL,
  -- The last comment that was there when it was asked for: what is written later is somebody new's.
  last_comment TEXT NOT NULL,
  keep_comments INTEGER NOT NULL CHECK (keep_comments IN (0, 1)),
  -- 'kept': all is done, and a sanction keeps the author's id.
  state TEXT NOT NULL DEFAULT 'running' CHECK (state IN ('running', 'kept')),
  PRIMARY KEY (site_id, author_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX erasures_by_state ON erasures (state, site_id, author_id);

-- 1 from the moment its reader sets the profile: what a post leaves out is then taken from it.
ALTER TABLE authors ADD COLUMN keeps_byline INTEGER NOT NULL DEFAULT 0
  CHECK (keeps_byline IN (0, 1));
