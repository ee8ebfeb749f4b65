-- The store of store-4.sql, as the agent of schema 5 left it: sqlite3 data/parley.db .dump
CREATE TABLE meta (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
);
INSERT INTO meta VALUES('epoch','2');
CREATE TABLE party (
  side TEXT NOT NULL,
  id TEXT NOT NULL,
  since_at BIGINT NOT NULL,
  PRIMARY KEY (side, id)
);
INSERT INTO party VALUES('target','crm',1777896000000);
INSERT INTO party VALUES('account','brand',1777809600000);
CREATE TABLE read_position (
  side TEXT NOT NULL,
  id TEXT NOT NULL,
  stream TEXT NOT NULL,
  value TEXT NOT NULL,
  version BIGINT NOT NULL,
  moved_at BIGINT NOT NULL,
  PRIMARY KEY (side, id, stream)
);
INSERT INTO read_position VALUES('target','crm','events','3',4,1777896125000);
INSERT INTO read_position VALUES('account','brand','log','7',8,1777896130000);
INSERT INTO read_position VALUES('account','brand','audit:log','{"due":"2026-05-05T12:00:00Z","listed":"2026-05-04T12:00:00Z","missed":0,"at":"1970-01-01T00:00:00Z"}',1,1777896000000);
CREATE TABLE profile (
  profile_key TEXT PRIMARY KEY,
  revision BIGINT NOT NULL,
  fingerprint TEXT NOT NULL,
  body TEXT NOT NULL,
  observed_at BIGINT NOT NULL,
  seen_at BIGINT NOT NULL
);
INSERT INTO profile VALUES('test:people/anna',1,'_8Uk7OiZ8PjiZ9i-SFe4jM','{"id":["test","people","anna"],"displayName":"Person anna","verified":false,"observedAt":"2026-05-04T12:00:00Z"}',1777896000000,1777896000000);
INSERT INTO profile VALUES('test:people/bob',1,'fCU3m_REhHLCmj8P8EbkmB','{"id":["test","people","bob"],"displayName":"Person bob","verified":false,"observedAt":"2026-05-04T12:00:00Z"}',1777896000000,1777896000000);
INSERT INTO profile VALUES('test:people/brand',1,'pTwnroOnCMaDCXlh1KQitW','{"id":["test","people","brand"],"displayName":"Brand","verified":false,"observedAt":"2026-05-04T12:00:35Z"}',1777896035000,1777896035000);
INSERT INTO profile VALUES('test:people/carla',1,'Sgx0_eKmucPIN7iQuqk_LD','{"id":["test","people","carla"],"displayName":"Person carla","verified":false,"observedAt":"2026-05-04T12:01:00Z"}',1777896060000,1777896070000);
INSERT INTO profile VALUES('test:people/dora',1,'1s_KriVaA0AtXBdIf_2fBu','{"id":["test","people","dora"],"displayName":"Person dora","verified":false,"observedAt":"2026-05-04T12:02:00Z"}',1777896120000,1777896130000);
CREATE TABLE conversation (
  conversation_key TEXT PRIMARY KEY,
  account TEXT NOT NULL,
  kind TEXT NOT NULL,
  body TEXT NOT NULL,
  last_seq BIGINT NOT NULL,
  last_at BIGINT NOT NULL,
  waiting_since BIGINT,
  closed_at BIGINT
);
INSERT INTO conversation VALUES('test:threads/t1','brand','PUBLIC_THREAD','{"id":["test","threads","t1"],"kind":"PUBLIC_THREAD","visibility":"PUBLIC","startedAt":"2026-05-04T12:00:00Z"}',2,1777896035000,NULL,NULL);
INSERT INTO conversation VALUES('test:threads/t2','brand','PUBLIC_THREAD','{"id":["test","threads","t2"],"kind":"PUBLIC_THREAD","visibility":"PUBLIC","startedAt":"2026-05-04T12:00:00Z"}',2,1777896095000,NULL,1777896095000);
INSERT INTO conversation VALUES('test:threads/t3','brand','PUBLIC_THREAD','{"id":["test","threads","t3"],"kind":"PUBLIC_THREAD","visibility":"PUBLIC","startedAt":"2026-05-04T12:00:00Z"}',1,1777896070000,NULL,NULL);
INSERT INTO conversation VALUES('test:threads/t4','brand','PUBLIC_THREAD','{"id":["test","threads","t4"],"kind":"PUBLIC_THREAD","visibility":"PUBLIC","startedAt":"2026-05-04T12:00:00Z"}',1,1777896130000,NULL,NULL);
CREATE TABLE item (
  item_id INTEGER PRIMARY KEY,
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
  seen_at BIGINT NOT NULL,
  found_by TEXT);
