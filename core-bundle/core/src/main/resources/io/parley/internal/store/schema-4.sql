-- attachments: files that go with an answer, as JSON; none if there are none.
ALTER TABLE reply ADD COLUMN attachments TEXT;
-- What connectors want to do later, once. state: waiting, running (in doubt if its epoch is over), done, unwanted, unfinished.
-- What has ended stays, so that it is not begun again.
CREATE TABLE errand (
  account TEXT NOT NULL,
  errand_key TEXT NOT NULL,
  text TEXT NOT NULL,
  since_at BIGINT NOT NULL,
  state TEXT NOT NULL,
  due_at BIGINT NOT NULL,
  tries INTEGER NOT NULL,
  epoch BIGINT NOT NULL,
  reason TEXT,
  PRIMARY KEY (account, errand_key)
) ${clustered};
CREATE INDEX errand_open ON errand (account, due_at) WHERE state IN ('waiting', 'running');
