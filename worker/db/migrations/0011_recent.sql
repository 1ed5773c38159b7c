-- The newest published comments of a whole site. The index of those that nobody has looked at takes the
-- others in behind them: a post writes no row more for it. Its name stays, so that the worker before this
-- migration still finds it.
DROP INDEX comments_unreviewed;
CREATE INDEX comments_unreviewed ON comments (site_id, (reviewed_at IS NULL), id)
  WHERE status = 'approved';
