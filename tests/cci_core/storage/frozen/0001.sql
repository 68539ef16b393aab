BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0001');
CREATE TABLE companies (
	slug VARCHAR(120) NOT NULL, 
	owner VARCHAR(120), 
	digest BLOB NOT NULL, 
	record TEXT NOT NULL, 
	PRIMARY KEY (slug), 
	CONSTRAINT fk_companies_owner FOREIGN KEY(owner) REFERENCES companies (slug) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "companies" VALUES('zorblax',NULL,X'4B6FAF26515ABD8FCFB44C41557A6D43','{"slug":"zorblax","name":"Zorblax Widgets"}');
CREATE TABLE counters (
	name VARCHAR(40) NOT NULL, 
	value INTEGER NOT NULL, 
	PRIMARY KEY (name)
);
INSERT INTO "counters" VALUES('catalogue',1);
CREATE TABLE events (
	company VARCHAR(120) NOT NULL, 
	id VARCHAR(120) NOT NULL, 
	place INTEGER NOT NULL, 
	day DATE NOT NULL, 
	record TEXT NOT NULL, 
	PRIMARY KEY (company, id), 
	CONSTRAINT fk_events_company FOREIGN KEY(company) REFERENCES companies (slug) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "events" VALUES('zorblax','e0',0,'2024-05-01','{"id":"e0","date":"2024-05-01","title":"Invented event 0","sources":[{"title":"An invented source","url":"https://source.example/a"}],"impacts":[{"category":"market-power","score":10}]}');
INSERT INTO "events" VALUES('zorblax','e1',1,'2024-05-01','{"id":"e1","date":"2024-05-01","title":"Invented event 1","sources":[{"title":"An invented source","url":"https://source.example/a"}],"impacts":[{"category":"market-power","score":-20}]}');
CREATE TABLE facts (
	name VARCHAR(40) NOT NULL, 
	value TEXT NOT NULL, 
	PRIMARY KEY (name)
);
INSERT INTO "facts" VALUES('release','0.1.0');
CREATE INDEX ix_companies_owner ON companies (owner);
COMMIT;
