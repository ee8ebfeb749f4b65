-- attachments: files that go with an answer, as JSON; none if there are none.
ALTER TABLE reply ADD COLUMN attachments TEXT;
