CREATE TABLE contact (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  email TEXT,
  merged_into INTEGER REFERENCES contact (id)
) STRICT;
CREATE INDEX contact_merged ON contact (merged_into) WHERE merged_into IS NOT NULL;

CREATE TABLE profile (
  key TEXT PRIMARY KEY,
  contact INTEGER NOT NULL REFERENCES contact (id),
  channel TEXT NOT NULL,
  name TEXT NOT NULL,
  handle TEXT,
  url TEXT,
  bio TEXT,
  location TEXT,
  followers INTEGER,
  verified INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX profile_contact ON profile (contact);

CREATE TABLE case_file (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  key TEXT NOT NULL UNIQUE,
  contact INTEGER NOT NULL REFERENCES contact (id),
  channel TEXT NOT NULL,
  form TEXT NOT NULL,
  url TEXT,
  subject TEXT NOT NULL,
  status TEXT NOT NULL,
  owner TEXT,
  opened_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;
CREATE INDEX case_file_updated ON case_file (updated_at);
CREATE INDEX case_file_status ON case_file (status, updated_at);
CREATE INDEX case_file_contact ON case_file (contact);

CREATE TABLE entry (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  case_id INTEGER NOT NULL REFERENCES case_file (id),
  origin TEXT NOT NULL,
  author TEXT NOT NULL,
  text TEXT NOT NULL,
  inbound INTEGER NOT NULL,
  public INTEGER NOT NULL,
  at INTEGER NOT NULL,
  key TEXT UNIQUE,
  revision INTEGER NOT NULL DEFAULT 0,
  removed INTEGER NOT NULL DEFAULT 0,
  url TEXT,
  rating TEXT,
  attachments TEXT,
  draft TEXT
) STRICT;
CREATE INDEX entry_case ON entry (case_id, id);
CREATE INDEX entry_draft ON entry (draft) WHERE draft IS NOT NULL;

CREATE TABLE change (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL,
  at INTEGER NOT NULL,
  case_id INTEGER,
  entry INTEGER,
  closed INTEGER,
  survivor INTEGER,
  loser INTEGER
) STRICT;
CREATE INDEX change_at ON change (at);
