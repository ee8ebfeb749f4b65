-- Times are milliseconds since 1970 by the store's clock. Keys are those of the SPI, at most 100 characters.
-- Statements end with a semicolon at the end of a line. Written so that PostgreSQL takes the same text. ${clustered}: rows lie
-- in the order of their key.

-- What the agent remembers about itself: its epoch (one more with every start), the id of the store.
CREATE TABLE meta (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) ${clustered};

-- Accounts and targets that were ever configured. since_at: nothing older is wanted from them.
CREATE TABLE party (
  side TEXT NOT NULL,
  id TEXT NOT NULL,
  since_at BIGINT NOT NULL,
  PRIMARY KEY (side, id)
) ${clustered};

-- How far each stream of an account or target was read. version: for compare-and-set.
CREATE TABLE read_position (
  side TEXT NOT NULL,
  id TEXT NOT NULL,
  stream TEXT NOT NULL,
  value TEXT NOT NULL,
  version BIGINT NOT NULL,
  moved_at BIGINT NOT NULL,
  PRIMARY KEY (side, id, stream)
) ${clustered};

CREATE TABLE profile (
  profile_key TEXT PRIMARY KEY,
  revision BIGINT NOT NULL,
  fingerprint TEXT NOT NULL,
  body TEXT NOT NULL,
  observed_at BIGINT NOT NULL,
  seen_at BIGINT NOT NULL
) ${clustered};

-- last_seq numbers what was said. waiting_since: a chat that nobody has answered yet.
CREATE TABLE conversation (
  conversation_key TEXT PRIMARY KEY,
  account TEXT NOT NULL,
  kind TEXT NOT NULL,
  body TEXT NOT NULL,
  last_seq BIGINT NOT NULL,
  last_at BIGINT NOT NULL,
  waiting_since BIGINT,
  closed_at BIGINT
) ${clustered};
CREATE INDEX conversation_by_time ON conversation (last_at);
CREATE INDEX conversation_waiting ON conversation (account, waiting_since) WHERE waiting_since IS NOT NULL;

