ALTER TABLE "intervention" ADD COLUMN "resources_by" TEXT NOT NULL DEFAULT ''
--
CREATE TABLE "intervention_aim_scope_behaviours" (
    "owner" TEXT NOT NULL REFERENCES "intervention"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "value" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "intervention_delivery_answers" (
    "owner" TEXT NOT NULL REFERENCES "intervention"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "entry" TEXT NOT NULL,
    "answer" TEXT NOT NULL,
    "why" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "on" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
ALTER TABLE "referral" ADD COLUMN "second_reader" TEXT NOT NULL DEFAULT ''
--
CREATE TABLE "referral_moved_actions" (
    "owner" TEXT NOT NULL REFERENCES "referral"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "record" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
ALTER TABLE "referral_requests" ADD COLUMN "type" TEXT NOT NULL DEFAULT ''
--
ALTER TABLE "referral_outcomes" ADD COLUMN "domain" TEXT NOT NULL DEFAULT ''
--
ALTER TABLE "referral_outcomes" ADD COLUMN "horizon" TEXT NOT NULL DEFAULT ''
--
ALTER TABLE "referral_outcomes" ADD COLUMN "opinion_of" TEXT NOT NULL DEFAULT ''
--
CREATE TABLE "referral_overrides" (
    "owner" TEXT NOT NULL REFERENCES "referral"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "finding" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "referral_complete_later" (
    "owner" TEXT NOT NULL REFERENCES "referral"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "follows_by" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "referral_complete_later_missing" (
    "owner" TEXT NOT NULL REFERENCES "referral"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "value" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "referral_signatures" (
    "owner" TEXT NOT NULL REFERENCES "referral"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "role" TEXT NOT NULL CHECK ("role" IN ('LEAD', 'SECOND_READER', 'HEADTEACHER', 'SENIOR_MANAGER')),
    "name" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "way" TEXT NOT NULL CHECK ("way" IN ('SIGNED_HERE', 'AGREED_OUTSIDE')),
    "at" TEXT NOT NULL,
    "how" TEXT NOT NULL,
    "member" TEXT NOT NULL,
    "noted_by" TEXT NOT NULL,
    "content_code" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TRIGGER "intervention_aim_scope_behaviours_insert" BEFORE INSERT ON "intervention_aim_scope_behaviours"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "intervention" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "intervention_aim_scope_behaviours_delete" BEFORE DELETE ON "intervention_aim_scope_behaviours"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "intervention" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "intervention_aim_scope_behaviours_update" BEFORE UPDATE ON "intervention_aim_scope_behaviours"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "intervention_delivery_answers_insert" BEFORE INSERT ON "intervention_delivery_answers"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "intervention" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "intervention_delivery_answers_delete" BEFORE DELETE ON "intervention_delivery_answers"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "intervention" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "intervention_delivery_answers_update" BEFORE UPDATE ON "intervention_delivery_answers"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "referral_moved_actions_insert" BEFORE INSERT ON "referral_moved_actions"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "referral" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "referral_moved_actions_delete" BEFORE DELETE ON "referral_moved_actions"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "referral" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "referral_moved_actions_update" BEFORE UPDATE ON "referral_moved_actions"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "referral_overrides_insert" BEFORE INSERT ON "referral_overrides"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "referral" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "referral_overrides_delete" BEFORE DELETE ON "referral_overrides"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "referral" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "referral_overrides_update" BEFORE UPDATE ON "referral_overrides"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "referral_complete_later_insert" BEFORE INSERT ON "referral_complete_later"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "referral" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "referral_complete_later_delete" BEFORE DELETE ON "referral_complete_later"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "referral" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "referral_complete_later_update" BEFORE UPDATE ON "referral_complete_later"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "referral_complete_later_missing_insert" BEFORE INSERT ON "referral_complete_later_missing"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "referral" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "referral_complete_later_missing_delete" BEFORE DELETE ON "referral_complete_later_missing"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "referral" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "referral_complete_later_missing_update" BEFORE UPDATE ON "referral_complete_later_missing"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "referral_signatures_insert" BEFORE INSERT ON "referral_signatures"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "referral" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "referral_signatures_delete" BEFORE DELETE ON "referral_signatures"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "referral" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "referral_signatures_update" BEFORE UPDATE ON "referral_signatures"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TABLE document_version (
    id TEXT NOT NULL PRIMARY KEY,
    record TEXT NOT NULL,
    kind TEXT NOT NULL,
    number TEXT NOT NULL,
    check_code TEXT NOT NULL,
    content_code TEXT NOT NULL,
    json TEXT NOT NULL,
    frozen_at TEXT NOT NULL,
    frozen_by TEXT NOT NULL,
    UNIQUE (record, kind, number)
) STRICT
--
CREATE INDEX document_version_code ON document_version(check_code)
--
CREATE TABLE document_version_source (
    version TEXT NOT NULL REFERENCES document_version(id) DEFERRABLE INITIALLY DEFERRED,
    record TEXT NOT NULL,
    reading INTEGER NOT NULL,
    PRIMARY KEY (version, record)
) STRICT, WITHOUT ROWID
--
CREATE INDEX filed_copy_sha256 ON filed_copy(sha256)
--
CREATE INDEX filed_copy_code ON filed_copy(check_code)
--
CREATE TRIGGER document_version_update BEFORE UPDATE ON document_version
BEGIN SELECT RAISE(ABORT, 'a signed version never changes'); END
--
CREATE TRIGGER document_version_delete BEFORE DELETE ON document_version
WHEN NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.record AND open = 1)
BEGIN SELECT RAISE(ABORT, 'a signed version is never deleted'); END
--
CREATE TRIGGER document_version_source_update BEFORE UPDATE ON document_version_source
BEGIN SELECT RAISE(ABORT, 'a signed version never changes'); END
--
CREATE TRIGGER document_version_source_delete BEFORE DELETE ON document_version_source
WHEN NOT EXISTS (SELECT 1 FROM erasure WHERE record IN (SELECT record FROM document_version WHERE id = OLD.version)
    AND open = 1)
BEGIN SELECT RAISE(ABORT, 'a signed version is never deleted'); END
