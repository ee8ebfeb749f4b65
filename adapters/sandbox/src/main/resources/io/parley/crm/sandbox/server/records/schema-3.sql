ALTER TABLE contact ADD COLUMN phone TEXT;
ALTER TABLE contact ADD COLUMN phone_end TEXT;
CREATE INDEX contact_email ON contact (lower(email)) WHERE email IS NOT NULL;
CREATE INDEX contact_phone_end ON contact (phone_end) WHERE phone_end IS NOT NULL;
