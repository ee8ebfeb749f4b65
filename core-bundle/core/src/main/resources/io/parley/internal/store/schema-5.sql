-- Whom people are taken for in a target. depth 0: what the agent found out, or how things were when a person decided first; above
-- it what people decided, each on top of what stands again when it is taken back. The highest counts. state: matched, none,
-- review, linked, separated. ref: the contact; empty for one of their own that is not known. evidence: why, as JSON. course:
-- followed when links and cases follow it, or a later one; new before; back when what lay on it was taken back.
CREATE TABLE person_match (
  target TEXT NOT NULL,
  person TEXT NOT NULL,
  depth INTEGER NOT NULL,
  state TEXT NOT NULL,
  ref_type TEXT,
  ref_id TEXT,
  evidence TEXT NOT NULL,
  decided_at BIGINT NOT NULL,
  course TEXT NOT NULL,
  PRIMARY KEY (target, person, depth)
) ${clustered};
CREATE INDEX person_match_pending ON person_match (target, decided_at) WHERE course <> 'followed';
CREATE INDEX person_match_by_time ON person_match (state, decided_at);

-- Contacts that were not made for a person, but that the key of the person led to at some time.
CREATE TABLE foreign_contact (
  target TEXT NOT NULL,
  person TEXT NOT NULL,
  ref_type TEXT NOT NULL,
  ref_id TEXT NOT NULL,
  PRIMARY KEY (target, person, ref_type, ref_id)
) ${clustered};
CREATE INDEX foreign_contact_by_ref ON foreign_contact (target, ref_type, ref_id);

CREATE INDEX crm_case_by_author ON crm_case (target, author);
