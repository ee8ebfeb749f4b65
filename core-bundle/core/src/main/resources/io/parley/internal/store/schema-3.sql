-- found_by: the stream that found a message which was not said to the account, while nothing else concerns the account in
-- that conversation with that person.
ALTER TABLE item ADD COLUMN found_by TEXT;
CREATE INDEX item_found ON item (conversation, author, item_id) WHERE found_by IS NOT NULL;
CREATE INDEX item_found_lately ON item (item_id) WHERE found_by IS NOT NULL;
