package org.amaan.referral.subject.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.amaan.knowledge.AgeClass;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.Role;
import org.amaan.platform.scope.Acting;
import org.amaan.platform.testing.ScopedDatabase;
import org.amaan.platform.testing.ScopedDatabase.Scope;
import org.amaan.platform.vault.DataKey;
import org.amaan.platform.vault.Vault;
import org.amaan.referral.testing.Rows;
import org.amaan.referral.testing.ServiceTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SubjectRepositoryTest extends ServiceTest {

  private static final Caller UMEED =
      new Caller("umeed-caseworker", "umeed-trust", null, "amina", Set.of(Role.REFERRER));
  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
  private static final String LOCK_NOT_AVAILABLE = "55P03";

  @Inject SubjectRepository subjects;
  @Inject Vault vault;
  @Inject Rows rows;
  @Inject ScopedDatabase service;

  @Test
  void everyCategoryComesBackAsItWasStored() {
    UUID id = stored(SampleSubject.full());
    inTransaction(
        () -> {
          Subject found = subjects.find(id).orElseThrow();
          assertEquals(SampleSubject.full(), found.open(key(id)));
          assertEquals("umeed-trust", found.recordedBy());
          assertEquals(NOW, found.updatedAt());
        });
  }

  @Test
  void whatIsMissingStaysMissing() {
    UUID id = stored(SampleSubject.minimal(AgeClass.UNKNOWN));
    inTransaction(
        () ->
            assertEquals(
                SampleSubject.minimal(AgeClass.UNKNOWN),
                subjects.find(id).orElseThrow().open(key(id))));
    assertEquals(
        "true",
        rows.one(
            "SELECT (identity IS NULL AND contact IS NULL AND medical IS NULL AND location IS NULL"
                + " AND documents IS NULL AND narrative IS NULL AND traits IS NULL)::text FROM subject WHERE id = ?",
            id));
  }

  @Test
  void onlyWhatChangesIsSealedAnew() {
    UUID id = stored(SampleSubject.full());
    String columns = "SELECT encode(%s, 'hex') FROM subject WHERE id = ?";
    String contact = rows.one(columns.formatted("contact"), id);
    String traits = rows.one(columns.formatted("traits"), id);
    NewSubject full = SampleSubject.full();
    inTransaction(
        () ->
            subjects
                .findToChange(id)
                .orElseThrow()
                .rectify(
                    key(id),
                    new NewSubject(
                        full.ageClass(),
                        Sex.FEMALE,
                        full.gender(),
                        full.languages(),
                        full.identity(),
                        full.contact(),
                        full.medical(),
                        full.location(),
                        full.documents(),
                        full.narrative(),
                        full.handling()),
                    NOW));
    assertEquals(contact, rows.one(columns.formatted("contact"), id));
    assertNotEquals(traits, rows.one(columns.formatted("traits"), id));
  }

  @Test
  void aCorrectionIsANewVersion() {
    UUID id = stored(SampleSubject.minimal(AgeClass.UNKNOWN));
    inTransaction(
        () -> subjects.findToChange(id).orElseThrow().rectify(key(id), SampleSubject.full(), NOW));
    inTransaction(
        () -> {
          Subject found = subjects.find(id).orElseThrow();
          assertEquals(1, found.version());
          assertEquals(SampleSubject.full(), found.open(key(id)));
        });
  }

  @Test
  void readingsRunBesideEachOtherButNotBesideAChange() {
    UUID id = stored(SampleSubject.full());
    String share =
        "SET LOCAL lock_timeout = '200ms'; SELECT 1 FROM subject WHERE id = '%s' FOR SHARE";
    String change = share.replace("SHARE", "NO KEY UPDATE");
    inTransaction(
        () -> {
          assertTrue(subjects.findToRead(id).isPresent());
          assertNull(rows.refusal(share.formatted(id)));
          assertEquals(LOCK_NOT_AVAILABLE, rows.refusal(change.formatted(id)));
        });
    inTransaction(
        () -> {
          assertTrue(subjects.findToChange(id).isPresent());
          assertEquals(LOCK_NOT_AVAILABLE, rows.refusal(share.formatted(id)));
        });
    assertNull(rows.refusal(change.formatted(id)));
  }

  @Test
  void notesComeOldestFirstAndCannotBeRewritten() {
    UUID id = stored(SampleSubject.full());
    UUID referral = UUID.randomUUID();
    inTransaction(
        () -> {
          subjects.add(
              new SubjectNote(
                  key(id),
                  referral,
                  NoteKind.ANSWER,
                  "umeed-trust",
                  "b",
                  "second",
                  NOW.plusSeconds(1)));
          subjects.add(
              new SubjectNote(
                  key(id), referral, NoteKind.QUESTION, "umeed-trust", null, "first", NOW));
        });
    List<String> texts =
        result(() -> subjects.notesOf(id).stream().map(note -> note.text(key(id))).toList());
    assertEquals(List.of("first", "second"), texts);
    assertEquals(
        "42501",
        service.refusal(
            Scope.of("umeed-trust", "", "referrer"),
            "UPDATE subject_note SET text = 'other'::bytea"));
  }

  @Test
  void deletingTakesTheNotesToo() {
    UUID id = stored(SampleSubject.full());
    inTransaction(
        () ->
            subjects.add(
                new SubjectNote(
                    key(id),
                    UUID.randomUUID(),
                    NoteKind.ANSWER,
                    "umeed-trust",
                    null,
                    "text",
                    NOW)));
    asWorker(() -> subjects.delete(id));
    assertEquals("0", rows.one("SELECT count(*) FROM subject WHERE id = ?", id));
    assertEquals("0", rows.one("SELECT count(*) FROM subject_note WHERE subject_id = ?", id));
  }

  private DataKey key(UUID subjectId) {
    return vault.keyOf(subjectId).orElseThrow();
  }

  private UUID stored(NewSubject data) {
    return result(
        () -> {
          Subject subject = new Subject(vault.newKey(), "umeed-trust", data, NOW);
          subjects.add(subject);
          return subject.id();
        });
  }

  private static void inTransaction(Runnable work) {
    result(
        () -> {
          work.run();
          return work;
        });
  }

  private static <T> T result(Supplier<T> work) {
    return Acting.as(UMEED, () -> QuarkusTransaction.requiringNew().call(work::get));
  }

  private static void asWorker(Runnable work) {
    Acting.asWorker(
        () -> {
          QuarkusTransaction.requiringNew().run(work);
          return work;
        });
  }
}
