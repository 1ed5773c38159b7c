-- The site's own login: the keys that its tokens are verified with, the tokens that were used, and what
-- a login says of the author of a comment.

CREATE TABLE sso_keys (
  site_id TEXT NOT NULL REFERENCES sites (id),
  kid TEXT NOT NULL CHECK (length(kid) BETWEEN 1 AND 64 AND kid NOT GLOB '*[^A-Za-z0-9_.-]*'),
  alg TEXT NOT NULL CHECK (alg IN ('HS256', 'ES256', 'RS256')),
  -- A secret as it was given, or a public key in PEM. Read by a login of its kid, and by nothing else.
  key TEXT NOT NULL CHECK (length(CAST(key AS BLOB)) BETWEEN 32 AND 4096),
  added_at INTEGER NOT NULL,
  PRIMARY KEY (site_id, kid)
) STRICT, WITHOUT ROWID;

-- The old one and the new one, while keys are exchanged.
CREATE TRIGGER sso_keys_are_few BEFORE INSERT ON sso_keys
WHEN (SELECT count(*) FROM sso_keys WHERE site_id = NEW.site_id AND kid <> NEW.kid) >= 2
BEGIN
  SELECT RAISE(ABORT, 'a site has two login keys at most');
END;

-- How readers sign in, as everybody may know. Follows the keys.
ALTER TABLE sites ADD COLUMN sign_in TEXT NOT NULL DEFAULT 'guest'
  CHECK (sign_in IN ('guest', 'guest_or_sso'));

CREATE TRIGGER sso_opens AFTER INSERT ON sso_keys BEGIN
  UPDATE sites SET sign_in = 'guest_or_sso', revision = revision + 1
  WHERE id = NEW.site_id AND sign_in = 'guest';
END;

CREATE TRIGGER sso_closes AFTER DELETE ON sso_keys BEGIN
  UPDATE sites SET sign_in = 'guest', revision = revision + 1
  WHERE id = OLD.site_id AND NOT EXISTS (SELECT 1 FROM sso_keys WHERE site_id = OLD.site_id);
END;

-- That a login is used once; kept for as long as its token would be taken.
CREATE TABLE sso_logins (
  site_id TEXT NOT NULL REFERENCES sites (id),
  jti TEXT NOT NULL CHECK (length(jti) BETWEEN 1 AND 255),
  expires_at INTEGER NOT NULL,
  PRIMARY KEY (site_id, jti)
) STRICT, WITHOUT ROWID;

-- As the login said when it was written; a badge stands on nobody else.
ALTER TABLE comments ADD COLUMN author_avatar TEXT;
ALTER TABLE comments ADD COLUMN author_badge TEXT;
