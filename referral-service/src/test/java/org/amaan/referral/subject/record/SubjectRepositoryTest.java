package org.amaan.referral.subject.record;

import static org.assertj.core.api.Assertions.assertThat;

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
          assertThat(found.open(key(id))).isEqualTo(SampleSubject.full());
          assertThat(found.recordedBy()).isEqualTo("umeed-trust");
          assertThat(found.updatedAt()).isEqualTo(NOW);
        });
  }

  @Test
  void whatIsMissingStaysMissing() {
    UUID id = stored(SampleSubject.minimal(AgeClass.UNKNOWN));
    inTransaction(
        () ->
            assertThat(subjects.find(id).orElseThrow().open(key(id)))
                .isEqualTo(SampleSubject.minimal(AgeClass.UNKNOWN)));
    assertThat(
            rows.one(
                "SELECT (identity IS NULL AND contact IS NULL AND medical IS NULL AND location IS"
                    + " NULL AND documents IS NULL AND narrative IS NULL AND traits IS NULL)::text"
                    + " FROM subject WHERE id = ?",
                id))
        .isEqualTo("true");
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
    assertThat(rows.one(columns.formatted("contact"), id)).isEqualTo(contact);
    assertThat(rows.one(columns.formatted("traits"), id)).isNotEqualTo(traits);
  }

  @Test
  void aCorrectionIsANewVersion() {
    UUID id = stored(SampleSubject.minimal(AgeClass.UNKNOWN));
    inTransaction(
        () -> subjects.findToChange(id).orElseThrow().rectify(key(id), SampleSubject.full(), NOW));
    inTransaction(
        () -> {
          Subject found = subjects.find(id).orElseThrow();
          assertThat(found.version()).isEqualTo(1);
          assertThat(found.open(key(id))).isEqualTo(SampleSubject.full());
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
          assertThat(subjects.findToRead(id).isPresent()).isTrue();
          assertThat(rows.refusal(share.formatted(id))).isNull();
          assertThat(rows.refusal(change.formatted(id))).isEqualTo(LOCK_NOT_AVAILABLE);
        });
    inTransaction(
        () -> {
          assertThat(subjects.findToChange(id).isPresent()).isTrue();
          assertThat(rows.refusal(share.formatted(id))).isEqualTo(LOCK_NOT_AVAILABLE);
        });
    assertThat(rows.refusal(change.formatted(id))).isNull();
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
    assertThat(texts).isEqualTo(List.of("first", "second"));
    assertThat(
            service.refusal(
                Scope.of("umeed-trust", "", "referrer"),
                "UPDATE subject_note SET text = 'other'::bytea"))
        .isEqualTo("42501");
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
    assertThat(rows.one("SELECT count(*) FROM subject WHERE id = ?", id)).isEqualTo("0");
    assertThat(rows.one("SELECT count(*) FROM subject_note WHERE subject_id = ?", id))
        .isEqualTo("0");
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