INSERT INTO item VALUES(1,'brand','channel','MESSAGE','test:messages/m1',1,'JKKARYJl3YJvrnRb5p9-VM','test:threads/t1',1,'test:people/anna','INBOUND',1777896000000,'routed',NULL,NULL,'{"id":["test","messages","m1"],"conversation":["test","threads","t1"],"author":["test","people","anna"],"direction":"INBOUND","sentAt":"2026-05-04T12:00:00Z","text":"Where is my parcel?","visibility":"PUBLIC","reply":{}}',1777896000000,NULL);
INSERT INTO item VALUES(2,'brand','channel','MESSAGE','test:messages/m2',1,'BHSuIJxhQVnShvaf_d5qeA','test:threads/t2',1,'test:people/bob','INBOUND',1777896000000,'routed',NULL,NULL,'{"id":["test","messages","m2"],"conversation":["test","threads","t2"],"author":["test","people","bob"],"direction":"INBOUND","sentAt":"2026-05-04T12:00:00Z","text":"Is the lid tight?","visibility":"PUBLIC","reply":{}}',1777896000000,NULL);
INSERT INTO item VALUES(3,'brand','channel','MESSAGE','test:messages/posted-0',1,'8e544B1QXKGHNA9AbIczLy','test:threads/t1',2,'test:people/brand','OUTBOUND',1777896035000,'dropped','echo',NULL,'{"id":["test","messages","posted-0"],"conversation":["test","threads","t1"],"author":["test","people","brand"],"direction":"OUTBOUND","sentAt":"2026-05-04T12:00:35Z","text":"On its way.","visibility":"PUBLIC","inReplyTo":["test","messages","m1"],"reply":{}}',1777896070000,NULL);
INSERT INTO item VALUES(4,'brand','channel','MESSAGE','test:messages/m1',2,'uUP5JkMTvrN1DPND4eit02','test:threads/t1',NULL,'test:people/anna','INBOUND',1777896060000,'routed',NULL,NULL,'{"id":["test","messages","m1"],"conversation":["test","threads","t1"],"author":["test","people","anna"],"direction":"INBOUND","sentAt":"2026-05-04T12:01:00Z","text":"Where is my green parcel?","visibility":"PUBLIC","reply":{}}',1777896070000,NULL);
INSERT INTO item VALUES(5,'brand','channel','MESSAGE','test:messages/m3',1,'NQXo4OJe5x3KlDOiEjHTjr','test:threads/t3',1,'test:people/carla','INBOUND',1777896060000,'routed',NULL,NULL,'{"id":["test","messages","m3"],"conversation":["test","threads","t3"],"author":["test","people","carla"],"direction":"INBOUND","sentAt":"2026-05-04T12:01:00Z","text":"Bad","visibility":"PUBLIC","reply":{}}',1777896070000,NULL);
INSERT INTO item VALUES(6,'brand','channel','REJECTED','rejected:oneoFMA7SCEbYKQN-lsK36',1,'',NULL,NULL,NULL,NULL,NULL,'parked','m9: it has no author',NULL,'{}',1777896070000,NULL);
INSERT INTO item VALUES(7,'brand','agent','CLOSING','closing:test:threads/t2',2,'','test:threads/t2',2,NULL,NULL,NULL,'own',NULL,NULL,NULL,1777896095000,NULL);
INSERT INTO item VALUES(8,'brand','channel','REMOVAL','test:messages/m2',2,'removed','test:threads/t2',NULL,NULL,NULL,NULL,'routed',NULL,NULL,NULL,1777896100000,NULL);
INSERT INTO item VALUES(9,'brand','channel','MESSAGE','test:messages/m4',1,'oD06OBdvA74G0VkKUhPu2y','test:threads/t4',1,'test:people/dora','INBOUND',1777896120000,'routed',NULL,NULL,'{"id":["test","messages","m4"],"conversation":["test","threads","t4"],"author":["test","people","dora"],"direction":"INBOUND","sentAt":"2026-05-04T12:02:00Z","text":"Pending","visibility":"PUBLIC","reply":{}}',1777896130000,NULL);
CREATE TABLE recheck (
  account TEXT NOT NULL,
  item_key TEXT NOT NULL,
  sent_at BIGINT NOT NULL,
  due_at BIGINT NOT NULL,
  PRIMARY KEY (account, item_key)
);
INSERT INTO recheck VALUES('brand','test:messages/m1',1777896000000,1777896150000);
INSERT INTO recheck VALUES('brand','test:messages/m2',1777896000000,1777896150000);
INSERT INTO recheck VALUES('brand','test:messages/m3',1777896060000,1777896150000);
INSERT INTO recheck VALUES('brand','test:messages/m4',1777896120000,1777896160000);
CREATE TABLE delivery (
  delivery_id INTEGER PRIMARY KEY,
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
INSERT INTO delivery VALUES(1,'crm','test:threads/t1','test:messages/m1',1,1,'MESSAGE',0,'delivered',NULL,NULL,NULL,0,0,1777896000020,1777896000020,NULL,NULL,'case:0mFp57tKaSYokNfHEqSruZ:1','Entry','Entry5',1777896000020);
INSERT INTO delivery VALUES(2,'crm','test:threads/t2','test:messages/m2',1,2,'MESSAGE',0,'delivered',NULL,NULL,NULL,0,0,1777896000020,1777896000020,NULL,NULL,'case:sD10yzq-bA00A1BP3-SMeV:1','Entry','Entry6',1777896000020);
INSERT INTO delivery VALUES(3,'crm','test:threads/t1','test:messages/m1',2,4,'MESSAGE',1,'delivered',NULL,NULL,NULL,0,0,1777896070020,1777896070020,NULL,NULL,'case:0mFp57tKaSYokNfHEqSruZ:1','Entry','Entry5',1777896070020);
INSERT INTO delivery VALUES(4,'crm','test:threads/t3','test:messages/m3',1,5,'MESSAGE',0,'parked','refused by the CRM','REFUSED',NULL,0,0,1777896070020,1777896070020,NULL,NULL,'case:RlCPes-n5f_PsWl72DcnCu:1',NULL,NULL,1777896070020);
INSERT INTO delivery VALUES(5,'crm','test:threads/t2','test:messages/m2',2,8,'REMOVAL',1,'delivered',NULL,NULL,NULL,0,0,1777896100020,1777896100020,NULL,NULL,'case:sD10yzq-bA00A1BP3-SMeV:1','Entry','Entry6',1777896100020);
INSERT INTO delivery VALUES(6,'crm','test:threads/t4','test:messages/m4',1,9,'MESSAGE',0,'pending',NULL,NULL,NULL,0,0,1777896130020,1777896130020,NULL,NULL,'case:lWkyV5rnb-VGzin9o8urz_:1',NULL,NULL,NULL);
CREATE TABLE lane (
  target TEXT NOT NULL,
  lane TEXT NOT NULL,
  priority INTEGER NOT NULL,
  head BIGINT NOT NULL,
  due_at BIGINT NOT NULL,
  leased_at BIGINT,
  lease_epoch BIGINT,
  PRIMARY KEY (target, lane)
);
INSERT INTO lane VALUES('crm','test:threads/t4',0,6,1777896130020,1777896130020,2);
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
);
INSERT INTO link VALUES('crm','test:people/anna','CONTACT','Contact','Contact1',1,1777896000020,1777896000020,1777896000020);
INSERT INTO link VALUES('crm','case:0mFp57tKaSYokNfHEqSruZ:1','CASE','Case','Case3',0,1777896000020,1777896000020,1777896000020);
INSERT INTO link VALUES('crm','test:people/bob','CONTACT','Contact','Contact2',1,1777896000020,1777896000020,1777896000020);
INSERT INTO link VALUES('crm','case:sD10yzq-bA00A1BP3-SMeV:1','CASE','Case','Case4',0,1777896000020,1777896000020,1777896000020);
INSERT INTO link VALUES('crm','test:people/carla','CONTACT','Contact','Contact8',1,1777896070020,1777896070020,1777896070020);
INSERT INTO link VALUES('crm','case:RlCPes-n5f_PsWl72DcnCu:1','CASE','Case','Case9',0,1777896070020,1777896070020,1777896070020);
CREATE TABLE crm_case (
  target TEXT NOT NULL,
  conversation TEXT NOT NULL,
  author TEXT NOT NULL,
  number INTEGER NOT NULL,
  case_key TEXT NOT NULL,
  closed_at BIGINT,
  PRIMARY KEY (target, conversation, author, number)
);
INSERT INTO crm_case VALUES('crm','test:threads/t1','test:people/anna',1,'case:0mFp57tKaSYokNfHEqSruZ:1',NULL);
INSERT INTO crm_case VALUES('crm','test:threads/t2','test:people/bob',1,'case:sD10yzq-bA00A1BP3-SMeV:1',1777896090000);
INSERT INTO crm_case VALUES('crm','test:threads/t3','test:people/carla',1,'case:RlCPes-n5f_PsWl72DcnCu:1',NULL);
INSERT INTO crm_case VALUES('crm','test:threads/t4','test:people/dora',1,'case:lWkyV5rnb-VGzin9o8urz_:1',NULL);
CREATE TABLE reply (
  reply_id INTEGER PRIMARY KEY,
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
  settled_at BIGINT, attachments TEXT);
