-- Migration 1. Statements are separated by a line that holds two hyphens only, and each is executed by itself:
-- executescript would commit in the middle (security.md section 2.3 h).
CREATE TABLE vault (
    id TEXT NOT NULL PRIMARY KEY,
    made_at TEXT NOT NULL
) STRICT
--
CREATE TABLE version (
    record TEXT NOT NULL,
    version INTEGER NOT NULL CHECK (version > 0),
    kind TEXT NOT NULL,
    schema INTEGER NOT NULL,
    json TEXT NOT NULL,
    salt BLOB NOT NULL,
    hash BLOB NOT NULL,
    action TEXT NOT NULL,
    at TEXT NOT NULL,
    by TEXT NOT NULL,
    UNIQUE (record, version)
) STRICT
--
CREATE TABLE erasure (
    record TEXT NOT NULL PRIMARY KEY,
    because TEXT NOT NULL,
    by TEXT NOT NULL,
    second_lead TEXT NOT NULL,
    at TEXT NOT NULL,
    open INTEGER NOT NULL CHECK (open IN (0, 1))
) STRICT
--
CREATE TABLE audit_epoch (
    epoch INTEGER PRIMARY KEY,
    key BLOB NOT NULL,
    began_at TEXT NOT NULL,
    carried_mac BLOB NOT NULL
) STRICT
--
CREATE TABLE audit (
    seq INTEGER PRIMARY KEY,
    epoch INTEGER NOT NULL REFERENCES audit_epoch(epoch),
    utc TEXT NOT NULL,
    mono_ns INTEGER NOT NULL,
    member TEXT NOT NULL,
    role TEXT NOT NULL,
    action TEXT NOT NULL,
    object TEXT NOT NULL,
    detail INTEGER,
    version_hash BLOB,
    prev BLOB NOT NULL,
    mac BLOB NOT NULL
) STRICT
--
CREATE INDEX audit_object ON audit(object)
--
CREATE TABLE audit_head (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    seq INTEGER NOT NULL,
    mac BLOB NOT NULL
) STRICT
--
CREATE TABLE record_number (
    number TEXT NOT NULL PRIMARY KEY,
    prefix TEXT NOT NULL,
    year INTEGER NOT NULL,
    n INTEGER NOT NULL,
    record TEXT NOT NULL,
    UNIQUE (prefix, year, n)
) STRICT
--
CREATE TABLE pupil (
    id TEXT NOT NULL PRIMARY KEY,
    first TEXT NOT NULL,
    last TEXT NOT NULL,
    other_names TEXT NOT NULL,
    born TEXT,
    upn TEXT NOT NULL,
    year TEXT NOT NULL,
    class_name TEXT NOT NULL,
    left_on TEXT,
    person TEXT,
    folded TEXT NOT NULL
) STRICT
--
CREATE TABLE filed_copy (
    id TEXT NOT NULL PRIMARY KEY,
    file TEXT NOT NULL,
    record TEXT,
    kind TEXT NOT NULL,
    profile TEXT NOT NULL,
    document_version TEXT NOT NULL,
    check_code TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    pages INTEGER NOT NULL,
    made_at TEXT NOT NULL,
    made_by TEXT NOT NULL,
    recipient TEXT NOT NULL,
    copy_no INTEGER NOT NULL,
    copies INTEGER NOT NULL,
    file_name TEXT NOT NULL
) STRICT
--
CREATE TABLE filed_copy_bytes (
    copy TEXT NOT NULL REFERENCES filed_copy(id) DEFERRABLE INITIALLY DEFERRED,
    part INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (copy, part)
) STRICT
--
CREATE TABLE sharing (
    id TEXT NOT NULL PRIMARY KEY,
    file TEXT NOT NULL,
    copy TEXT REFERENCES filed_copy(id) DEFERRABLE INITIALLY DEFERRED,
    recipient TEXT NOT NULL,
    basis TEXT NOT NULL,
    purpose TEXT NOT NULL,
    necessary_because TEXT NOT NULL,
    how TEXT NOT NULL,
    shared_at TEXT NOT NULL,
    shared_by TEXT NOT NULL
) STRICT
--
CREATE TABLE search_entry (
    place INTEGER PRIMARY KEY,
    record TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    file TEXT
) STRICT
--
CREATE INDEX search_file ON search_entry(file)
--
CREATE VIRTUAL TABLE search USING fts5(body, tokenize = "unicode61 remove_diacritics 2", prefix = '2 3')
--
INSERT INTO search(search, rank) VALUES ('secure-delete', 1)
--
CREATE VIRTUAL TABLE search_person USING fts5(body, tokenize = "unicode61 remove_diacritics 2", prefix = '2 3')
--
INSERT INTO search_person(search_person, rank) VALUES ('secure-delete', 1)
--
CREATE TABLE "person" (
    rowid INTEGER PRIMARY KEY,
    "id" TEXT NOT NULL UNIQUE,
    "kind" TEXT NOT NULL CHECK ("kind" IN ('CHILD', 'ADULT')),
    "first" TEXT NOT NULL,
    "last" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "born" TEXT,
    "sex" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "organisation" TEXT NOT NULL,
    "year" TEXT NOT NULL,
    "class_name" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "phone" TEXT NOT NULL,
    "version" INTEGER NOT NULL
) STRICT
--
CREATE TABLE "person_other_names" (
    "owner" TEXT NOT NULL REFERENCES "person"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "value" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "school" (
    rowid INTEGER PRIMARY KEY,
    "id" TEXT NOT NULL UNIQUE,
    "number" TEXT NOT NULL UNIQUE,
    "author" TEXT NOT NULL,
    "author_role" TEXT NOT NULL,
    "recorded_at" TEXT NOT NULL,
    "order_hint" INTEGER NOT NULL,
    "imported_by" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nation" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "council" TEXT NOT NULL,
    "main_record" INTEGER NOT NULL CHECK ("main_record" IN (0, 1)),
    "other_system" TEXT NOT NULL,
    "fictional" INTEGER NOT NULL CHECK ("fictional" IN (0, 1)),
    "version" INTEGER NOT NULL
) STRICT
--
CREATE TABLE "school_links" (
    "owner" TEXT NOT NULL REFERENCES "school"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "value" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "school_amendments" (
    "owner" TEXT NOT NULL REFERENCES "school"(id) DEFERRABLE INITIALLY DEFERRED,
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
CREATE TABLE "school_struck_out" (
    "owner" TEXT NOT NULL REFERENCES "school"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "school_phones" (
    "owner" TEXT NOT NULL REFERENCES "school"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "phone" TEXT NOT NULL,
    "checked_on" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "school_duty" (
    "owner" TEXT NOT NULL REFERENCES "school"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "phone" TEXT NOT NULL,
    "checked_on" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "school_out_of_hours" (
    "owner" TEXT NOT NULL REFERENCES "school"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "phone" TEXT NOT NULL,
    "checked_on" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "school_terms" (
    "owner" TEXT NOT NULL REFERENCES "school"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "start" TEXT NOT NULL,
    "end" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "school_closed" (
    "owner" TEXT NOT NULL REFERENCES "school"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "start" TEXT NOT NULL,
    "end" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "school_places" (
    "owner" TEXT NOT NULL REFERENCES "school"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "setting" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "school_day_times" (
    "owner" TEXT NOT NULL REFERENCES "school"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "start" TEXT NOT NULL,
    "end" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "school_brook_trained" (
    "owner" TEXT NOT NULL REFERENCES "school"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "trained_on" TEXT NOT NULL,
    "tool_version" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "file" (
    rowid INTEGER PRIMARY KEY,
    "id" TEXT NOT NULL UNIQUE,
    "number" TEXT NOT NULL UNIQUE,
    "author" TEXT NOT NULL,
    "author_role" TEXT NOT NULL,
    "recorded_at" TEXT NOT NULL,
    "order_hint" INTEGER NOT NULL,
    "imported_by" TEXT NOT NULL,
    "child" TEXT NOT NULL REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
    "kind" TEXT NOT NULL CHECK ("kind" IN ('HSB', 'SUPPORT')),
    "opened_on" TEXT NOT NULL,
    "opened_because" TEXT NOT NULL,
    "closed_on" TEXT,
    "lead" TEXT NOT NULL,
    "lives_with" TEXT NOT NULL,
    "lives_with_words" TEXT NOT NULL,
    "legal_status_code" TEXT NOT NULL,
    "legal_status_words" TEXT NOT NULL,
    "legal_status_source" TEXT NOT NULL,
    "services_open" TEXT NOT NULL CHECK ("services_open" IN ('YES', 'NO', 'NOT_KNOWN')),
    "services_team" TEXT NOT NULL,
    "services_worker" TEXT NOT NULL,
    "services_phone" TEXT NOT NULL,
    "services_plan" TEXT NOT NULL,
    "services_on_register" TEXT NOT NULL CHECK ("services_on_register" IN ('YES', 'NO', 'NOT_KNOWN')),
    "services_since" TEXT NOT NULL,
    "services_known_before" TEXT NOT NULL,
    "services_early_help" TEXT NOT NULL,
    "trusted_adult" TEXT NOT NULL,
    "council_of_residence" TEXT NOT NULL,
    "first_language" TEXT NOT NULL,
    "services_language" TEXT NOT NULL,
    "communication" TEXT NOT NULL,
    "additional_needs" TEXT NOT NULL,
    "ethnicity" TEXT NOT NULL,
    "religion" TEXT NOT NULL,
    "attendance" TEXT NOT NULL,
    "health" TEXT NOT NULL,
    "family_contact" TEXT NOT NULL,
    "behind_and_helps" TEXT NOT NULL,
    "version" INTEGER NOT NULL
) STRICT
--
CREATE TABLE "file_links" (
    "owner" TEXT NOT NULL REFERENCES "file"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "value" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "file_amendments" (
    "owner" TEXT NOT NULL REFERENCES "file"(id) DEFERRABLE INITIALLY DEFERRED,
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
CREATE TABLE "file_struck_out" (
    "owner" TEXT NOT NULL REFERENCES "file"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "file_parental" (
    "owner" TEXT NOT NULL REFERENCES "file"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "person" TEXT NOT NULL REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
    "holds" TEXT NOT NULL CHECK ("holds" IN ('YES', 'NO', 'NOT_KNOWN')),
    "source" TEXT NOT NULL,
    "reachable" TEXT NOT NULL CHECK ("reachable" IN ('YES', 'NO', 'NOT_KNOWN')),
    "words" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "file_family" (
    "owner" TEXT NOT NULL REFERENCES "file"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "person" TEXT NOT NULL REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
    "relationship" TEXT NOT NULL,
    "in_household" INTEGER NOT NULL CHECK ("in_household" IN (0, 1)),
    "holds_care" INTEGER NOT NULL CHECK ("holds_care" IN (0, 1)),
    "sleeping" TEXT NOT NULL,
    "contact" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "file_network" (
    "owner" TEXT NOT NULL REFERENCES "file"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "person" TEXT NOT NULL REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
    "part" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "file_strengths" (
    "owner" TEXT NOT NULL REFERENCES "file"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "helps" INTEGER NOT NULL CHECK ("helps" IN (0, 1)),
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "file_voices" (
    "owner" TEXT NOT NULL REFERENCES "file"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "person" TEXT NOT NULL REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
    "when_precision" TEXT NOT NULL CHECK ("when_precision" IN ('DATETIME', 'DATE', 'WEEK', 'MONTH', 'HALF_TERM', 'TERM', 'RANGE', 'BEFORE', 'UNKNOWN')),
    "when_start" TEXT,
    "when_end" TEXT,
    "when_time" TEXT,
    "when_about" INTEGER NOT NULL CHECK ("when_about" IN (0, 1)),
    "when_words" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "method" TEXT NOT NULL,
    "to_whom" TEXT NOT NULL,
    "about" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "file_letters" (
    "owner" TEXT NOT NULL REFERENCES "file"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "person" TEXT NOT NULL REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
    "letter" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "concern" (
    rowid INTEGER PRIMARY KEY,
    "id" TEXT NOT NULL UNIQUE,
    "number" TEXT NOT NULL UNIQUE,
    "author" TEXT NOT NULL,
    "author_role" TEXT NOT NULL,
    "recorded_at" TEXT NOT NULL,
    "order_hint" INTEGER NOT NULL,
    "imported_by" TEXT NOT NULL,
    "kind" TEXT NOT NULL CHECK ("kind" IN ('BEHAVIOUR', 'TOLD_ME', 'NOTICED', 'NOT_SEEN_ANY_MORE')),
    "risk_now" TEXT NOT NULL CHECK ("risk_now" IN ('YES', 'NO_ONE_I_CAN_SEE', 'NOT_SURE', 'NOT_ANSWERED')),
    "risk_acted" TEXT NOT NULL,
    "when_precision" TEXT NOT NULL CHECK ("when_precision" IN ('DATETIME', 'DATE', 'WEEK', 'MONTH', 'HALF_TERM', 'TERM', 'RANGE', 'BEFORE', 'UNKNOWN')),
    "when_start" TEXT,
    "when_end" TEXT,
    "when_time" TEXT,
    "when_about" INTEGER NOT NULL CHECK ("when_about" IN (0, 1)),
    "when_words" TEXT NOT NULL,
    "occurrences_count_min" INTEGER NOT NULL,
    "occurrences_count_max" INTEGER,
    "occurrences_is_estimate" INTEGER NOT NULL CHECK ("occurrences_is_estimate" IN (0, 1)),
    "visibility" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "basis" TEXT NOT NULL CHECK ("basis" IN ('OBSERVED', 'RECORDED_FACT', 'TOLD_FIRST_HAND', 'TOLD_SECOND_HAND', 'PROFESSIONAL_OPINION')),
    "told_by" TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
    "source_words" TEXT NOT NULL,
    "what_happened" TEXT NOT NULL,
    "clothing" TEXT NOT NULL,
    "threat_against" TEXT NOT NULL,
    "secrecy_words" TEXT NOT NULL,
    "device" TEXT NOT NULL,
    "injury" TEXT NOT NULL,
    "effect_words" TEXT NOT NULL,
    "presentation_after" TEXT NOT NULL,
    "done" TEXT NOT NULL,
    "people_told" TEXT NOT NULL,
    "late_because" TEXT NOT NULL,
    "read_back" INTEGER NOT NULL CHECK ("read_back" IN (0, 1)),
    "version" INTEGER NOT NULL
) STRICT
--
CREATE TABLE "concern_links" (
    "owner" TEXT NOT NULL REFERENCES "concern"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "value" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "concern_amendments" (
    "owner" TEXT NOT NULL REFERENCES "concern"(id) DEFERRABLE INITIALLY DEFERRED,
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
CREATE TABLE "concern_struck_out" (
    "owner" TEXT NOT NULL REFERENCES "concern"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "concern_occurrences_dates" (
    "owner" TEXT NOT NULL REFERENCES "concern"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "value" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "concern_places" (
    "owner" TEXT NOT NULL REFERENCES "concern"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "value" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "concern_people" (
    "owner" TEXT NOT NULL REFERENCES "concern"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "role" TEXT NOT NULL CHECK ("role" IN ('DISPLAYED', 'ALLEGED_DISPLAYED', 'LED', 'JOINED_IN', 'AFFECTED', 'WITNESS', 'BOTH_MUTUAL_UNCLEAR', 'STAFF_AFFECTED', 'STAFF_WITNESS', 'FAMILY_AFFECTED', 'NOT_KNOWN')),
    "person" TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
    "typed_name" TEXT NOT NULL,
    "relationship" TEXT NOT NULL,
    "in_file" TEXT REFERENCES file(id) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "concern_told" (
    "owner" TEXT NOT NULL REFERENCES "concern"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "to_whom" TEXT NOT NULL,
    "when_precision" TEXT CHECK ("when_precision" IN ('DATETIME', 'DATE', 'WEEK', 'MONTH', 'HALF_TERM', 'TERM', 'RANGE', 'BEFORE', 'UNKNOWN')),
    "when_start" TEXT,
    "when_end" TEXT,
    "when_time" TEXT,
    "when_about" INTEGER CHECK ("when_about" IN (0, 1)),
    "when_words" TEXT,
    "where" TEXT NOT NULL,
    "present" TEXT NOT NULL,
    "how_it_came" TEXT NOT NULL,
    "adult_said" TEXT NOT NULL,
    "presentation" TEXT NOT NULL,
    "told_what_next" TEXT NOT NULL,
    "confidentiality_not_promised" INTEGER NOT NULL CHECK ("confidentiality_not_promised" IN (0, 1)),
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "concern_accounts" (
    "owner" TEXT NOT NULL REFERENCES "concern"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "person" TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
    "words" TEXT NOT NULL,
    "to_whom" TEXT NOT NULL,
    "when_precision" TEXT CHECK ("when_precision" IN ('DATETIME', 'DATE', 'WEEK', 'MONTH', 'HALF_TERM', 'TERM', 'RANGE', 'BEFORE', 'UNKNOWN')),
    "when_start" TEXT,
    "when_end" TEXT,
    "when_time" TEXT,
    "when_about" INTEGER CHECK ("when_about" IN (0, 1)),
    "when_words" TEXT,
    "unasked" INTEGER NOT NULL CHECK ("unasked" IN (0, 1)),
    "reaction" TEXT NOT NULL,
    "not_asked_because" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "concern_behaviours" (
    "owner" TEXT NOT NULL REFERENCES "concern"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "value" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "concern_where_on_body" (
    "owner" TEXT NOT NULL REFERENCES "concern"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "value" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "concern_aggravating" (
    "owner" TEXT NOT NULL REFERENCES "concern"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "value" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "concern_effects" (
    "owner" TEXT NOT NULL REFERENCES "concern"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "value" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "concern_responses" (
    "owner" TEXT NOT NULL REFERENCES "concern"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "value" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "concern_on_behalf_of" (
    "owner" TEXT NOT NULL REFERENCES "concern"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "person" TEXT NOT NULL,
    "saw_or_was_told" TEXT NOT NULL,
    "confirmed_on" TEXT NOT NULL,
    "on_paper" INTEGER NOT NULL CHECK ("on_paper" IN (0, 1)),
    "original_kept_at" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "concern_other_system" (
    "owner" TEXT NOT NULL REFERENCES "concern"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "entry_no" TEXT NOT NULL,
    "full_account" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "concern_enquiries" (
    "owner" TEXT NOT NULL REFERENCES "concern"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "on" TEXT NOT NULL,
    "because" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "concern_triage" (
    "owner" TEXT NOT NULL REFERENCES "concern"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "word_of_mouth" TEXT NOT NULL,
    "significance" TEXT NOT NULL,
    "significance_by" TEXT NOT NULL,
    "decided_by" TEXT NOT NULL,
    "decided_at" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "concern_triage_safety" (
    "owner" TEXT NOT NULL REFERENCES "concern"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "person" TEXT NOT NULL REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
    "now_answer" TEXT NOT NULL CHECK ("now_answer" IN ('SAFE', 'NOT_SAFE', 'NOT_KNOWN', 'NOT_ANSWERED')),
    "now_words" TEXT NOT NULL,
    "journey_answer" TEXT NOT NULL CHECK ("journey_answer" IN ('SAFE', 'NOT_SAFE', 'NOT_KNOWN', 'NOT_ANSWERED')),
    "journey_words" TEXT NOT NULL,
    "tonight_answer" TEXT NOT NULL CHECK ("tonight_answer" IN ('SAFE', 'NOT_SAFE', 'NOT_KNOWN', 'NOT_ANSWERED')),
    "tonight_words" TEXT NOT NULL,
    "next_club_answer" TEXT NOT NULL CHECK ("next_club_answer" IN ('SAFE', 'NOT_SAFE', 'NOT_KNOWN', 'NOT_ANSWERED')),
    "next_club_words" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "concern_triage_advice" (
    "owner" TEXT NOT NULL REFERENCES "concern"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "about" TEXT NOT NULL,
    "person" TEXT NOT NULL REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
    "answer" TEXT NOT NULL,
    "given_by" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    "went_ahead_because" TEXT NOT NULL,
    "chosen" INTEGER NOT NULL CHECK ("chosen" IN (0, 1)),
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "concern_triage_calls" (
    "owner" TEXT NOT NULL REFERENCES "concern"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "value" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "concern_triage_categories" (
    "owner" TEXT NOT NULL REFERENCES "concern"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "category" TEXT NOT NULL CHECK ("category" IN ('HC_NORMAL', 'HC_INAPPROPRIATE', 'HC_PROBLEMATIC', 'HC_ABUSIVE', 'HC_VIOLENT', 'HC_UNSURE')),
    "because" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "on" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "concern_triage_not_hsb" (
    "owner" TEXT NOT NULL REFERENCES "concern"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "because" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "on" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "concern_triage_brook" (
    "owner" TEXT NOT NULL REFERENCES "concern"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "colour" TEXT NOT NULL CHECK ("colour" IN ('GREEN', 'ORANGE', 'RED', 'NOT_USED')),
    "assessor" TEXT NOT NULL,
    "trained_on" TEXT NOT NULL,
    "tool_version" TEXT NOT NULL,
    "because" TEXT NOT NULL,
    "on" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "concern_triage_routes" (
    "owner" TEXT NOT NULL REFERENCES "concern"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "route" TEXT NOT NULL,
    "because" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "on" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "concern_triage_police" (
    "owner" TEXT NOT NULL REFERENCES "concern"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "answer" TEXT NOT NULL,
    "because" TEXT NOT NULL,
    "reference" TEXT NOT NULL,
    "on" TEXT NOT NULL,
    "family_told" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "concern_triage_decisions" (
    "owner" TEXT NOT NULL REFERENCES "concern"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "person" TEXT NOT NULL REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
    "at_home" INTEGER NOT NULL CHECK ("at_home" IN (0, 1)),
    "report" TEXT NOT NULL,
    "because" TEXT NOT NULL,
    "by_when" TEXT NOT NULL,
    "parents_told" TEXT NOT NULL,
    "wishes" TEXT NOT NULL,
    "first_aid" TEXT NOT NULL,
    "plan" TEXT NOT NULL,
    "decided_by" TEXT NOT NULL,
    "on" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "concern_moves" (
    "owner" TEXT NOT NULL REFERENCES "concern"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "from_person" TEXT NOT NULL REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
    "to_person" TEXT NOT NULL REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
    "reason" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    "undone_at" TEXT,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "fact" (
    rowid INTEGER PRIMARY KEY,
    "id" TEXT NOT NULL UNIQUE,
    "number" TEXT NOT NULL UNIQUE,
    "author" TEXT NOT NULL,
    "author_role" TEXT NOT NULL,
    "recorded_at" TEXT NOT NULL,
    "order_hint" INTEGER NOT NULL,
    "imported_by" TEXT NOT NULL,
    "file" TEXT NOT NULL REFERENCES file(id) DEFERRABLE INITIALLY DEFERRED,
    "when_precision" TEXT NOT NULL CHECK ("when_precision" IN ('DATETIME', 'DATE', 'WEEK', 'MONTH', 'HALF_TERM', 'TERM', 'RANGE', 'BEFORE', 'UNKNOWN')),
    "when_start" TEXT,
    "when_end" TEXT,
    "when_time" TEXT,
    "when_about" INTEGER NOT NULL CHECK ("when_about" IN (0, 1)),
    "when_words" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "source_words" TEXT NOT NULL,
    "basis" TEXT NOT NULL CHECK ("basis" IN ('OBSERVED', 'RECORDED_FACT', 'TOLD_FIRST_HAND', 'TOLD_SECOND_HAND', 'PROFESSIONAL_OPINION')),
    "told_by" TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
    "told_to" TEXT NOT NULL,
    "opinion_of" TEXT NOT NULL,
    "because" TEXT NOT NULL,
    "version" INTEGER NOT NULL
) STRICT
--
CREATE TABLE "fact_links" (
    "owner" TEXT NOT NULL REFERENCES "fact"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "value" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "fact_amendments" (
    "owner" TEXT NOT NULL REFERENCES "fact"(id) DEFERRABLE INITIALLY DEFERRED,
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
CREATE TABLE "fact_struck_out" (
    "owner" TEXT NOT NULL REFERENCES "fact"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "intervention" (
    rowid INTEGER PRIMARY KEY,
    "id" TEXT NOT NULL UNIQUE,
    "number" TEXT NOT NULL UNIQUE,
    "author" TEXT NOT NULL,
    "author_role" TEXT NOT NULL,
    "recorded_at" TEXT NOT NULL,
    "order_hint" INTEGER NOT NULL,
    "imported_by" TEXT NOT NULL,
    "file" TEXT NOT NULL REFERENCES file(id) DEFERRABLE INITIALLY DEFERRED,
    "type" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "status" TEXT NOT NULL CHECK ("status" IN ('PLANNED', 'RUNNING', 'ENDED', 'NOT_STARTED')),
    "start_precision" TEXT NOT NULL CHECK ("start_precision" IN ('DATETIME', 'DATE', 'WEEK', 'MONTH', 'HALF_TERM', 'TERM', 'RANGE', 'BEFORE', 'UNKNOWN')),
    "start_start" TEXT,
    "start_end" TEXT,
    "start_time" TEXT,
    "start_about" INTEGER NOT NULL CHECK ("start_about" IN (0, 1)),
    "start_words" TEXT NOT NULL,
    "end_precision" TEXT CHECK ("end_precision" IN ('DATETIME', 'DATE', 'WEEK', 'MONTH', 'HALF_TERM', 'TERM', 'RANGE', 'BEFORE', 'UNKNOWN')),
    "end_start" TEXT,
    "end_end" TEXT,
    "end_time" TEXT,
    "end_about" INTEGER CHECK ("end_about" IN (0, 1)),
    "end_words" TEXT,
    "who" TEXT NOT NULL,
    "dose" TEXT NOT NULL,
    "aim" TEXT NOT NULL,
    "resources" TEXT NOT NULL,
    "restrictive" INTEGER NOT NULL CHECK ("restrictive" IN (0, 1)),
    "impact_on_child" TEXT NOT NULL,
    "reliability" TEXT NOT NULL,
    "reliability_words" TEXT NOT NULL,
    "version" INTEGER NOT NULL
) STRICT
--
CREATE TABLE "intervention_links" (
    "owner" TEXT NOT NULL REFERENCES "intervention"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "value" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "intervention_amendments" (
    "owner" TEXT NOT NULL REFERENCES "intervention"(id) DEFERRABLE INITIALLY DEFERRED,
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
CREATE TABLE "intervention_struck_out" (
    "owner" TEXT NOT NULL REFERENCES "intervention"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "intervention_aim_scope" (
    "owner" TEXT NOT NULL REFERENCES "intervention"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "words" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "intervention_aim_scope_places" (
    "owner" TEXT NOT NULL REFERENCES "intervention"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "value" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "intervention_aim_scope_times" (
    "owner" TEXT NOT NULL REFERENCES "intervention"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "value" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "intervention_delivered_to" (
    "owner" TEXT NOT NULL REFERENCES "intervention"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "value" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "intervention_deliveries" (
    "owner" TEXT NOT NULL REFERENCES "intervention"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "day" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "why" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "intervention_exclusion" (
    "owner" TEXT NOT NULL REFERENCES "intervention"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "start" TEXT NOT NULL,
    "end" TEXT NOT NULL,
    "days" INTEGER NOT NULL,
    "decided_by" TEXT NOT NULL,
    "work_set" TEXT NOT NULL,
    "return_meeting" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "intervention_prompted" (
    "owner" TEXT NOT NULL REFERENCES "intervention"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "value" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "intervention_observations" (
    "owner" TEXT NOT NULL REFERENCES "intervention"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "on" TEXT NOT NULL,
    "judgement" TEXT NOT NULL CHECK ("judgement" IN ('HELPED', 'HELPED_PARTLY', 'NO_CHANGE', 'WORSE', 'MIXED', 'TOO_EARLY', 'NOT_KNOWN')),
    "better" TEXT NOT NULL,
    "not_better" TEXT NOT NULL,
    "how_we_know" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "intervention_observations_evidence" (
    "owner" TEXT NOT NULL REFERENCES "intervention"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "value" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "contact" (
    rowid INTEGER PRIMARY KEY,
    "id" TEXT NOT NULL UNIQUE,
    "number" TEXT NOT NULL UNIQUE,
    "author" TEXT NOT NULL,
    "author_role" TEXT NOT NULL,
    "recorded_at" TEXT NOT NULL,
    "order_hint" INTEGER NOT NULL,
    "imported_by" TEXT NOT NULL,
    "way" TEXT NOT NULL CHECK ("way" IN ('CALL', 'MEETING', 'LETTER', 'VISIT')),
    "kind" TEXT NOT NULL CHECK ("kind" IN ('REPORT', 'ADVICE_ONLY', 'TOLD_TO_REPORT_IN_WRITING', 'NO_ANSWER', 'ENGAGED', 'VOICEMAIL', 'INFORMATION_ADDED', 'REASON_ASKED', 'ESCALATION', 'COUNCIL_ANSWER', 'FAMILY_TOLD', 'FAMILY_TALK', 'RULE_ONLY', 'ASKED', 'OTHER')),
    "outgoing" INTEGER NOT NULL CHECK ("outgoing" IN (0, 1)),
    "when_precision" TEXT NOT NULL CHECK ("when_precision" IN ('DATETIME', 'DATE', 'WEEK', 'MONTH', 'HALF_TERM', 'TERM', 'RANGE', 'BEFORE', 'UNKNOWN')),
    "when_start" TEXT,
    "when_end" TEXT,
    "when_time" TEXT,
    "when_about" INTEGER NOT NULL CHECK ("when_about" IN (0, 1)),
    "when_words" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "with_name" TEXT NOT NULL,
    "with_role" TEXT NOT NULL,
    "organisation" TEXT NOT NULL,
    "number_rung" TEXT NOT NULL,
    "told_them" TEXT NOT NULL,
    "asked_them" TEXT NOT NULL,
    "called_it" TEXT NOT NULL,
    "said" TEXT NOT NULL,
    "decision" TEXT NOT NULL,
    "reference" TEXT NOT NULL,
    "next_contact" TEXT NOT NULL,
    "return_if" TEXT NOT NULL,
    "with_family" INTEGER NOT NULL CHECK ("with_family" IN (0, 1)),
    "version" INTEGER NOT NULL
) STRICT
--
CREATE TABLE "contact_links" (
    "owner" TEXT NOT NULL REFERENCES "contact"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "value" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "contact_amendments" (
    "owner" TEXT NOT NULL REFERENCES "contact"(id) DEFERRABLE INITIALLY DEFERRED,
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
CREATE TABLE "contact_struck_out" (
    "owner" TEXT NOT NULL REFERENCES "contact"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "contact_files" (
    "owner" TEXT NOT NULL REFERENCES "contact"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "value" TEXT NOT NULL REFERENCES file(id) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "contact_about" (
    "owner" TEXT NOT NULL REFERENCES "contact"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "value" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "contact_children" (
    "owner" TEXT NOT NULL REFERENCES "contact"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "value" TEXT NOT NULL REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "contact_questions" (
    "owner" TEXT NOT NULL REFERENCES "contact"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "question" TEXT NOT NULL,
    "answer" TEXT NOT NULL,
    "put" INTEGER NOT NULL CHECK ("put" IN (0, 1)),
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "task" (
    rowid INTEGER PRIMARY KEY,
    "id" TEXT NOT NULL UNIQUE,
    "number" TEXT NOT NULL UNIQUE,
    "author" TEXT NOT NULL,
    "author_role" TEXT NOT NULL,
    "recorded_at" TEXT NOT NULL,
    "order_hint" INTEGER NOT NULL,
    "imported_by" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "what" TEXT NOT NULL,
    "why" TEXT NOT NULL,
    "file" TEXT REFERENCES file(id) DEFERRABLE INITIALLY DEFERRED,
    "child" TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
    "for_member" TEXT NOT NULL,
    "due_on" TEXT,
    "due_time" TEXT,
    "counted_in" TEXT NOT NULL,
    "waiting_for" TEXT NOT NULL,
    "made_by" TEXT,
    "done_at" TEXT,
    "done_by" TEXT NOT NULL,
    "done_words" TEXT NOT NULL,
    "snoozed_until" TEXT,
    "snoozed_because" TEXT NOT NULL,
    "version" INTEGER NOT NULL
) STRICT
--
CREATE TABLE "task_links" (
    "owner" TEXT NOT NULL REFERENCES "task"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "value" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "task_amendments" (
    "owner" TEXT NOT NULL REFERENCES "task"(id) DEFERRABLE INITIALLY DEFERRED,
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
CREATE TABLE "task_struck_out" (
    "owner" TEXT NOT NULL REFERENCES "task"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "referral" (
    rowid INTEGER PRIMARY KEY,
    "id" TEXT NOT NULL UNIQUE,
    "number" TEXT NOT NULL UNIQUE,
    "author" TEXT NOT NULL,
    "author_role" TEXT NOT NULL,
    "recorded_at" TEXT NOT NULL,
    "order_hint" INTEGER NOT NULL,
    "imported_by" TEXT NOT NULL,
    "file" TEXT NOT NULL REFERENCES file(id) DEFERRABLE INITIALLY DEFERRED,
    "title" TEXT NOT NULL,
    "status" TEXT NOT NULL CHECK ("status" IN ('DRAFT', 'READY', 'PHONED', 'SENT', 'ACKNOWLEDGED', 'DECIDED', 'RETURNED_MORE_INFO', 'ESCALATED', 'CLOSED')),
    "opened_on" TEXT NOT NULL,
    "recipient_name" TEXT NOT NULL,
    "recipient_team" TEXT NOT NULL,
    "recipient_code" TEXT NOT NULL,
    "recipient_nation" TEXT NOT NULL,
    "recipient_statutory" INTEGER NOT NULL CHECK ("recipient_statutory" IN (0, 1)),
    "front_why_now" TEXT NOT NULL,
    "front_follows" TEXT NOT NULL,
    "front_form_attached" TEXT NOT NULL,
    "front_phoned" TEXT NOT NULL,
    "front_police" TEXT NOT NULL,
    "front_carer_informed" TEXT NOT NULL,
    "front_child_views" TEXT NOT NULL,
    "front_contact_cover" TEXT NOT NULL,
    "family_text" TEXT NOT NULL,
    "read_with_care" TEXT NOT NULL,
    "restrictions" TEXT NOT NULL,
    "in_force" TEXT NOT NULL,
    "planned" TEXT NOT NULL,
    "opinion" TEXT NOT NULL,
    "reply_by" TEXT NOT NULL,
    "changed_since" TEXT NOT NULL,
    "sent_at" TEXT NOT NULL,
    "sent_how" TEXT NOT NULL,
    "received_at" TEXT NOT NULL,
    "acknowledged_at" TEXT NOT NULL,
    "version" INTEGER NOT NULL
) STRICT
--
CREATE TABLE "referral_links" (
    "owner" TEXT NOT NULL REFERENCES "referral"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "value" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "referral_amendments" (
    "owner" TEXT NOT NULL REFERENCES "referral"(id) DEFERRABLE INITIALLY DEFERRED,
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
CREATE TABLE "referral_struck_out" (
    "owner" TEXT NOT NULL REFERENCES "referral"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "referral_front_danger" (
    "owner" TEXT NOT NULL REFERENCES "referral"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "place" TEXT NOT NULL,
    "answer" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "referral_background" (
    "owner" TEXT NOT NULL REFERENCES "referral"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "record" TEXT NOT NULL,
    "wording" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "referral_interventions" (
    "owner" TEXT NOT NULL REFERENCES "referral"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "record" TEXT NOT NULL,
    "wording" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "referral_requests" (
    "owner" TEXT NOT NULL REFERENCES "referral"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "lead" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "brief" TEXT NOT NULL,
    "who" TEXT NOT NULL,
    "child" TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
    "why" TEXT NOT NULL,
    "result" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "referral_requests_parts" (
    "owner" TEXT NOT NULL REFERENCES "referral"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "referral_requests_because" (
    "owner" TEXT NOT NULL REFERENCES "referral"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "value" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "referral_thresholds" (
    "owner" TEXT NOT NULL REFERENCES "referral"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "child" TEXT NOT NULL REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
    "harm" TEXT NOT NULL,
    "needs" TEXT NOT NULL,
    "document" TEXT NOT NULL,
    "tried" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "referral_outcomes" (
    "owner" TEXT NOT NULL REFERENCES "referral"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "who" TEXT NOT NULL,
    "whom" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "because" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "referral_outcomes_cited" (
    "owner" TEXT NOT NULL REFERENCES "referral"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "value" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "referral_previous" (
    "owner" TEXT NOT NULL REFERENCES "referral"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "value" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "referral_decision" (
    "owner" TEXT NOT NULL REFERENCES "referral"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "on" TEXT NOT NULL,
    "decision" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "what_we_did" TEXT NOT NULL,
    "conversation" TEXT NOT NULL,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE TABLE "referral_decision_children" (
    "owner" TEXT NOT NULL REFERENCES "referral"(id) DEFERRABLE INITIALLY DEFERRED,
    "spot" INTEGER NOT NULL,
    "value" TEXT NOT NULL REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY ("owner", "spot")
) STRICT, WITHOUT ROWID
--
CREATE INDEX concern_people_file ON concern_people(in_file)
--
CREATE INDEX concern_people_person ON concern_people(person)
--
CREATE INDEX concern_day ON concern(id, when_start)
--
CREATE INDEX concern_recorded ON concern(recorded_at)
--
CREATE INDEX fact_file ON fact(file, when_start)
--
CREATE INDEX intervention_file ON intervention(file)
--
CREATE INDEX contact_files_file ON contact_files(value)
--
CREATE INDEX contact_day ON contact(id, when_start)
--
CREATE INDEX contact_about_record ON contact_about(value)
--
CREATE INDEX contact_children_child ON contact_children(value)
--
CREATE INDEX referral_file ON referral(file)
--
CREATE INDEX task_open ON task(done_at, due_on)
--
CREATE INDEX task_file ON task(file)
--
CREATE INDEX task_made_by ON task(made_by)
--
CREATE INDEX file_child ON file(child)
--
CREATE INDEX file_family_person ON file_family(person)
--
CREATE INDEX file_letters_person ON file_letters(person)
--
CREATE INDEX file_network_person ON file_network(person)
--
CREATE INDEX pupil_folded ON pupil(folded)
--
CREATE INDEX pupil_person ON pupil(person)
--
CREATE INDEX record_number_record ON record_number(record)
--
CREATE INDEX referral_background_record ON referral_background(record)
--
CREATE INDEX filed_copy_file ON filed_copy(file)
--
CREATE INDEX filed_copy_record ON filed_copy(record)
--
CREATE TRIGGER version_update BEFORE UPDATE ON version
BEGIN SELECT RAISE(ABORT, 'a version never changes'); END
--
CREATE TRIGGER version_delete BEFORE DELETE ON version
WHEN NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.record AND open = 1)
BEGIN SELECT RAISE(ABORT, 'a version is never deleted'); END
--
CREATE TRIGGER erasure_update BEFORE UPDATE ON erasure
WHEN OLD.open <> 1 OR NEW.open <> 0 OR NEW.record <> OLD.record
BEGIN SELECT RAISE(ABORT, 'an erasure is closed once'); END
--
CREATE TRIGGER erasure_delete BEFORE DELETE ON erasure
BEGIN SELECT RAISE(ABORT, 'an erasure is never taken back'); END
--
CREATE TRIGGER audit_update BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit is only added to'); END
--
CREATE TRIGGER audit_delete BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit is only added to'); END
--
CREATE TRIGGER audit_epoch_update BEFORE UPDATE ON audit_epoch
BEGIN SELECT RAISE(ABORT, 'the audit is only added to'); END
--
CREATE TRIGGER audit_epoch_delete BEFORE DELETE ON audit_epoch
BEGIN SELECT RAISE(ABORT, 'the audit is only added to'); END
--
CREATE TRIGGER record_number_update BEFORE UPDATE ON record_number
BEGIN SELECT RAISE(ABORT, 'a number is never used again'); END
--
CREATE TRIGGER record_number_delete BEFORE DELETE ON record_number
BEGIN SELECT RAISE(ABORT, 'a number is never used again'); END
--
CREATE TRIGGER filed_copy_update BEFORE UPDATE ON filed_copy
BEGIN SELECT RAISE(ABORT, 'a filed copy never changes'); END
--
CREATE TRIGGER filed_copy_delete BEFORE DELETE ON filed_copy
WHEN NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.id AND open = 1)
BEGIN SELECT RAISE(ABORT, 'a filed copy is never deleted'); END
--
CREATE TRIGGER filed_copy_bytes_update BEFORE UPDATE ON filed_copy_bytes
BEGIN SELECT RAISE(ABORT, 'a filed copy never changes'); END
--
CREATE TRIGGER filed_copy_bytes_delete BEFORE DELETE ON filed_copy_bytes
WHEN NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.copy AND open = 1)
BEGIN SELECT RAISE(ABORT, 'a filed copy is never deleted'); END
--
CREATE TRIGGER sharing_update BEFORE UPDATE ON sharing
BEGIN SELECT RAISE(ABORT, 'the sharing log is only added to'); END
--
CREATE TRIGGER sharing_delete BEFORE DELETE ON sharing
BEGIN SELECT RAISE(ABORT, 'the sharing log is only added to'); END
--
CREATE TRIGGER "person_insert" BEFORE INSERT ON "person"
WHEN NEW.version <> 1 OR NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.id AND version = 1)
BEGIN SELECT RAISE(ABORT, 'a record is added with its first version'); END
--
CREATE TRIGGER "person_update" BEFORE UPDATE ON "person"
WHEN NEW.id <> OLD.id OR NEW.version <> OLD.version + 1
  OR NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.id AND version = NEW.version)
BEGIN SELECT RAISE(ABORT, 'a record changes with its next version'); END
--
CREATE TRIGGER "person_delete" BEFORE DELETE ON "person"
WHEN NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.id AND open = 1)
BEGIN SELECT RAISE(ABORT, 'nothing is deleted'); END
--
CREATE TRIGGER "person_other_names_insert" BEFORE INSERT ON "person_other_names"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "person" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "person_other_names_delete" BEFORE DELETE ON "person_other_names"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "person" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "person_other_names_update" BEFORE UPDATE ON "person_other_names"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "school_insert" BEFORE INSERT ON "school"
WHEN NEW.version <> 1 OR NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.id AND version = 1)
BEGIN SELECT RAISE(ABORT, 'a record is added with its first version'); END
--
CREATE TRIGGER "school_update" BEFORE UPDATE ON "school"
WHEN NEW.id <> OLD.id OR NEW.version <> OLD.version + 1
  OR NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.id AND version = NEW.version)
BEGIN SELECT RAISE(ABORT, 'a record changes with its next version'); END
--
CREATE TRIGGER "school_delete" BEFORE DELETE ON "school"
WHEN NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.id AND open = 1)
BEGIN SELECT RAISE(ABORT, 'nothing is deleted'); END
--
CREATE TRIGGER "school_links_insert" BEFORE INSERT ON "school_links"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "school" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "school_links_delete" BEFORE DELETE ON "school_links"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "school" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "school_links_update" BEFORE UPDATE ON "school_links"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "school_amendments_insert" BEFORE INSERT ON "school_amendments"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "school" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "school_amendments_delete" BEFORE DELETE ON "school_amendments"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "school" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "school_amendments_update" BEFORE UPDATE ON "school_amendments"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "school_struck_out_insert" BEFORE INSERT ON "school_struck_out"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "school" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "school_struck_out_delete" BEFORE DELETE ON "school_struck_out"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "school" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "school_struck_out_update" BEFORE UPDATE ON "school_struck_out"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "school_phones_insert" BEFORE INSERT ON "school_phones"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "school" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "school_phones_delete" BEFORE DELETE ON "school_phones"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "school" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "school_phones_update" BEFORE UPDATE ON "school_phones"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "school_duty_insert" BEFORE INSERT ON "school_duty"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "school" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "school_duty_delete" BEFORE DELETE ON "school_duty"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "school" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "school_duty_update" BEFORE UPDATE ON "school_duty"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "school_out_of_hours_insert" BEFORE INSERT ON "school_out_of_hours"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "school" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "school_out_of_hours_delete" BEFORE DELETE ON "school_out_of_hours"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "school" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "school_out_of_hours_update" BEFORE UPDATE ON "school_out_of_hours"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "school_terms_insert" BEFORE INSERT ON "school_terms"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "school" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "school_terms_delete" BEFORE DELETE ON "school_terms"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "school" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "school_terms_update" BEFORE UPDATE ON "school_terms"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "school_closed_insert" BEFORE INSERT ON "school_closed"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "school" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "school_closed_delete" BEFORE DELETE ON "school_closed"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "school" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "school_closed_update" BEFORE UPDATE ON "school_closed"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "school_places_insert" BEFORE INSERT ON "school_places"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "school" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "school_places_delete" BEFORE DELETE ON "school_places"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "school" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "school_places_update" BEFORE UPDATE ON "school_places"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "school_day_times_insert" BEFORE INSERT ON "school_day_times"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "school" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "school_day_times_delete" BEFORE DELETE ON "school_day_times"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "school" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "school_day_times_update" BEFORE UPDATE ON "school_day_times"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "school_brook_trained_insert" BEFORE INSERT ON "school_brook_trained"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "school" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "school_brook_trained_delete" BEFORE DELETE ON "school_brook_trained"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "school" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "school_brook_trained_update" BEFORE UPDATE ON "school_brook_trained"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "file_insert" BEFORE INSERT ON "file"
WHEN NEW.version <> 1 OR NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.id AND version = 1)
BEGIN SELECT RAISE(ABORT, 'a record is added with its first version'); END
--
CREATE TRIGGER "file_update" BEFORE UPDATE ON "file"
WHEN NEW.id <> OLD.id OR NEW.version <> OLD.version + 1
  OR NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.id AND version = NEW.version)
BEGIN SELECT RAISE(ABORT, 'a record changes with its next version'); END
--
CREATE TRIGGER "file_delete" BEFORE DELETE ON "file"
WHEN NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.id AND open = 1)
BEGIN SELECT RAISE(ABORT, 'nothing is deleted'); END
--
CREATE TRIGGER "file_links_insert" BEFORE INSERT ON "file_links"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "file" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "file_links_delete" BEFORE DELETE ON "file_links"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "file" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "file_links_update" BEFORE UPDATE ON "file_links"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "file_amendments_insert" BEFORE INSERT ON "file_amendments"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "file" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "file_amendments_delete" BEFORE DELETE ON "file_amendments"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "file" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "file_amendments_update" BEFORE UPDATE ON "file_amendments"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "file_struck_out_insert" BEFORE INSERT ON "file_struck_out"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "file" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "file_struck_out_delete" BEFORE DELETE ON "file_struck_out"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "file" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "file_struck_out_update" BEFORE UPDATE ON "file_struck_out"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "file_parental_insert" BEFORE INSERT ON "file_parental"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "file" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "file_parental_delete" BEFORE DELETE ON "file_parental"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "file" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "file_parental_update" BEFORE UPDATE ON "file_parental"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "file_family_insert" BEFORE INSERT ON "file_family"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "file" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "file_family_delete" BEFORE DELETE ON "file_family"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "file" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "file_family_update" BEFORE UPDATE ON "file_family"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "file_network_insert" BEFORE INSERT ON "file_network"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "file" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "file_network_delete" BEFORE DELETE ON "file_network"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "file" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "file_network_update" BEFORE UPDATE ON "file_network"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "file_strengths_insert" BEFORE INSERT ON "file_strengths"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "file" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "file_strengths_delete" BEFORE DELETE ON "file_strengths"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "file" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "file_strengths_update" BEFORE UPDATE ON "file_strengths"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "file_voices_insert" BEFORE INSERT ON "file_voices"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "file" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "file_voices_delete" BEFORE DELETE ON "file_voices"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "file" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "file_voices_update" BEFORE UPDATE ON "file_voices"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "file_letters_insert" BEFORE INSERT ON "file_letters"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "file" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "file_letters_delete" BEFORE DELETE ON "file_letters"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "file" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "file_letters_update" BEFORE UPDATE ON "file_letters"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "concern_insert" BEFORE INSERT ON "concern"
WHEN NEW.version <> 1 OR NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.id AND version = 1)
BEGIN SELECT RAISE(ABORT, 'a record is added with its first version'); END
--
CREATE TRIGGER "concern_update" BEFORE UPDATE ON "concern"
WHEN NEW.id <> OLD.id OR NEW.version <> OLD.version + 1
  OR NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.id AND version = NEW.version)
BEGIN SELECT RAISE(ABORT, 'a record changes with its next version'); END
--
CREATE TRIGGER "concern_delete" BEFORE DELETE ON "concern"
WHEN NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.id AND open = 1)
BEGIN SELECT RAISE(ABORT, 'nothing is deleted'); END
--
CREATE TRIGGER "concern_links_insert" BEFORE INSERT ON "concern_links"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "concern" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "concern_links_delete" BEFORE DELETE ON "concern_links"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "concern" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "concern_links_update" BEFORE UPDATE ON "concern_links"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "concern_amendments_insert" BEFORE INSERT ON "concern_amendments"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "concern" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "concern_amendments_delete" BEFORE DELETE ON "concern_amendments"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "concern" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "concern_amendments_update" BEFORE UPDATE ON "concern_amendments"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "concern_struck_out_insert" BEFORE INSERT ON "concern_struck_out"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "concern" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "concern_struck_out_delete" BEFORE DELETE ON "concern_struck_out"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "concern" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "concern_struck_out_update" BEFORE UPDATE ON "concern_struck_out"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "concern_occurrences_dates_insert" BEFORE INSERT ON "concern_occurrences_dates"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "concern" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "concern_occurrences_dates_delete" BEFORE DELETE ON "concern_occurrences_dates"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "concern" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "concern_occurrences_dates_update" BEFORE UPDATE ON "concern_occurrences_dates"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "concern_places_insert" BEFORE INSERT ON "concern_places"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "concern" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "concern_places_delete" BEFORE DELETE ON "concern_places"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "concern" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "concern_places_update" BEFORE UPDATE ON "concern_places"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "concern_people_insert" BEFORE INSERT ON "concern_people"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "concern" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "concern_people_delete" BEFORE DELETE ON "concern_people"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "concern" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "concern_people_update" BEFORE UPDATE ON "concern_people"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "concern_told_insert" BEFORE INSERT ON "concern_told"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "concern" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "concern_told_delete" BEFORE DELETE ON "concern_told"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "concern" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "concern_told_update" BEFORE UPDATE ON "concern_told"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "concern_accounts_insert" BEFORE INSERT ON "concern_accounts"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "concern" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "concern_accounts_delete" BEFORE DELETE ON "concern_accounts"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "concern" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "concern_accounts_update" BEFORE UPDATE ON "concern_accounts"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "concern_behaviours_insert" BEFORE INSERT ON "concern_behaviours"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "concern" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "concern_behaviours_delete" BEFORE DELETE ON "concern_behaviours"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "concern" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "concern_behaviours_update" BEFORE UPDATE ON "concern_behaviours"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "concern_where_on_body_insert" BEFORE INSERT ON "concern_where_on_body"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "concern" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "concern_where_on_body_delete" BEFORE DELETE ON "concern_where_on_body"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "concern" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "concern_where_on_body_update" BEFORE UPDATE ON "concern_where_on_body"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "concern_aggravating_insert" BEFORE INSERT ON "concern_aggravating"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "concern" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "concern_aggravating_delete" BEFORE DELETE ON "concern_aggravating"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "concern" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "concern_aggravating_update" BEFORE UPDATE ON "concern_aggravating"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "concern_effects_insert" BEFORE INSERT ON "concern_effects"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "concern" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "concern_effects_delete" BEFORE DELETE ON "concern_effects"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "concern" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "concern_effects_update" BEFORE UPDATE ON "concern_effects"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "concern_responses_insert" BEFORE INSERT ON "concern_responses"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "concern" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "concern_responses_delete" BEFORE DELETE ON "concern_responses"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "concern" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "concern_responses_update" BEFORE UPDATE ON "concern_responses"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "concern_on_behalf_of_insert" BEFORE INSERT ON "concern_on_behalf_of"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "concern" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "concern_on_behalf_of_delete" BEFORE DELETE ON "concern_on_behalf_of"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "concern" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "concern_on_behalf_of_update" BEFORE UPDATE ON "concern_on_behalf_of"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "concern_other_system_insert" BEFORE INSERT ON "concern_other_system"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "concern" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "concern_other_system_delete" BEFORE DELETE ON "concern_other_system"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "concern" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "concern_other_system_update" BEFORE UPDATE ON "concern_other_system"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "concern_enquiries_insert" BEFORE INSERT ON "concern_enquiries"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "concern" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "concern_enquiries_delete" BEFORE DELETE ON "concern_enquiries"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "concern" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "concern_enquiries_update" BEFORE UPDATE ON "concern_enquiries"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "concern_triage_insert" BEFORE INSERT ON "concern_triage"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "concern" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "concern_triage_delete" BEFORE DELETE ON "concern_triage"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "concern" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "concern_triage_update" BEFORE UPDATE ON "concern_triage"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "concern_triage_safety_insert" BEFORE INSERT ON "concern_triage_safety"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "concern" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "concern_triage_safety_delete" BEFORE DELETE ON "concern_triage_safety"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "concern" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "concern_triage_safety_update" BEFORE UPDATE ON "concern_triage_safety"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "concern_triage_advice_insert" BEFORE INSERT ON "concern_triage_advice"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "concern" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "concern_triage_advice_delete" BEFORE DELETE ON "concern_triage_advice"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "concern" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "concern_triage_advice_update" BEFORE UPDATE ON "concern_triage_advice"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "concern_triage_calls_insert" BEFORE INSERT ON "concern_triage_calls"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "concern" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "concern_triage_calls_delete" BEFORE DELETE ON "concern_triage_calls"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "concern" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "concern_triage_calls_update" BEFORE UPDATE ON "concern_triage_calls"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "concern_triage_categories_insert" BEFORE INSERT ON "concern_triage_categories"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "concern" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "concern_triage_categories_delete" BEFORE DELETE ON "concern_triage_categories"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "concern" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "concern_triage_categories_update" BEFORE UPDATE ON "concern_triage_categories"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "concern_triage_not_hsb_insert" BEFORE INSERT ON "concern_triage_not_hsb"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "concern" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "concern_triage_not_hsb_delete" BEFORE DELETE ON "concern_triage_not_hsb"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "concern" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "concern_triage_not_hsb_update" BEFORE UPDATE ON "concern_triage_not_hsb"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "concern_triage_brook_insert" BEFORE INSERT ON "concern_triage_brook"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "concern" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "concern_triage_brook_delete" BEFORE DELETE ON "concern_triage_brook"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "concern" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "concern_triage_brook_update" BEFORE UPDATE ON "concern_triage_brook"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "concern_triage_routes_insert" BEFORE INSERT ON "concern_triage_routes"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "concern" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "concern_triage_routes_delete" BEFORE DELETE ON "concern_triage_routes"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "concern" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "concern_triage_routes_update" BEFORE UPDATE ON "concern_triage_routes"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "concern_triage_police_insert" BEFORE INSERT ON "concern_triage_police"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "concern" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "concern_triage_police_delete" BEFORE DELETE ON "concern_triage_police"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "concern" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "concern_triage_police_update" BEFORE UPDATE ON "concern_triage_police"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "concern_triage_decisions_insert" BEFORE INSERT ON "concern_triage_decisions"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "concern" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "concern_triage_decisions_delete" BEFORE DELETE ON "concern_triage_decisions"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "concern" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "concern_triage_decisions_update" BEFORE UPDATE ON "concern_triage_decisions"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "concern_moves_insert" BEFORE INSERT ON "concern_moves"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "concern" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "concern_moves_delete" BEFORE DELETE ON "concern_moves"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "concern" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "concern_moves_update" BEFORE UPDATE ON "concern_moves"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "fact_insert" BEFORE INSERT ON "fact"
WHEN NEW.version <> 1 OR NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.id AND version = 1)
BEGIN SELECT RAISE(ABORT, 'a record is added with its first version'); END
--
CREATE TRIGGER "fact_update" BEFORE UPDATE ON "fact"
WHEN NEW.id <> OLD.id OR NEW.version <> OLD.version + 1
  OR NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.id AND version = NEW.version)
BEGIN SELECT RAISE(ABORT, 'a record changes with its next version'); END
--
CREATE TRIGGER "fact_delete" BEFORE DELETE ON "fact"
WHEN NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.id AND open = 1)
BEGIN SELECT RAISE(ABORT, 'nothing is deleted'); END
--
CREATE TRIGGER "fact_links_insert" BEFORE INSERT ON "fact_links"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "fact" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "fact_links_delete" BEFORE DELETE ON "fact_links"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "fact" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "fact_links_update" BEFORE UPDATE ON "fact_links"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "fact_amendments_insert" BEFORE INSERT ON "fact_amendments"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "fact" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "fact_amendments_delete" BEFORE DELETE ON "fact_amendments"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "fact" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "fact_amendments_update" BEFORE UPDATE ON "fact_amendments"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "fact_struck_out_insert" BEFORE INSERT ON "fact_struck_out"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "fact" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "fact_struck_out_delete" BEFORE DELETE ON "fact_struck_out"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "fact" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "fact_struck_out_update" BEFORE UPDATE ON "fact_struck_out"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "intervention_insert" BEFORE INSERT ON "intervention"
WHEN NEW.version <> 1 OR NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.id AND version = 1)
BEGIN SELECT RAISE(ABORT, 'a record is added with its first version'); END
--
CREATE TRIGGER "intervention_update" BEFORE UPDATE ON "intervention"
WHEN NEW.id <> OLD.id OR NEW.version <> OLD.version + 1
  OR NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.id AND version = NEW.version)
BEGIN SELECT RAISE(ABORT, 'a record changes with its next version'); END
--
CREATE TRIGGER "intervention_delete" BEFORE DELETE ON "intervention"
WHEN NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.id AND open = 1)
BEGIN SELECT RAISE(ABORT, 'nothing is deleted'); END
--
CREATE TRIGGER "intervention_links_insert" BEFORE INSERT ON "intervention_links"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "intervention" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "intervention_links_delete" BEFORE DELETE ON "intervention_links"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "intervention" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "intervention_links_update" BEFORE UPDATE ON "intervention_links"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "intervention_amendments_insert" BEFORE INSERT ON "intervention_amendments"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "intervention" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "intervention_amendments_delete" BEFORE DELETE ON "intervention_amendments"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "intervention" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "intervention_amendments_update" BEFORE UPDATE ON "intervention_amendments"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "intervention_struck_out_insert" BEFORE INSERT ON "intervention_struck_out"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "intervention" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "intervention_struck_out_delete" BEFORE DELETE ON "intervention_struck_out"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "intervention" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "intervention_struck_out_update" BEFORE UPDATE ON "intervention_struck_out"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "intervention_aim_scope_insert" BEFORE INSERT ON "intervention_aim_scope"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "intervention" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "intervention_aim_scope_delete" BEFORE DELETE ON "intervention_aim_scope"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "intervention" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "intervention_aim_scope_update" BEFORE UPDATE ON "intervention_aim_scope"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "intervention_aim_scope_places_insert" BEFORE INSERT ON "intervention_aim_scope_places"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "intervention" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "intervention_aim_scope_places_delete" BEFORE DELETE ON "intervention_aim_scope_places"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "intervention" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "intervention_aim_scope_places_update" BEFORE UPDATE ON "intervention_aim_scope_places"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "intervention_aim_scope_times_insert" BEFORE INSERT ON "intervention_aim_scope_times"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "intervention" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "intervention_aim_scope_times_delete" BEFORE DELETE ON "intervention_aim_scope_times"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "intervention" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "intervention_aim_scope_times_update" BEFORE UPDATE ON "intervention_aim_scope_times"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "intervention_delivered_to_insert" BEFORE INSERT ON "intervention_delivered_to"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "intervention" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "intervention_delivered_to_delete" BEFORE DELETE ON "intervention_delivered_to"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "intervention" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "intervention_delivered_to_update" BEFORE UPDATE ON "intervention_delivered_to"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "intervention_deliveries_insert" BEFORE INSERT ON "intervention_deliveries"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "intervention" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "intervention_deliveries_delete" BEFORE DELETE ON "intervention_deliveries"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "intervention" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "intervention_deliveries_update" BEFORE UPDATE ON "intervention_deliveries"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "intervention_exclusion_insert" BEFORE INSERT ON "intervention_exclusion"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "intervention" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "intervention_exclusion_delete" BEFORE DELETE ON "intervention_exclusion"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "intervention" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "intervention_exclusion_update" BEFORE UPDATE ON "intervention_exclusion"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "intervention_prompted_insert" BEFORE INSERT ON "intervention_prompted"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "intervention" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "intervention_prompted_delete" BEFORE DELETE ON "intervention_prompted"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "intervention" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "intervention_prompted_update" BEFORE UPDATE ON "intervention_prompted"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "intervention_observations_insert" BEFORE INSERT ON "intervention_observations"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "intervention" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "intervention_observations_delete" BEFORE DELETE ON "intervention_observations"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "intervention" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "intervention_observations_update" BEFORE UPDATE ON "intervention_observations"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "intervention_observations_evidence_insert" BEFORE INSERT ON "intervention_observations_evidence"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "intervention" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "intervention_observations_evidence_delete" BEFORE DELETE ON "intervention_observations_evidence"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "intervention" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "intervention_observations_evidence_update" BEFORE UPDATE ON "intervention_observations_evidence"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "contact_insert" BEFORE INSERT ON "contact"
WHEN NEW.version <> 1 OR NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.id AND version = 1)
BEGIN SELECT RAISE(ABORT, 'a record is added with its first version'); END
--
CREATE TRIGGER "contact_update" BEFORE UPDATE ON "contact"
WHEN NEW.id <> OLD.id OR NEW.version <> OLD.version + 1
  OR NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.id AND version = NEW.version)
BEGIN SELECT RAISE(ABORT, 'a record changes with its next version'); END
--
CREATE TRIGGER "contact_delete" BEFORE DELETE ON "contact"
WHEN NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.id AND open = 1)
BEGIN SELECT RAISE(ABORT, 'nothing is deleted'); END
--
CREATE TRIGGER "contact_links_insert" BEFORE INSERT ON "contact_links"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "contact" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "contact_links_delete" BEFORE DELETE ON "contact_links"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "contact" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "contact_links_update" BEFORE UPDATE ON "contact_links"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "contact_amendments_insert" BEFORE INSERT ON "contact_amendments"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "contact" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "contact_amendments_delete" BEFORE DELETE ON "contact_amendments"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "contact" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "contact_amendments_update" BEFORE UPDATE ON "contact_amendments"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "contact_struck_out_insert" BEFORE INSERT ON "contact_struck_out"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "contact" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "contact_struck_out_delete" BEFORE DELETE ON "contact_struck_out"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "contact" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "contact_struck_out_update" BEFORE UPDATE ON "contact_struck_out"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "contact_files_insert" BEFORE INSERT ON "contact_files"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "contact" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "contact_files_delete" BEFORE DELETE ON "contact_files"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "contact" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "contact_files_update" BEFORE UPDATE ON "contact_files"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "contact_about_insert" BEFORE INSERT ON "contact_about"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "contact" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "contact_about_delete" BEFORE DELETE ON "contact_about"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "contact" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "contact_about_update" BEFORE UPDATE ON "contact_about"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "contact_children_insert" BEFORE INSERT ON "contact_children"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "contact" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "contact_children_delete" BEFORE DELETE ON "contact_children"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "contact" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "contact_children_update" BEFORE UPDATE ON "contact_children"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "contact_questions_insert" BEFORE INSERT ON "contact_questions"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "contact" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "contact_questions_delete" BEFORE DELETE ON "contact_questions"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "contact" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "contact_questions_update" BEFORE UPDATE ON "contact_questions"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "task_insert" BEFORE INSERT ON "task"
WHEN NEW.version <> 1 OR NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.id AND version = 1)
BEGIN SELECT RAISE(ABORT, 'a record is added with its first version'); END
--
CREATE TRIGGER "task_update" BEFORE UPDATE ON "task"
WHEN NEW.id <> OLD.id OR NEW.version <> OLD.version + 1
  OR NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.id AND version = NEW.version)
BEGIN SELECT RAISE(ABORT, 'a record changes with its next version'); END
--
CREATE TRIGGER "task_delete" BEFORE DELETE ON "task"
WHEN NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.id AND open = 1)
BEGIN SELECT RAISE(ABORT, 'nothing is deleted'); END
--
CREATE TRIGGER "task_links_insert" BEFORE INSERT ON "task_links"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "task" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "task_links_delete" BEFORE DELETE ON "task_links"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "task" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "task_links_update" BEFORE UPDATE ON "task_links"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "task_amendments_insert" BEFORE INSERT ON "task_amendments"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "task" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "task_amendments_delete" BEFORE DELETE ON "task_amendments"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "task" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "task_amendments_update" BEFORE UPDATE ON "task_amendments"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "task_struck_out_insert" BEFORE INSERT ON "task_struck_out"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "task" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "task_struck_out_delete" BEFORE DELETE ON "task_struck_out"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "task" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "task_struck_out_update" BEFORE UPDATE ON "task_struck_out"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "referral_insert" BEFORE INSERT ON "referral"
WHEN NEW.version <> 1 OR NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.id AND version = 1)
BEGIN SELECT RAISE(ABORT, 'a record is added with its first version'); END
--
CREATE TRIGGER "referral_update" BEFORE UPDATE ON "referral"
WHEN NEW.id <> OLD.id OR NEW.version <> OLD.version + 1
  OR NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.id AND version = NEW.version)
BEGIN SELECT RAISE(ABORT, 'a record changes with its next version'); END
--
CREATE TRIGGER "referral_delete" BEFORE DELETE ON "referral"
WHEN NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.id AND open = 1)
BEGIN SELECT RAISE(ABORT, 'nothing is deleted'); END
--
CREATE TRIGGER "referral_links_insert" BEFORE INSERT ON "referral_links"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "referral" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "referral_links_delete" BEFORE DELETE ON "referral_links"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "referral" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "referral_links_update" BEFORE UPDATE ON "referral_links"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "referral_amendments_insert" BEFORE INSERT ON "referral_amendments"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "referral" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "referral_amendments_delete" BEFORE DELETE ON "referral_amendments"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "referral" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "referral_amendments_update" BEFORE UPDATE ON "referral_amendments"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "referral_struck_out_insert" BEFORE INSERT ON "referral_struck_out"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "referral" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "referral_struck_out_delete" BEFORE DELETE ON "referral_struck_out"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "referral" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "referral_struck_out_update" BEFORE UPDATE ON "referral_struck_out"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "referral_front_danger_insert" BEFORE INSERT ON "referral_front_danger"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "referral" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "referral_front_danger_delete" BEFORE DELETE ON "referral_front_danger"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "referral" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "referral_front_danger_update" BEFORE UPDATE ON "referral_front_danger"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "referral_background_insert" BEFORE INSERT ON "referral_background"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "referral" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "referral_background_delete" BEFORE DELETE ON "referral_background"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "referral" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "referral_background_update" BEFORE UPDATE ON "referral_background"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "referral_interventions_insert" BEFORE INSERT ON "referral_interventions"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "referral" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "referral_interventions_delete" BEFORE DELETE ON "referral_interventions"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "referral" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "referral_interventions_update" BEFORE UPDATE ON "referral_interventions"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "referral_requests_insert" BEFORE INSERT ON "referral_requests"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "referral" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "referral_requests_delete" BEFORE DELETE ON "referral_requests"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "referral" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "referral_requests_update" BEFORE UPDATE ON "referral_requests"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "referral_requests_parts_insert" BEFORE INSERT ON "referral_requests_parts"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "referral" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "referral_requests_parts_delete" BEFORE DELETE ON "referral_requests_parts"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "referral" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "referral_requests_parts_update" BEFORE UPDATE ON "referral_requests_parts"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "referral_requests_because_insert" BEFORE INSERT ON "referral_requests_because"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "referral" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "referral_requests_because_delete" BEFORE DELETE ON "referral_requests_because"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "referral" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "referral_requests_because_update" BEFORE UPDATE ON "referral_requests_because"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "referral_thresholds_insert" BEFORE INSERT ON "referral_thresholds"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "referral" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "referral_thresholds_delete" BEFORE DELETE ON "referral_thresholds"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "referral" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "referral_thresholds_update" BEFORE UPDATE ON "referral_thresholds"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "referral_outcomes_insert" BEFORE INSERT ON "referral_outcomes"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "referral" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "referral_outcomes_delete" BEFORE DELETE ON "referral_outcomes"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "referral" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "referral_outcomes_update" BEFORE UPDATE ON "referral_outcomes"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "referral_outcomes_cited_insert" BEFORE INSERT ON "referral_outcomes_cited"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "referral" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "referral_outcomes_cited_delete" BEFORE DELETE ON "referral_outcomes_cited"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "referral" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "referral_outcomes_cited_update" BEFORE UPDATE ON "referral_outcomes_cited"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "referral_previous_insert" BEFORE INSERT ON "referral_previous"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "referral" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "referral_previous_delete" BEFORE DELETE ON "referral_previous"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "referral" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "referral_previous_update" BEFORE UPDATE ON "referral_previous"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "referral_decision_insert" BEFORE INSERT ON "referral_decision"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "referral" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "referral_decision_delete" BEFORE DELETE ON "referral_decision"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "referral" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "referral_decision_update" BEFORE UPDATE ON "referral_decision"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
--
CREATE TRIGGER "referral_decision_children_insert" BEFORE INSERT ON "referral_decision_children"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = NEW.owner
    AND version = coalesce((SELECT version FROM "referral" WHERE id = NEW.owner), 0) + 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "referral_decision_children_delete" BEFORE DELETE ON "referral_decision_children"
WHEN NOT EXISTS (SELECT 1 FROM version WHERE record = OLD.owner
    AND version = coalesce((SELECT version FROM "referral" WHERE id = OLD.owner), 0) + 1)
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE record = OLD.owner AND open = 1)
BEGIN SELECT RAISE(ABORT, 'part of a record changes with its next version'); END
--
CREATE TRIGGER "referral_decision_children_update" BEFORE UPDATE ON "referral_decision_children"
BEGIN SELECT RAISE(ABORT, 'part of a record is replaced, not changed'); END
