ALTER TABLE "referral_signatures" ADD COLUMN "answer" TEXT NOT NULL DEFAULT 'SIGNED'
--
ALTER TABLE "referral_signatures" ADD COLUMN "words" TEXT NOT NULL DEFAULT ''
--
ALTER TABLE "referral_signatures" ADD COLUMN "row" TEXT NOT NULL DEFAULT ''
--
CREATE TABLE "plan" (
    rowid INTEGER PRIMARY KEY,
    "id" TEXT NOT NULL UNIQUE,
    "number" TEXT NOT NULL UNIQUE,
    "author" TEXT NOT NULL,
    "author_role" TEXT NOT NULL,
    "recorded_at" TEXT NOT NULL,
    "order_hint" INTEGER NOT NULL,
    "imported_by" TEXT NOT NULL,
    "file" TEXT NOT NULL REFERENCES file(id) DEFERRABLE INITIALLY DEFERRED,
    "plan_version" INTEGER NOT NULL,
    "status" TEXT NOT NULL CHECK ("status" IN ('DRAFT', 'AGREED', 'ACTIVE', 'UNDER_REVIEW', 'STEPPED_DOWN', 'ENDED', 'SUPERSEDED')),
    "replaces" TEXT,
    "why" TEXT NOT NULL,
    "in_force_day" TEXT NOT NULL,
    "in_force_time" TEXT NOT NULL,
    "until_day" TEXT NOT NULL,
    "until_time" TEXT NOT NULL,
    "strengths" TEXT NOT NULL,
    "needs" TEXT NOT NULL,
    "family_will_do" TEXT NOT NULL,
    "family_can_do" TEXT NOT NULL,
    "family_needs_help" TEXT NOT NULL,
    "family_strengths" TEXT NOT NULL,
    "family_needs" TEXT NOT NULL,
    "may_still_do" TEXT NOT NULL,
    "own_page" TEXT NOT NULL,
    "review_due" TEXT NOT NULL,
    "version" INTEGER NOT NULL
) STRICT
--
CREATE TABLE "plan_links" (
    "owner" TEXT NOT NULL REFERENCES "plan"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "value" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "plan_amendments" (
    "owner" TEXT NOT NULL REFERENCES "plan"(id) DEFERRABLE INITIALLY DEFERRED,
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
CREATE TABLE "plan_struck_out" (
    "owner" TEXT NOT NULL REFERENCES "plan"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "plan_voices" (
    "owner" TEXT NOT NULL REFERENCES "plan"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "of" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "on" TEXT NOT NULL,
    "method" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "wants" TEXT NOT NULL,
    "agrees" TEXT NOT NULL,
    "row" TEXT NOT NULL,
    "can_do" TEXT NOT NULL,
    "disagrees" TEXT NOT NULL,
    "told_by" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "plan_rows" (
    "owner" TEXT NOT NULL REFERENCES "plan"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "setting" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "starts" TEXT NOT NULL,
    "ends" TEXT NOT NULL,
    "behaviour" TEXT NOT NULL,
    "at_risk" TEXT NOT NULL,
    "triggers_words" TEXT NOT NULL,
    "gives" TEXT NOT NULL,
    "needs_words" TEXT NOT NULL,
    "level" TEXT NOT NULL CHECK ("level" IN ('NOT_SAID', 'LOWER', 'MODERATE', 'HIGHER')),
    "because" TEXT NOT NULL,
    "supervision" TEXT NOT NULL,
    "supervision_words" TEXT NOT NULL,
    "sight_minutes" INTEGER NOT NULL,
    "supervisor" TEXT NOT NULL,
    "supervisor_role" TEXT NOT NULL,
    "briefed_on" TEXT NOT NULL,
    "supervisor_cover" TEXT NOT NULL,
    "attendance" TEXT NOT NULL CHECK ("attendance" IN ('NOT_SAID', 'CONTINUE', 'CONTINUE_WITH_CONDITIONS', 'ON_HOLD', 'NOT_APPLICABLE', 'TO_BE_DECIDED')),
    "attendance_words" TEXT NOT NULL,
    "alternative" TEXT NOT NULL,
    "may_still_do" TEXT NOT NULL,
    "child_view" TEXT NOT NULL,
    "carer_view" TEXT NOT NULL,
    "speaks_to_club" TEXT NOT NULL,
    "agreed_words" TEXT NOT NULL,
    "own_words" TEXT NOT NULL,
    "review_due" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "plan_rows_places" (
    "owner" TEXT NOT NULL REFERENCES "plan"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "value" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "plan_rows_days" (
    "owner" TEXT NOT NULL REFERENCES "plan"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "value" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "plan_rows_concerns" (
    "owner" TEXT NOT NULL REFERENCES "plan"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "value" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "plan_rows_triggers" (
    "owner" TEXT NOT NULL REFERENCES "plan"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "value" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "plan_rows_strengths" (
    "owner" TEXT NOT NULL REFERENCES "plan"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "value" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "plan_rows_needs" (
    "owner" TEXT NOT NULL REFERENCES "plan"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "value" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "plan_rows_controls" (
    "owner" TEXT NOT NULL REFERENCES "plan"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "what" TEXT NOT NULL,
    "who" TEXT NOT NULL,
    "cover" TEXT NOT NULL,
    "starts" TEXT NOT NULL,
    "ends" TEXT NOT NULL,
    "conditional" TEXT NOT NULL,
    "carer_capacity" TEXT NOT NULL,
    "status" TEXT NOT NULL CHECK ("status" IN ('PLANNED', 'IN_PLACE', 'PARTLY', 'NOT_CHECKED', 'NOT_DELIVERED', 'DELIVERED_DID_NOT_WORK', 'ENDED')),
    "status_words" TEXT NOT NULL,
    "status_on" TEXT NOT NULL,
    "may_loosen" TEXT NOT NULL,
    "may_loosen_on" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "plan_rows_hold" (
    "owner" TEXT NOT NULL REFERENCES "plan"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "decided_by" TEXT NOT NULL,
    "waits_for" TEXT,
    "starts" TEXT NOT NULL,
    "ends" TEXT NOT NULL,
    "substitute" TEXT NOT NULL,
    "told_how" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "plan_rows_contingencies" (
    "owner" TEXT NOT NULL REFERENCES "plan"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "when" TEXT NOT NULL,
    "when_words" TEXT NOT NULL,
    "then" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "tell" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "plan_rows_sheet" (
    "owner" TEXT NOT NULL REFERENCES "plan"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "helps" TEXT NOT NULL,
    "procedure" TEXT NOT NULL,
    "carer_relation" TEXT NOT NULL,
    "carer_phone" TEXT NOT NULL,
    "tells_carer" TEXT NOT NULL,
    "session_word" TEXT NOT NULL,
    "return_by" TEXT NOT NULL,
    "read_by" TEXT NOT NULL,
    "read_on" TEXT NOT NULL,
    "seen_words" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "plan_rows_sheet_holders" (
    "owner" TEXT NOT NULL REFERENCES "plan"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "part" TEXT NOT NULL,
    "phone" TEXT NOT NULL,
    "is_cover" INTEGER NOT NULL CHECK ("is_cover" IN (0, 1)),
    "is_welfare" INTEGER NOT NULL CHECK ("is_welfare" IN (0, 1)),
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "plan_rows_sheet_rules" (
    "owner" TEXT NOT NULL REFERENCES "plan"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "cover" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "plan_rows_sheet_answers" (
    "owner" TEXT NOT NULL REFERENCES "plan"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "when" TEXT NOT NULL,
    "then" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "plan_rows_sheet_not_on" (
    "owner" TEXT NOT NULL REFERENCES "plan"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "value" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "plan_reviews" (
    "owner" TEXT NOT NULL REFERENCES "plan"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "on" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "why" TEXT NOT NULL,
    "child_view" TEXT NOT NULL,
    "carer_view" TEXT NOT NULL,
    "may_still_do" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "next_due" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "plan_reviews_concerns" (
    "owner" TEXT NOT NULL REFERENCES "plan"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "value" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "plan_reviews_rows" (
    "owner" TEXT NOT NULL REFERENCES "plan"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "row" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "plan_closures" (
    "owner" TEXT NOT NULL REFERENCES "plan"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "closure" TEXT NOT NULL,
    "on" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "holder" TEXT NOT NULL,
    "phones" TEXT NOT NULL,
    "opens_vault" TEXT NOT NULL,
    "clubs" TEXT NOT NULL,
    "reader" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "plan_asked" (
    "owner" TEXT NOT NULL REFERENCES "plan"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "role" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "row" TEXT NOT NULL,
    "when" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "plan_signatures" (
    "owner" TEXT NOT NULL REFERENCES "plan"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "role" TEXT NOT NULL CHECK ("role" IN ('LEAD', 'SECOND_READER', 'HEADTEACHER', 'SENIOR_MANAGER', 'CARER', 'CHILD', 'ROW_LEAD', 'SERVICE')),
    "name" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "way" TEXT NOT NULL CHECK ("way" IN ('SIGNED_HERE', 'AGREED_OUTSIDE')),
    "at" TEXT NOT NULL,
    "how" TEXT NOT NULL,
    "member" TEXT NOT NULL,
    "noted_by" TEXT NOT NULL,
    "content_code" TEXT NOT NULL,
    "answer" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "row" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "plan_ending" (
    "owner" TEXT NOT NULL REFERENCES "plan"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "outcome" TEXT NOT NULL,
    "evidence" TEXT NOT NULL,
    "child_view" TEXT NOT NULL,
    "carer_view" TEXT NOT NULL,
    "affected_view" TEXT NOT NULL,
    "agencies" TEXT NOT NULL,
    "residual_rule" TEXT NOT NULL,
    "tell" TEXT NOT NULL,
    "on" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "interim" (
    rowid INTEGER PRIMARY KEY,
    "id" TEXT NOT NULL UNIQUE,
    "number" TEXT NOT NULL UNIQUE,
    "author" TEXT NOT NULL,
    "author_role" TEXT NOT NULL,
    "recorded_at" TEXT NOT NULL,
    "order_hint" INTEGER NOT NULL,
    "imported_by" TEXT NOT NULL,
    "file" TEXT NOT NULL REFERENCES file(id) DEFERRABLE INITIALLY DEFERRED,
    "plan" TEXT,
    "intervention" TEXT,
    "version" INTEGER NOT NULL
) STRICT
--
CREATE TABLE "interim_links" (
    "owner" TEXT NOT NULL REFERENCES "interim"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "value" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "interim_amendments" (
    "owner" TEXT NOT NULL REFERENCES "interim"(id) DEFERRABLE INITIALLY DEFERRED,
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
CREATE TABLE "interim_struck_out" (
    "owner" TEXT NOT NULL REFERENCES "interim"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "interim_changes" (
    "owner" TEXT NOT NULL REFERENCES "interim"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "what" TEXT NOT NULL,
    "who" TEXT NOT NULL,
    "cover" TEXT NOT NULL,
    "from_day" TEXT NOT NULL,
    "from_time" TEXT NOT NULL,
    "row" TEXT NOT NULL,
    "concern" TEXT,
    "ends_on" TEXT NOT NULL,
    "outcome" TEXT NOT NULL CHECK ("outcome" IN ('IN_FORCE', 'TAKEN_OVER', 'RENEWED', 'ENDED')),
    "outcome_on" TEXT NOT NULL,
    "outcome_by" TEXT NOT NULL,
    "outcome_words" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "interim_changes_places" (
    "owner" TEXT NOT NULL REFERENCES "interim"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "value" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "safety_plan" (
    rowid INTEGER PRIMARY KEY,
    "id" TEXT NOT NULL UNIQUE,
    "number" TEXT NOT NULL UNIQUE,
    "author" TEXT NOT NULL,
    "author_role" TEXT NOT NULL,
    "recorded_at" TEXT NOT NULL,
    "order_hint" INTEGER NOT NULL,
    "imported_by" TEXT NOT NULL,
    "file" TEXT NOT NULL REFERENCES file(id) DEFERRABLE INITIALLY DEFERRED,
    "plan_version" INTEGER NOT NULL,
    "status" TEXT NOT NULL CHECK ("status" IN ('DRAFT', 'AGREED', 'ACTIVE', 'UNDER_REVIEW', 'STEPPED_DOWN', 'ENDED', 'SUPERSEDED')),
    "replaces" TEXT,
    "in_force_day" TEXT NOT NULL,
    "until_day" TEXT NOT NULL,
    "trusted_adult" TEXT NOT NULL,
    "trusted_cover" TEXT NOT NULL,
    "feels_safe" TEXT NOT NULL,
    "feels_unsafe" TEXT NOT NULL,
    "if_worried" TEXT NOT NULL,
    "support" TEXT NOT NULL,
    "parents_told" TEXT NOT NULL,
    "parents_view" TEXT NOT NULL,
    "own_space" TEXT NOT NULL,
    "review_due" TEXT NOT NULL,
    "ended_because" TEXT NOT NULL,
    "version" INTEGER NOT NULL
) STRICT
--
CREATE TABLE "safety_plan_links" (
    "owner" TEXT NOT NULL REFERENCES "safety_plan"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "value" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "safety_plan_amendments" (
    "owner" TEXT NOT NULL REFERENCES "safety_plan"(id) DEFERRABLE INITIALLY DEFERRED,
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
CREATE TABLE "safety_plan_struck_out" (
    "owner" TEXT NOT NULL REFERENCES "safety_plan"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "safety_plan_own_words" (
    "owner" TEXT NOT NULL REFERENCES "safety_plan"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "on" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "about" TEXT NOT NULL,
    "method" TEXT NOT NULL,
    "to_whom" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "safety_plan_contact_rules" (
    "owner" TEXT NOT NULL REFERENCES "safety_plan"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "where" TEXT NOT NULL,
    "what" TEXT NOT NULL,
    "who" TEXT NOT NULL,
    "cover" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "safety_plan_staff_know" (
    "owner" TEXT NOT NULL REFERENCES "safety_plan"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "what" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "safety_plan_reviews" (
    "owner" TEXT NOT NULL REFERENCES "safety_plan"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "on" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "child_words" TEXT NOT NULL,
    "next_due" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "safety_plan_signatures" (
    "owner" TEXT NOT NULL REFERENCES "safety_plan"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "role" TEXT NOT NULL CHECK ("role" IN ('LEAD', 'SECOND_READER', 'HEADTEACHER', 'SENIOR_MANAGER', 'CARER', 'CHILD', 'ROW_LEAD', 'SERVICE')),
    "name" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "way" TEXT NOT NULL CHECK ("way" IN ('SIGNED_HERE', 'AGREED_OUTSIDE')),
    "at" TEXT NOT NULL,
    "how" TEXT NOT NULL,
    "member" TEXT NOT NULL,
    "noted_by" TEXT NOT NULL,
    "content_code" TEXT NOT NULL,
    "answer" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "row" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
ALTER TABLE sharing ADD COLUMN "record" TEXT NOT NULL DEFAULT ''
--
ALTER TABLE sharing ADD COLUMN "row" TEXT NOT NULL DEFAULT ''
--
ALTER TABLE sharing ADD COLUMN "document_version" TEXT NOT NULL DEFAULT ''
--
ALTER TABLE sharing ADD COLUMN "organisation" TEXT NOT NULL DEFAULT ''
--
ALTER TABLE sharing ADD COLUMN "part" TEXT NOT NULL DEFAULT ''
--
ALTER TABLE sharing ADD COLUMN "safeguarding" TEXT NOT NULL DEFAULT ''
--
ALTER TABLE sharing ADD COLUMN "tier" TEXT NOT NULL DEFAULT ''
--
ALTER TABLE sharing ADD COLUMN "consent" TEXT NOT NULL DEFAULT ''
--
ALTER TABLE sharing ADD COLUMN "told_secure" TEXT NOT NULL DEFAULT ''
--
ALTER TABLE sharing ADD COLUMN "return_by" TEXT NOT NULL DEFAULT ''
--
ALTER TABLE sharing ADD COLUMN "on_day" TEXT NOT NULL DEFAULT ''
--
ALTER TABLE sharing ADD COLUMN "on_time" TEXT NOT NULL DEFAULT ''
--
CREATE TRIGGER "plan_insert" BEFORE INSERT ON "plan"
WHEN NEW.version <> 1 OR NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.id AND version = 1)
BEGIN SELECT RAISE(ABORT, 'a record is added with its first version'); END
--
CREATE TRIGGER "plan_update" BEFORE UPDATE ON "plan"
WHEN NEW.id <> OLD.id OR NEW.version <> OLD.version + 1
  OR NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.id AND version = NEW.version)
BEGIN SELECT RAISE(ABORT, 'a record changes with its next version'); END
--
CREATE TRIGGER "plan_delete" BEFORE DELETE ON "plan"
WHEN NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.id AND open = 1)
BEGIN SELECT RAISE(ABORT, 'nothing is deleted'); END
--
CREATE TRIGGER "plan_links_insert" BEFORE INSERT ON "plan_links"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "plan" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "plan_links_delete" BEFORE DELETE ON "plan_links"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "plan" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "plan_links_update" BEFORE UPDATE ON "plan_links"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "plan_amendments_insert" BEFORE INSERT ON "plan_amendments"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "plan" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "plan_amendments_delete" BEFORE DELETE ON "plan_amendments"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "plan" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "plan_amendments_update" BEFORE UPDATE ON "plan_amendments"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "plan_struck_out_insert" BEFORE INSERT ON "plan_struck_out"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "plan" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "plan_struck_out_delete" BEFORE DELETE ON "plan_struck_out"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "plan" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "plan_struck_out_update" BEFORE UPDATE ON "plan_struck_out"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "plan_voices_insert" BEFORE INSERT ON "plan_voices"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "plan" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "plan_voices_delete" BEFORE DELETE ON "plan_voices"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "plan" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "plan_voices_update" BEFORE UPDATE ON "plan_voices"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "plan_rows_insert" BEFORE INSERT ON "plan_rows"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "plan" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "plan_rows_delete" BEFORE DELETE ON "plan_rows"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "plan" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "plan_rows_update" BEFORE UPDATE ON "plan_rows"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "plan_rows_places_insert" BEFORE INSERT ON "plan_rows_places"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "plan" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "plan_rows_places_delete" BEFORE DELETE ON "plan_rows_places"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "plan" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "plan_rows_places_update" BEFORE UPDATE ON "plan_rows_places"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "plan_rows_days_insert" BEFORE INSERT ON "plan_rows_days"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "plan" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "plan_rows_days_delete" BEFORE DELETE ON "plan_rows_days"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "plan" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "plan_rows_days_update" BEFORE UPDATE ON "plan_rows_days"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "plan_rows_concerns_insert" BEFORE INSERT ON "plan_rows_concerns"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "plan" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "plan_rows_concerns_delete" BEFORE DELETE ON "plan_rows_concerns"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "plan" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "plan_rows_concerns_update" BEFORE UPDATE ON "plan_rows_concerns"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "plan_rows_triggers_insert" BEFORE INSERT ON "plan_rows_triggers"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "plan" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "plan_rows_triggers_delete" BEFORE DELETE ON "plan_rows_triggers"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "plan" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "plan_rows_triggers_update" BEFORE UPDATE ON "plan_rows_triggers"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "plan_rows_strengths_insert" BEFORE INSERT ON "plan_rows_strengths"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "plan" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "plan_rows_strengths_delete" BEFORE DELETE ON "plan_rows_strengths"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "plan" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "plan_rows_strengths_update" BEFORE UPDATE ON "plan_rows_strengths"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "plan_rows_needs_insert" BEFORE INSERT ON "plan_rows_needs"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "plan" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "plan_rows_needs_delete" BEFORE DELETE ON "plan_rows_needs"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "plan" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "plan_rows_needs_update" BEFORE UPDATE ON "plan_rows_needs"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "plan_rows_controls_insert" BEFORE INSERT ON "plan_rows_controls"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "plan" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "plan_rows_controls_delete" BEFORE DELETE ON "plan_rows_controls"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "plan" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "plan_rows_controls_update" BEFORE UPDATE ON "plan_rows_controls"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "plan_rows_hold_insert" BEFORE INSERT ON "plan_rows_hold"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "plan" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "plan_rows_hold_delete" BEFORE DELETE ON "plan_rows_hold"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "plan" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "plan_rows_hold_update" BEFORE UPDATE ON "plan_rows_hold"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "plan_rows_contingencies_insert" BEFORE INSERT ON "plan_rows_contingencies"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "plan" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "plan_rows_contingencies_delete" BEFORE DELETE ON "plan_rows_contingencies"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "plan" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "plan_rows_contingencies_update" BEFORE UPDATE ON "plan_rows_contingencies"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "plan_rows_sheet_insert" BEFORE INSERT ON "plan_rows_sheet"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "plan" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "plan_rows_sheet_delete" BEFORE DELETE ON "plan_rows_sheet"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "plan" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "plan_rows_sheet_update" BEFORE UPDATE ON "plan_rows_sheet"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "plan_rows_sheet_holders_insert" BEFORE INSERT ON "plan_rows_sheet_holders"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "plan" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "plan_rows_sheet_holders_delete" BEFORE DELETE ON "plan_rows_sheet_holders"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "plan" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "plan_rows_sheet_holders_update" BEFORE UPDATE ON "plan_rows_sheet_holders"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "plan_rows_sheet_rules_insert" BEFORE INSERT ON "plan_rows_sheet_rules"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "plan" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "plan_rows_sheet_rules_delete" BEFORE DELETE ON "plan_rows_sheet_rules"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "plan" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "plan_rows_sheet_rules_update" BEFORE UPDATE ON "plan_rows_sheet_rules"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "plan_rows_sheet_answers_insert" BEFORE INSERT ON "plan_rows_sheet_answers"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "plan" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "plan_rows_sheet_answers_delete" BEFORE DELETE ON "plan_rows_sheet_answers"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "plan" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "plan_rows_sheet_answers_update" BEFORE UPDATE ON "plan_rows_sheet_answers"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "plan_rows_sheet_not_on_insert" BEFORE INSERT ON "plan_rows_sheet_not_on"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "plan" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "plan_rows_sheet_not_on_delete" BEFORE DELETE ON "plan_rows_sheet_not_on"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "plan" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "plan_rows_sheet_not_on_update" BEFORE UPDATE ON "plan_rows_sheet_not_on"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "plan_reviews_insert" BEFORE INSERT ON "plan_reviews"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "plan" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "plan_reviews_delete" BEFORE DELETE ON "plan_reviews"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "plan" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "plan_reviews_update" BEFORE UPDATE ON "plan_reviews"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "plan_reviews_concerns_insert" BEFORE INSERT ON "plan_reviews_concerns"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "plan" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "plan_reviews_concerns_delete" BEFORE DELETE ON "plan_reviews_concerns"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "plan" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "plan_reviews_concerns_update" BEFORE UPDATE ON "plan_reviews_concerns"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "plan_reviews_rows_insert" BEFORE INSERT ON "plan_reviews_rows"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "plan" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "plan_reviews_rows_delete" BEFORE DELETE ON "plan_reviews_rows"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "plan" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "plan_reviews_rows_update" BEFORE UPDATE ON "plan_reviews_rows"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "plan_closures_insert" BEFORE INSERT ON "plan_closures"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "plan" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "plan_closures_delete" BEFORE DELETE ON "plan_closures"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "plan" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "plan_closures_update" BEFORE UPDATE ON "plan_closures"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "plan_asked_insert" BEFORE INSERT ON "plan_asked"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "plan" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "plan_asked_delete" BEFORE DELETE ON "plan_asked"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "plan" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "plan_asked_update" BEFORE UPDATE ON "plan_asked"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "plan_signatures_insert" BEFORE INSERT ON "plan_signatures"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "plan" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "plan_signatures_delete" BEFORE DELETE ON "plan_signatures"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "plan" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "plan_signatures_update" BEFORE UPDATE ON "plan_signatures"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "plan_ending_insert" BEFORE INSERT ON "plan_ending"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "plan" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "plan_ending_delete" BEFORE DELETE ON "plan_ending"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "plan" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "plan_ending_update" BEFORE UPDATE ON "plan_ending"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "interim_insert" BEFORE INSERT ON "interim"
WHEN NEW.version <> 1 OR NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.id AND version = 1)
BEGIN SELECT RAISE(ABORT, 'a record is added with its first version'); END
--
CREATE TRIGGER "interim_update" BEFORE UPDATE ON "interim"
WHEN NEW.id <> OLD.id OR NEW.version <> OLD.version + 1
  OR NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.id AND version = NEW.version)
BEGIN SELECT RAISE(ABORT, 'a record changes with its next version'); END
--
CREATE TRIGGER "interim_delete" BEFORE DELETE ON "interim"
WHEN NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.id AND open = 1)
BEGIN SELECT RAISE(ABORT, 'nothing is deleted'); END
--
CREATE TRIGGER "interim_links_insert" BEFORE INSERT ON "interim_links"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "interim" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "interim_links_delete" BEFORE DELETE ON "interim_links"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "interim" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "interim_links_update" BEFORE UPDATE ON "interim_links"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "interim_amendments_insert" BEFORE INSERT ON "interim_amendments"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "interim" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "interim_amendments_delete" BEFORE DELETE ON "interim_amendments"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "interim" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "interim_amendments_update" BEFORE UPDATE ON "interim_amendments"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "interim_struck_out_insert" BEFORE INSERT ON "interim_struck_out"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "interim" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "interim_struck_out_delete" BEFORE DELETE ON "interim_struck_out"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "interim" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "interim_struck_out_update" BEFORE UPDATE ON "interim_struck_out"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "interim_changes_insert" BEFORE INSERT ON "interim_changes"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "interim" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "interim_changes_delete" BEFORE DELETE ON "interim_changes"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "interim" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "interim_changes_update" BEFORE UPDATE ON "interim_changes"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "interim_changes_places_insert" BEFORE INSERT ON "interim_changes_places"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "interim" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "interim_changes_places_delete" BEFORE DELETE ON "interim_changes_places"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "interim" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "interim_changes_places_update" BEFORE UPDATE ON "interim_changes_places"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "safety_plan_insert" BEFORE INSERT ON "safety_plan"
WHEN NEW.version <> 1 OR NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.id AND version = 1)
BEGIN SELECT RAISE(ABORT, 'a record is added with its first version'); END
--
CREATE TRIGGER "safety_plan_update" BEFORE UPDATE ON "safety_plan"
WHEN NEW.id <> OLD.id OR NEW.version <> OLD.version + 1
  OR NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.id AND version = NEW.version)
BEGIN SELECT RAISE(ABORT, 'a record changes with its next version'); END
--
CREATE TRIGGER "safety_plan_delete" BEFORE DELETE ON "safety_plan"
WHEN NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.id AND open = 1)
BEGIN SELECT RAISE(ABORT, 'nothing is deleted'); END
--
CREATE TRIGGER "safety_plan_links_insert" BEFORE INSERT ON "safety_plan_links"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "safety_plan" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "safety_plan_links_delete" BEFORE DELETE ON "safety_plan_links"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "safety_plan" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "safety_plan_links_update" BEFORE UPDATE ON "safety_plan_links"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "safety_plan_amendments_insert" BEFORE INSERT ON "safety_plan_amendments"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "safety_plan" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "safety_plan_amendments_delete" BEFORE DELETE ON "safety_plan_amendments"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "safety_plan" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "safety_plan_amendments_update" BEFORE UPDATE ON "safety_plan_amendments"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "safety_plan_struck_out_insert" BEFORE INSERT ON "safety_plan_struck_out"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "safety_plan" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "safety_plan_struck_out_delete" BEFORE DELETE ON "safety_plan_struck_out"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "safety_plan" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "safety_plan_struck_out_update" BEFORE UPDATE ON "safety_plan_struck_out"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "safety_plan_own_words_insert" BEFORE INSERT ON "safety_plan_own_words"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "safety_plan" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "safety_plan_own_words_delete" BEFORE DELETE ON "safety_plan_own_words"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "safety_plan" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "safety_plan_own_words_update" BEFORE UPDATE ON "safety_plan_own_words"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "safety_plan_contact_rules_insert" BEFORE INSERT ON "safety_plan_contact_rules"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "safety_plan" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "safety_plan_contact_rules_delete" BEFORE DELETE ON "safety_plan_contact_rules"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "safety_plan" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "safety_plan_contact_rules_update" BEFORE UPDATE ON "safety_plan_contact_rules"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "safety_plan_staff_know_insert" BEFORE INSERT ON "safety_plan_staff_know"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "safety_plan" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "safety_plan_staff_know_delete" BEFORE DELETE ON "safety_plan_staff_know"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "safety_plan" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "safety_plan_staff_know_update" BEFORE UPDATE ON "safety_plan_staff_know"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "safety_plan_reviews_insert" BEFORE INSERT ON "safety_plan_reviews"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "safety_plan" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "safety_plan_reviews_delete" BEFORE DELETE ON "safety_plan_reviews"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "safety_plan" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "safety_plan_reviews_update" BEFORE UPDATE ON "safety_plan_reviews"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "safety_plan_signatures_insert" BEFORE INSERT ON "safety_plan_signatures"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "safety_plan" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "safety_plan_signatures_delete" BEFORE DELETE ON "safety_plan_signatures"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "safety_plan" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "safety_plan_signatures_update" BEFORE UPDATE ON "safety_plan_signatures"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TABLE sharing_return (
    id TEXT NOT NULL PRIMARY KEY,
    sharing TEXT NOT NULL REFERENCES sharing(id) DEFERRABLE INITIALLY DEFERRED,
    outcome TEXT NOT NULL CHECK (outcome IN ('RETURNED', 'DESTROYED', 'REPLACED')),
    on_day TEXT NOT NULL,
    noted_by TEXT NOT NULL,
    noted_at TEXT NOT NULL,
    words TEXT NOT NULL
) STRICT
--
CREATE INDEX sharing_return_sharing ON sharing_return(sharing)
--
CREATE INDEX sharing_file ON sharing(file)
--
CREATE INDEX plan_file ON plan(file)
--
CREATE INDEX interim_file ON interim(file)
--
CREATE INDEX safety_plan_file ON safety_plan(file)
--
CREATE TRIGGER sharing_return_update BEFORE UPDATE ON sharing_return
BEGIN SELECT RAISE(ABORT, 'the sharing log is only added to'); END
--
CREATE TRIGGER sharing_return_delete BEFORE DELETE ON sharing_return
BEGIN SELECT RAISE(ABORT, 'the sharing log is only added to'); END
