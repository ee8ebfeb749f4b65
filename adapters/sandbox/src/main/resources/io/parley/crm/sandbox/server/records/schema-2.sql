CREATE TABLE custom_value (
  kind TEXT NOT NULL,
  record INTEGER NOT NULL,
  field TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (kind, record, field)
) STRICT, WITHOUT ROWID;
