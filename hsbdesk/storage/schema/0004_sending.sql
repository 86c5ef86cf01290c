CREATE TABLE "school_directory" (
    "owner" TEXT NOT NULL REFERENCES "school"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nation" TEXT NOT NULL,
    "council" TEXT NOT NULL,
    "team" TEXT NOT NULL,
    "phone" TEXT NOT NULL,
    "out_of_hours" TEXT NOT NULL,
    "send_to" TEXT NOT NULL,
    "form" TEXT NOT NULL,
    "thresholds" TEXT NOT NULL,
    "criteria" TEXT NOT NULL,
    "checked_on" TEXT NOT NULL,
    "checked_by" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "school_thresholds" (
    "owner" TEXT NOT NULL REFERENCES "school"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "council" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "edition" TEXT NOT NULL,
    "checked_on" TEXT NOT NULL,
    "checked_by" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "school_thresholds_levels" (
    "owner" TEXT NOT NULL REFERENCES "school"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "level" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "school_thresholds_levels_indicators" (
    "owner" TEXT NOT NULL REFERENCES "school"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "value" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "school_guidance" (
    "owner" TEXT NOT NULL REFERENCES "school"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "about" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "checked_on" TEXT NOT NULL,
    "checked_by" TEXT NOT NULL,
    "hidden" INTEGER NOT NULL CHECK ("hidden" IN (0, 1)),
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
ALTER TABLE "referral" ADD COLUMN "recipient_service" TEXT NOT NULL DEFAULT ''
--
ALTER TABLE "referral" ADD COLUMN "recipient_worker" TEXT NOT NULL DEFAULT ''
--
ALTER TABLE "referral" ADD COLUMN "front_council_of_concern" TEXT NOT NULL DEFAULT ''
--
ALTER TABLE "referral" ADD COLUMN "front_council_found" TEXT NOT NULL DEFAULT ''
--
CREATE TABLE "referral_front_agreement" (
    "owner" TEXT NOT NULL REFERENCES "referral"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "answer" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "on" TEXT NOT NULL,
    "how" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "referral_quick" (
    "owner" TEXT NOT NULL REFERENCES "referral"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "happened" TEXT NOT NULL,
    "at_risk" TEXT NOT NULL,
    "done" TEXT NOT NULL,
    "told" TEXT NOT NULL,
    "reach" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "referral_quick_concerns" (
    "owner" TEXT NOT NULL REFERENCES "referral"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "value" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "referral_quick_children" (
    "owner" TEXT NOT NULL REFERENCES "referral"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "child" TEXT NOT NULL REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
    "now" TEXT NOT NULL,
    "tonight" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "referral_form" (
    "owner" TEXT NOT NULL REFERENCES "referral"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "form" TEXT,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "referral_form_texts" (
    "owner" TEXT NOT NULL REFERENCES "referral"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "field" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "referral_councils" (
    "owner" TEXT NOT NULL REFERENCES "referral"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "council" TEXT NOT NULL,
    "contact" TEXT,
    "takes" TEXT NOT NULL,
    "in_writing_on" TEXT NOT NULL,
    "noted_at" TEXT NOT NULL,
    "noted_by" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "referral_sendings" (
    "owner" TEXT NOT NULL REFERENCES "referral"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    "how" TEXT NOT NULL,
    "to" TEXT NOT NULL,
    "council" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "with_key" INTEGER NOT NULL CHECK ("with_key" IN (0, 1)),
    "with_form" INTEGER NOT NULL CHECK ("with_form" IN (0, 1)),
    "reference" TEXT NOT NULL,
    "received_at" TEXT NOT NULL,
    "acknowledged_at" TEXT NOT NULL,
    "acknowledged_by" TEXT NOT NULL,
    "noted_at" TEXT NOT NULL,
    "noted_by" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "referral_sendings_copies" (
    "owner" TEXT NOT NULL REFERENCES "referral"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "value" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "referral_answers" (
    "owner" TEXT NOT NULL REFERENCES "referral"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "sending" TEXT NOT NULL,
    "child" TEXT NOT NULL REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
    "decision" TEXT NOT NULL,
    "on" TEXT NOT NULL,
    "given_by" TEXT NOT NULL,
    "how" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "alternative" TEXT NOT NULL,
    "conversation" TEXT NOT NULL,
    "contact" TEXT,
    "noted_at" TEXT NOT NULL,
    "noted_by" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "referral_refusal_steps" (
    "owner" TEXT NOT NULL REFERENCES "referral"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "answer" TEXT NOT NULL,
    "matter" TEXT NOT NULL CHECK ("matter" IN ('SAFE_MEANWHILE', 'REASON', 'ANSWER', 'EARLY_HELP', 'REVIEW')),
    "outcome" TEXT NOT NULL,
    "on" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "next_on" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "contact" TEXT,
    "noted_at" TEXT NOT NULL,
    "noted_by" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "referral_escalations" (
    "owner" TEXT NOT NULL REFERENCES "referral"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "step" TEXT NOT NULL CHECK ("step" IN ('ESC_DISCUSS_SW', 'ESC_DSP_TO_TEAM_MGR', 'ESC_SENIOR_MGR', 'ESC_BOARD_PROTOCOL')),
    "on" TEXT NOT NULL,
    "who" TEXT NOT NULL,
    "grounds" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "answer" TEXT NOT NULL,
    "answered_on" TEXT NOT NULL,
    "next_on" TEXT NOT NULL,
    "contact" TEXT,
    "noted_at" TEXT NOT NULL,
    "noted_by" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "decision" (
    rowid INTEGER PRIMARY KEY,
    "id" TEXT NOT NULL UNIQUE,
    "number" TEXT NOT NULL UNIQUE,
    "author" TEXT NOT NULL,
    "author_role" TEXT NOT NULL,
    "recorded_at" TEXT NOT NULL,
    "order_hint" INTEGER NOT NULL,
    "imported_by" TEXT NOT NULL,
    "file" TEXT NOT NULL REFERENCES file(id) DEFERRABLE INITIALLY DEFERRED,
    "decided" TEXT NOT NULL CHECK ("decided" IN ('REFER', 'NOT_REFERRED', 'WAIT_ON_ADVICE')),
    "considered_for" TEXT NOT NULL,
    "because" TEXT NOT NULL,
    "consulted" TEXT NOT NULL,
    "family_told" TEXT NOT NULL,
    "child_told" TEXT NOT NULL,
    "decided_by" TEXT NOT NULL,
    "decided_on" TEXT NOT NULL,
    "return_if" TEXT NOT NULL,
    "return_on" TEXT NOT NULL,
    "referral" TEXT,
    "version" INTEGER NOT NULL
) STRICT
--
CREATE TABLE "decision_links" (
    "owner" TEXT NOT NULL REFERENCES "decision"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "value" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "decision_amendments" (
    "owner" TEXT NOT NULL REFERENCES "decision"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    "said_by" TEXT NOT NULL,
    "said_on" TEXT NOT NULL,
    "answer" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "decision_struck_out" (
    "owner" TEXT NOT NULL REFERENCES "decision"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "decision_about" (
    "owner" TEXT NOT NULL REFERENCES "decision"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "value" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "decision_children" (
    "owner" TEXT NOT NULL REFERENCES "decision"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "value" TEXT NOT NULL REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "decision_routes" (
    "owner" TEXT NOT NULL REFERENCES "decision"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "route" TEXT NOT NULL,
    "because" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "on" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "decision_considerations" (
    "owner" TEXT NOT NULL REFERENCES "decision"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "decision_reconsidered" (
    "owner" TEXT NOT NULL REFERENCES "decision"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "on" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "concern" TEXT,
    "stands" INTEGER NOT NULL CHECK ("stands" IN (0, 1)),
    "because" TEXT NOT NULL,
    "next_on" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "form" (
    rowid INTEGER PRIMARY KEY,
    "id" TEXT NOT NULL UNIQUE,
    "number" TEXT NOT NULL UNIQUE,
    "author" TEXT NOT NULL,
    "author_role" TEXT NOT NULL,
    "recorded_at" TEXT NOT NULL,
    "order_hint" INTEGER NOT NULL,
    "imported_by" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "edition" TEXT NOT NULL,
    "nation" TEXT NOT NULL,
    "whose" TEXT NOT NULL,
    "checked_on" TEXT NOT NULL,
    "checked_by" TEXT NOT NULL,
    "made_from" TEXT NOT NULL,
    "template" TEXT NOT NULL,
    "version" INTEGER NOT NULL
) STRICT
--
CREATE TABLE "form_links" (
    "owner" TEXT NOT NULL REFERENCES "form"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "value" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "form_amendments" (
    "owner" TEXT NOT NULL REFERENCES "form"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    "said_by" TEXT NOT NULL,
    "said_on" TEXT NOT NULL,
    "answer" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "form_struck_out" (
    "owner" TEXT NOT NULL REFERENCES "form"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "form_fields" (
    "owner" TEXT NOT NULL REFERENCES "form"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "heading" TEXT NOT NULL,
    "hint" TEXT NOT NULL,
    "part" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "limit" INTEGER NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
ALTER TABLE sharing ADD COLUMN "considered" TEXT NOT NULL DEFAULT ''
--
CREATE TRIGGER "school_directory_insert" BEFORE INSERT ON "school_directory"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "school" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "school_directory_delete" BEFORE DELETE ON "school_directory"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "school" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "school_directory_update" BEFORE UPDATE ON "school_directory"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "school_thresholds_insert" BEFORE INSERT ON "school_thresholds"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "school" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "school_thresholds_delete" BEFORE DELETE ON "school_thresholds"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "school" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "school_thresholds_update" BEFORE UPDATE ON "school_thresholds"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "school_thresholds_levels_insert" BEFORE INSERT ON "school_thresholds_levels"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "school" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "school_thresholds_levels_delete" BEFORE DELETE ON "school_thresholds_levels"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "school" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "school_thresholds_levels_update" BEFORE UPDATE ON "school_thresholds_levels"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "school_thresholds_levels_indicators_insert" BEFORE INSERT ON "school_thresholds_levels_indicators"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "school" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "school_thresholds_levels_indicators_delete" BEFORE DELETE ON "school_thresholds_levels_indicators"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "school" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "school_thresholds_levels_indicators_update" BEFORE UPDATE ON "school_thresholds_levels_indicators"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "school_guidance_insert" BEFORE INSERT ON "school_guidance"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "school" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "school_guidance_delete" BEFORE DELETE ON "school_guidance"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "school" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "school_guidance_update" BEFORE UPDATE ON "school_guidance"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "referral_front_agreement_insert" BEFORE INSERT ON "referral_front_agreement"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "referral" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "referral_front_agreement_delete" BEFORE DELETE ON "referral_front_agreement"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "referral" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "referral_front_agreement_update" BEFORE UPDATE ON "referral_front_agreement"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "referral_quick_insert" BEFORE INSERT ON "referral_quick"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "referral" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "referral_quick_delete" BEFORE DELETE ON "referral_quick"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "referral" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "referral_quick_update" BEFORE UPDATE ON "referral_quick"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "referral_quick_concerns_insert" BEFORE INSERT ON "referral_quick_concerns"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "referral" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "referral_quick_concerns_delete" BEFORE DELETE ON "referral_quick_concerns"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "referral" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "referral_quick_concerns_update" BEFORE UPDATE ON "referral_quick_concerns"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "referral_quick_children_insert" BEFORE INSERT ON "referral_quick_children"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "referral" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "referral_quick_children_delete" BEFORE DELETE ON "referral_quick_children"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "referral" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "referral_quick_children_update" BEFORE UPDATE ON "referral_quick_children"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "referral_form_insert" BEFORE INSERT ON "referral_form"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "referral" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "referral_form_delete" BEFORE DELETE ON "referral_form"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "referral" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "referral_form_update" BEFORE UPDATE ON "referral_form"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "referral_form_texts_insert" BEFORE INSERT ON "referral_form_texts"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "referral" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "referral_form_texts_delete" BEFORE DELETE ON "referral_form_texts"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "referral" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "referral_form_texts_update" BEFORE UPDATE ON "referral_form_texts"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "referral_councils_insert" BEFORE INSERT ON "referral_councils"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "referral" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "referral_councils_delete" BEFORE DELETE ON "referral_councils"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "referral" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "referral_councils_update" BEFORE UPDATE ON "referral_councils"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "referral_sendings_insert" BEFORE INSERT ON "referral_sendings"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "referral" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "referral_sendings_delete" BEFORE DELETE ON "referral_sendings"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "referral" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "referral_sendings_update" BEFORE UPDATE ON "referral_sendings"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "referral_sendings_copies_insert" BEFORE INSERT ON "referral_sendings_copies"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "referral" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "referral_sendings_copies_delete" BEFORE DELETE ON "referral_sendings_copies"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "referral" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "referral_sendings_copies_update" BEFORE UPDATE ON "referral_sendings_copies"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "referral_answers_insert" BEFORE INSERT ON "referral_answers"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "referral" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "referral_answers_delete" BEFORE DELETE ON "referral_answers"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "referral" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "referral_answers_update" BEFORE UPDATE ON "referral_answers"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "referral_refusal_steps_insert" BEFORE INSERT ON "referral_refusal_steps"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "referral" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "referral_refusal_steps_delete" BEFORE DELETE ON "referral_refusal_steps"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "referral" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "referral_refusal_steps_update" BEFORE UPDATE ON "referral_refusal_steps"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "referral_escalations_insert" BEFORE INSERT ON "referral_escalations"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "referral" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "referral_escalations_delete" BEFORE DELETE ON "referral_escalations"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "referral" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "referral_escalations_update" BEFORE UPDATE ON "referral_escalations"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "decision_insert" BEFORE INSERT ON "decision"
WHEN NEW.version <> 1 OR NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.id AND version = 1)
BEGIN SELECT RAISE(ABORT, 'a record is added with its first version'); END
--
CREATE TRIGGER "decision_update" BEFORE UPDATE ON "decision"
WHEN NEW.id <> OLD.id OR NEW.version <> OLD.version + 1
  OR NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.id AND version = NEW.version)
BEGIN SELECT RAISE(ABORT, 'a record changes with its next version'); END
--
CREATE TRIGGER "decision_delete" BEFORE DELETE ON "decision"
WHEN NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.id AND open = 1)
BEGIN SELECT RAISE(ABORT, 'nothing is deleted'); END
--
CREATE TRIGGER "decision_links_insert" BEFORE INSERT ON "decision_links"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "decision" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "decision_links_delete" BEFORE DELETE ON "decision_links"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "decision" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "decision_links_update" BEFORE UPDATE ON "decision_links"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "decision_amendments_insert" BEFORE INSERT ON "decision_amendments"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "decision" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "decision_amendments_delete" BEFORE DELETE ON "decision_amendments"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "decision" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "decision_amendments_update" BEFORE UPDATE ON "decision_amendments"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "decision_struck_out_insert" BEFORE INSERT ON "decision_struck_out"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "decision" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "decision_struck_out_delete" BEFORE DELETE ON "decision_struck_out"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "decision" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "decision_struck_out_update" BEFORE UPDATE ON "decision_struck_out"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "decision_about_insert" BEFORE INSERT ON "decision_about"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "decision" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "decision_about_delete" BEFORE DELETE ON "decision_about"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "decision" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "decision_about_update" BEFORE UPDATE ON "decision_about"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "decision_children_insert" BEFORE INSERT ON "decision_children"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "decision" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "decision_children_delete" BEFORE DELETE ON "decision_children"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "decision" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "decision_children_update" BEFORE UPDATE ON "decision_children"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "decision_routes_insert" BEFORE INSERT ON "decision_routes"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "decision" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "decision_routes_delete" BEFORE DELETE ON "decision_routes"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "decision" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "decision_routes_update" BEFORE UPDATE ON "decision_routes"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "decision_considerations_insert" BEFORE INSERT ON "decision_considerations"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "decision" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "decision_considerations_delete" BEFORE DELETE ON "decision_considerations"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "decision" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "decision_considerations_update" BEFORE UPDATE ON "decision_considerations"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "decision_reconsidered_insert" BEFORE INSERT ON "decision_reconsidered"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "decision" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "decision_reconsidered_delete" BEFORE DELETE ON "decision_reconsidered"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "decision" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "decision_reconsidered_update" BEFORE UPDATE ON "decision_reconsidered"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "form_insert" BEFORE INSERT ON "form"
WHEN NEW.version <> 1 OR NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.id AND version = 1)
BEGIN SELECT RAISE(ABORT, 'a record is added with its first version'); END
--
CREATE TRIGGER "form_update" BEFORE UPDATE ON "form"
WHEN NEW.id <> OLD.id OR NEW.version <> OLD.version + 1
  OR NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.id AND version = NEW.version)
BEGIN SELECT RAISE(ABORT, 'a record changes with its next version'); END
--
CREATE TRIGGER "form_delete" BEFORE DELETE ON "form"
WHEN NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.id AND open = 1)
BEGIN SELECT RAISE(ABORT, 'nothing is deleted'); END
--
CREATE TRIGGER "form_links_insert" BEFORE INSERT ON "form_links"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "form" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "form_links_delete" BEFORE DELETE ON "form_links"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "form" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "form_links_update" BEFORE UPDATE ON "form_links"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "form_amendments_insert" BEFORE INSERT ON "form_amendments"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "form" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "form_amendments_delete" BEFORE DELETE ON "form_amendments"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "form" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "form_amendments_update" BEFORE UPDATE ON "form_amendments"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "form_struck_out_insert" BEFORE INSERT ON "form_struck_out"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "form" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "form_struck_out_delete" BEFORE DELETE ON "form_struck_out"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "form" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "form_struck_out_update" BEFORE UPDATE ON "form_struck_out"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "form_fields_insert" BEFORE INSERT ON "form_fields"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "form" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "form_fields_delete" BEFORE DELETE ON "form_fields"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "form" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "form_fields_update" BEFORE UPDATE ON "form_fields"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TABLE form_template (
    id TEXT NOT NULL PRIMARY KEY,
    form TEXT NOT NULL REFERENCES form(id) DEFERRABLE INITIALLY DEFERRED,
    name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    size INTEGER NOT NULL,
    added_at TEXT NOT NULL,
    added_by TEXT NOT NULL
) STRICT
--
CREATE TABLE form_template_bytes (
    template TEXT NOT NULL REFERENCES form_template(id) DEFERRABLE INITIALLY DEFERRED,
    part INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (template, part)
) STRICT
--
CREATE INDEX form_template_form ON form_template(form)
--
CREATE INDEX decision_file ON decision(file)
--
CREATE TRIGGER form_template_update BEFORE UPDATE ON form_template
BEGIN SELECT RAISE(ABORT, 'a stored form never changes'); END
--
CREATE TRIGGER form_template_delete BEFORE DELETE ON form_template
BEGIN SELECT RAISE(ABORT, 'nothing is deleted'); END
--
CREATE TRIGGER form_template_bytes_update BEFORE UPDATE ON form_template_bytes
BEGIN SELECT RAISE(ABORT, 'a stored form never changes'); END
--
CREATE TRIGGER form_template_bytes_delete BEFORE DELETE ON form_template_bytes
BEGIN SELECT RAISE(ABORT, 'nothing is deleted'); END