-- Every revision of everything that an account received (origin channel), and what the agent added to a conversation
-- (origin agent: answers sent, notes, closings). Never changed but for state, reason and the payload's expiry; an answer
-- that comes back from the channel is received then, and seen_at says when. decision: what the person said who dropped it;
-- the same with deliveries and answers.
CREATE TABLE item (
  item_id ${identity},
  account TEXT NOT NULL,
  origin TEXT NOT NULL,
  kind TEXT NOT NULL,
  item_key TEXT NOT NULL,
  revision BIGINT NOT NULL,
  fingerprint TEXT NOT NULL,
  conversation TEXT,
  seq BIGINT,
  author TEXT,
  direction TEXT,
  sent_at BIGINT,
  state TEXT NOT NULL,
  reason TEXT,
  decision TEXT,
  payload TEXT,
  seen_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX item_once ON item (item_key, revision, account);
CREATE INDEX item_in_conversation ON item (conversation, seq);
CREATE INDEX item_held ON item (account, item_id) WHERE state = 'held';
CREATE INDEX item_parked ON item (seen_at, item_id) WHERE state = 'parked';
CREATE INDEX item_received ON item (seen_at, account, item_key, revision) WHERE origin = 'channel';

-- Messages that are looked at again, because their channel does not tell of edits and removals.
CREATE TABLE recheck (
  account TEXT NOT NULL,
  item_key TEXT NOT NULL,
  sent_at BIGINT NOT NULL,
  due_at BIGINT NOT NULL,
  PRIMARY KEY (account, item_key)
) ${clustered};
CREATE INDEX recheck_due ON recheck (account, due_at);

-- Work for a target, one row for each revision that was routed to it. cause: why it was parked, for programs; reason: for
-- people; the same with answers. gone_since: the CRM no longer has a record that it is written to, which a merge that was
-- not told yet may explain.
CREATE TABLE delivery (
  delivery_id ${identity},
  target TEXT NOT NULL,
  lane TEXT NOT NULL,
  item_key TEXT NOT NULL,
  revision BIGINT NOT NULL,
  item_id BIGINT NOT NULL,
  kind TEXT NOT NULL,
  priority INTEGER NOT NULL,
  state TEXT NOT NULL,
  reason TEXT,
  cause TEXT,
  decision TEXT,
  tries INTEGER NOT NULL,
  in_doubt INTEGER NOT NULL,
  first_tried_at BIGINT,
  tried_at BIGINT,
  failed_since BIGINT,
  gone_since BIGINT,
  case_key TEXT,
  ref_type TEXT,
  ref_id TEXT,
  settled_at BIGINT
);
CREATE UNIQUE INDEX delivery_once ON delivery (target, item_key, revision);
CREATE INDEX delivery_open ON delivery (target, lane, delivery_id) WHERE state = 'pending';
CREATE INDEX delivery_parked ON delivery (settled_at, delivery_id) WHERE state = 'parked';
CREATE INDEX delivery_in_case ON delivery (target, case_key, delivery_id) WHERE case_key IS NOT NULL;
CREATE INDEX delivery_in_doubt ON delivery (target, lane) WHERE in_doubt = 1;
CREATE INDEX delivery_by_ref ON delivery (target, ref_type, ref_id) WHERE ref_id IS NOT NULL;

-- Lanes that have pending work; one conversation is a lane. leased_at: when the batch in flight was made.
CREATE TABLE lane (
  target TEXT NOT NULL,
  lane TEXT NOT NULL,
  priority INTEGER NOT NULL,
  head BIGINT NOT NULL,
  due_at BIGINT NOT NULL,
  leased_at BIGINT,
  lease_epoch BIGINT,
  PRIMARY KEY (target, lane)
) ${clustered};
CREATE INDEX lane_by_urgency ON lane (target, priority, head);

-- Contacts and cases in a target. ref_id is empty from the first try until its outcome. written_at: when it was written
-- last.
CREATE TABLE link (
  target TEXT NOT NULL,
  link_key TEXT NOT NULL,
  kind TEXT NOT NULL,
  ref_type TEXT,
  ref_id TEXT,
  written_revision BIGINT NOT NULL,
  first_tried_at BIGINT NOT NULL,
  tried_at BIGINT NOT NULL,
  written_at BIGINT,
  PRIMARY KEY (target, link_key)
) ${clustered};
CREATE INDEX link_by_ref ON link (target, ref_type, ref_id) WHERE ref_id IS NOT NULL;

-- One case for each conversation, person and number. closed_at: as the people of the CRM left it.
CREATE TABLE crm_case (
  target TEXT NOT NULL,
  conversation TEXT NOT NULL,
  author TEXT NOT NULL,
  number INTEGER NOT NULL,
  case_key TEXT NOT NULL,
  closed_at BIGINT,
  PRIMARY KEY (target, conversation, author, number)
) ${clustered};
CREATE UNIQUE INDEX crm_case_by_key ON crm_case (target, case_key);

-- Answers that people of a CRM wrote. attempt grows with every send; state sending outlives a crash and means in doubt.
CREATE TABLE reply (
  reply_id ${identity},
  reply_key TEXT NOT NULL,
  target TEXT NOT NULL,
  record_type TEXT NOT NULL,
  record_id TEXT NOT NULL,
  case_ref_type TEXT NOT NULL,
  case_ref_id TEXT NOT NULL,
  case_key TEXT,
  account TEXT,
  conversation TEXT,
  in_reply_to TEXT,
  body TEXT NOT NULL,
  written_at BIGINT NOT NULL,
  seen_at BIGINT NOT NULL,
  state TEXT NOT NULL,
  reason TEXT,
  cause TEXT,
  decision TEXT,
  due_at BIGINT NOT NULL,
  attempt BIGINT NOT NULL,
  attempt_epoch BIGINT,
  tries INTEGER NOT NULL,
  first_sending_at BIGINT,
  sending_at BIGINT,
  sent_key TEXT,
  settled_at BIGINT
);
CREATE UNIQUE INDEX reply_once ON reply (reply_key);
CREATE INDEX reply_open ON reply (account, reply_id) WHERE state IN ('pending', 'sending');
CREATE INDEX reply_unsettled ON reply (account) WHERE state IN ('sending', 'parked') AND sending_at IS NOT NULL;
CREATE INDEX reply_held ON reply (target) WHERE state = 'held';
CREATE INDEX reply_parked ON reply (settled_at, reply_id) WHERE state = 'parked';
CREATE INDEX reply_by_sent ON reply (sent_key) WHERE sent_key IS NOT NULL;

-- Silence that an account or target asked for, or that broken credentials impose.
CREATE TABLE gate (
  side TEXT NOT NULL,
  id TEXT NOT NULL,
  operation TEXT NOT NULL,
  kind TEXT NOT NULL,
  until_at BIGINT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (side, id, operation)
) ${clustered};

-- Accounts whose answers wait because a person said so; the empty account stands for all of them.
CREATE TABLE pause (
  account TEXT PRIMARY KEY,
  since_at BIGINT NOT NULL
) ${clustered};

-- The ledger: how many rows are in which state, moved in the transactions that move the rows.
CREATE TABLE ledger (
  side TEXT NOT NULL,
  id TEXT NOT NULL,
  bucket TEXT NOT NULL,
  reason TEXT NOT NULL,
  amount BIGINT NOT NULL,
  PRIMARY KEY (side, id, bucket, reason)
) ${clustered};