INSERT INTO reply VALUES(1,'reply:aEXENPzxhP52o-7CuhZZhX','crm','Entry','c7','Case','Case3','case:0mFp57tKaSYokNfHEqSruZ:1','brand','test:threads/t1','test:messages/m1','On its way.',1777896030000,1777896035000,'sent',NULL,NULL,NULL,0,1,2,0,1777896035000,1777896035000,'test:messages/posted-0',1777896035000,NULL);
INSERT INTO reply VALUES(2,'reply:ZTXyhB7HwiipzSGiAafxhY','crm','Entry','c10','Case','Case3','case:0mFp57tKaSYokNfHEqSruZ:1','brand','test:threads/t1','test:messages/m1','In doubt',1777896120000,1777896125000,'sending','timeout',NULL,NULL,1777896725000,1,2,1,1777896125000,1777896125000,NULL,1777896125000,NULL);
CREATE TABLE gate (
  side TEXT NOT NULL,
  id TEXT NOT NULL,
  operation TEXT NOT NULL,
  kind TEXT NOT NULL,
  until_at BIGINT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (side, id, operation)
);
INSERT INTO gate VALUES('account','brand','SEND','FAULT',1777896127544,'timeout');
INSERT INTO gate VALUES('target','crm','WRITE','FAULT',1777896131522,'503');
CREATE TABLE pause (
  account TEXT PRIMARY KEY,
  since_at BIGINT NOT NULL
);
CREATE TABLE ledger (
  side TEXT NOT NULL,
  id TEXT NOT NULL,
  bucket TEXT NOT NULL,
  reason TEXT NOT NULL,
  amount BIGINT NOT NULL,
  PRIMARY KEY (side, id, bucket, reason)
);
INSERT INTO ledger VALUES('account','brand','total','',8);
INSERT INTO ledger VALUES('account','brand','routed','',6);
INSERT INTO ledger VALUES('target','crm','total','',6);
INSERT INTO ledger VALUES('target','crm','pending','',1);
INSERT INTO ledger VALUES('target','crm','delivered','',4);
INSERT INTO ledger VALUES('reply','crm','total','',2);
INSERT INTO ledger VALUES('reply','crm','pending','',0);
INSERT INTO ledger VALUES('reply','crm','sending','',1);
INSERT INTO ledger VALUES('reply','crm','sent','',1);
INSERT INTO ledger VALUES('account','brand','dropped','echo',1);
INSERT INTO ledger VALUES('account','brand','parked','',1);
INSERT INTO ledger VALUES('target','crm','parked','',1);
INSERT INTO ledger VALUES('account','brand','repeated','',6);
CREATE TABLE departure (
  departure_id INTEGER PRIMARY KEY,
  target TEXT NOT NULL,
  epoch BIGINT NOT NULL,
  set_out_at BIGINT NOT NULL,
  tried TEXT NOT NULL
);
INSERT INTO departure VALUES(1,'crm',2,1777896130020,'[[6,null]]');
CREATE INDEX conversation_by_time ON conversation (last_at);
CREATE INDEX conversation_waiting ON conversation (account, waiting_since) WHERE waiting_since IS NOT NULL;
CREATE UNIQUE INDEX item_once ON item (item_key, revision, account);
CREATE INDEX item_in_conversation ON item (conversation, seq);
CREATE INDEX item_held ON item (account, item_id) WHERE state = 'held';
CREATE INDEX item_parked ON item (seen_at, item_id) WHERE state = 'parked';
CREATE INDEX item_received ON item (seen_at, account, item_key, revision) WHERE origin = 'channel';
CREATE INDEX recheck_due ON recheck (account, due_at);
CREATE UNIQUE INDEX delivery_once ON delivery (target, item_key, revision);
CREATE INDEX delivery_open ON delivery (target, lane, delivery_id) WHERE state = 'pending';
CREATE INDEX delivery_parked ON delivery (settled_at, delivery_id) WHERE state = 'parked';
CREATE INDEX delivery_in_case ON delivery (target, case_key, delivery_id) WHERE case_key IS NOT NULL;
CREATE INDEX delivery_in_doubt ON delivery (target, lane) WHERE in_doubt = 1;
CREATE INDEX delivery_by_ref ON delivery (target, ref_type, ref_id) WHERE ref_id IS NOT NULL;
CREATE INDEX lane_free ON lane (target, priority, head) WHERE leased_at IS NULL;
CREATE INDEX link_by_ref ON link (target, ref_type, ref_id);
CREATE UNIQUE INDEX crm_case_by_key ON crm_case (target, case_key);
CREATE UNIQUE INDEX reply_once ON reply (reply_key);
CREATE INDEX reply_open ON reply (account, reply_id) WHERE state IN ('pending', 'sending');
CREATE INDEX reply_unsettled ON reply (account) WHERE state IN ('sending', 'parked') AND sending_at IS NOT NULL;
CREATE INDEX reply_held ON reply (target) WHERE state = 'held';
CREATE INDEX reply_parked ON reply (settled_at, reply_id) WHERE state = 'parked';
CREATE INDEX reply_by_sent ON reply (sent_key) WHERE sent_key IS NOT NULL;
CREATE INDEX item_found ON item (conversation, author, item_id) WHERE found_by IS NOT NULL;
CREATE INDEX item_found_lately ON item (item_id) WHERE found_by IS NOT NULL;
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
) WITHOUT ROWID;
CREATE INDEX errand_open ON errand (account, due_at) WHERE state IN ('waiting', 'running');
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
) WITHOUT ROWID;
CREATE INDEX person_match_pending ON person_match (target, decided_at) WHERE course <> 'followed';
CREATE INDEX person_match_by_time ON person_match (state, decided_at);
CREATE TABLE foreign_contact (
  target TEXT NOT NULL,
  person TEXT NOT NULL,
  ref_type TEXT NOT NULL,
  ref_id TEXT NOT NULL,
  PRIMARY KEY (target, person, ref_type, ref_id)
) WITHOUT ROWID;
CREATE INDEX foreign_contact_by_ref ON foreign_contact (target, ref_type, ref_id);
CREATE INDEX crm_case_by_author ON crm_case (target, author);
PRAGMA user_version = 5;
