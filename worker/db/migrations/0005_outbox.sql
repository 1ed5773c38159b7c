-- The outbox: events written in the batch of what they tell, the webhooks that hear of them, and what
-- became of each delivery. An event is written where a webhook of its site is enabled, and nowhere else.

CREATE TABLE webhooks (
  site_id TEXT NOT NULL REFERENCES sites (id),
  id TEXT NOT NULL,
  url TEXT NOT NULL CHECK (url GLOB 'https://*' AND length(url) <= 2048),
  -- The host that the API was called by when the address was set: no event is sent there.
  own_host TEXT NOT NULL,
  -- Null is every type.
  event_types TEXT CHECK (json_array_length(event_types) > 0),
  secret TEXT NOT NULL CHECK (secret GLOB 'whsec_*'),
  -- Signs as well until it expires, so that a secret can be exchanged without a gap.
  previous_secret TEXT CHECK (previous_secret GLOB 'whsec_*'),
  previous_expires_at INTEGER,
  disabled_at INTEGER,
  disabled_reason TEXT CHECK (disabled_reason IN ('moderator', 'gone')),
  -- Nothing is sent before: it did not answer, or asked us to wait.
  paused_until INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (site_id, id),
  CHECK ((previous_secret IS NULL) = (previous_expires_at IS NULL)),
  CHECK ((disabled_at IS NULL) = (disabled_reason IS NULL))
) STRICT, WITHOUT ROWID;

-- Ids and states, no text. What has not been drained leads the key, so that an event costs one row and
-- is found without an index.
CREATE TABLE events (
  site_id TEXT NOT NULL,
  drained INTEGER NOT NULL DEFAULT 0 CHECK (drained IN (0, 1)),
  -- Time-ordered; the webhook-id of every delivery, retry and replay.
  id TEXT NOT NULL,
  type TEXT NOT NULL,
  data TEXT NOT NULL CHECK (json_type(data) = 'object' AND length(CAST(data AS BLOB)) < 16000),
  created_at INTEGER NOT NULL,
  PRIMARY KEY (site_id, drained, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE deliveries (
  site_id TEXT NOT NULL,
  webhook_id TEXT NOT NULL,
  -- Ordered by the time of the event.
  id TEXT NOT NULL,
  event_id TEXT NOT NULL,
  status TEXT NOT NULL DEFAULT 'pending' CHECK (status IN ('pending', 'delivered', 'failed')),
  -- How often it was claimed to be sent. Also says whose claim it is: a result that comes late counts no more.
  attempt INTEGER NOT NULL DEFAULT 0 CHECK (attempt >= 0),
  -- Attempts before it was last replayed: the back-off begins anew there.
  begun_after INTEGER NOT NULL DEFAULT 0,
  -- When it may be claimed. A claim moves it on, so that what was claimed by a worker that died comes again.
  next_at INTEGER NOT NULL,
  response_status INTEGER,
  last_error TEXT,
  delivered_at INTEGER,
  PRIMARY KEY (site_id, webhook_id, id),
  CHECK ((status = 'delivered') = (delivered_at IS NOT NULL))
) STRICT, WITHOUT ROWID;

-- What is due, by webhook.
CREATE INDEX deliveries_due ON deliveries (site_id, webhook_id, next_at) WHERE status = 'pending';

-- An event is drained once, and that is when its deliveries come into being: so there is one for each
-- webhook that hears of it, however many drains run at once.
CREATE TRIGGER event_drained AFTER UPDATE OF drained ON events WHEN OLD.drained = 0 AND NEW.drained = 1
BEGIN
  INSERT INTO deliveries (site_id, webhook_id, id, event_id, next_at)
  SELECT NEW.site_id, w.id, substr(NEW.id, 1, 8) || lower(hex(randomblob(8))), NEW.id, NEW.created_at
  FROM webhooks w
  WHERE w.site_id = NEW.site_id AND w.disabled_at IS NULL AND (w.event_types IS NULL
    OR EXISTS (SELECT 1 FROM json_each(w.event_types) t WHERE t.value = NEW.type));
END;
