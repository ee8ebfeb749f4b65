-- Whom people are taken for in a target. depth 0: what the agent found out, or how things were when a person decided first; above
-- it what people decided, each on top of what stands again when it is taken back. The highest counts. state: matched, none,
-- review, linked, separated. ref: the contact; empty for one of their own that is not known. apart: a contact that the one to be
-- made must not be. evidence: why, as JSON. pending: links and cases are still to follow.
CREATE TABLE person_match (
  target TEXT NOT NULL,
  person TEXT NOT NULL,
  depth INTEGER NOT NULL,
  state TEXT NOT NULL,
  ref_type TEXT,
  ref_id TEXT,
  apart_type TEXT,
  apart_id TEXT,
  evidence TEXT NOT NULL,
  decided_at BIGINT NOT NULL,
  pending INTEGER NOT NULL,
  PRIMARY KEY (target, person, depth)
) ${clustered};
CREATE INDEX person_match_pending ON person_match (target, decided_at) WHERE pending = 1;
CREATE INDEX person_match_by_time ON person_match (state, decided_at);
CREATE INDEX crm_case_by_author ON crm_case (target, author);
