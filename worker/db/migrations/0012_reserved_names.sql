-- Names that guests of a site may not write under, beside its own and those of everybody who runs a site.
ALTER TABLE sites ADD COLUMN reserved_names TEXT NOT NULL DEFAULT '[]'
  CHECK (json_type(reserved_names) = 'array' AND json_array_length(reserved_names) <= 100);
