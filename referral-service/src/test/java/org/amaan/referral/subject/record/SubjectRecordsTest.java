package org.amaan.referral.subject.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionalException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.amaan.knowledge.AgeClass;
import org.amaan.knowledge.AgencyType;
import org.amaan.knowledge.DataCategory;
import org.amaan.knowledge.Purpose;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.Role;
import org.amaan.platform.problem.Refusal;
import org.amaan.platform.scope.Acting;
import org.amaan.platform.vault.Vault;
import org.amaan.referral.consent.model.ConsentGiven;
import org.amaan.referral.consent.model.ConsentMethod;
import org.amaan.referral.consent.model.Explained;
import org.amaan.referral.consent.model.Giver;
import org.amaan.referral.consent.model.Guardianship;
import org.amaan.referral.consent.model.Recipients;
import org.amaan.referral.disclosure.decision.HandlingCodes;
import org.amaan.referral.subject.access.SubjectAccess;
import org.amaan.referral.testing.Referred;
import org.amaan.referral.testing.Rows;
import org.amaan.referral.testing.ServiceTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SubjectRecordsTest extends ServiceTest {

  private static final Caller UMEED =
      new Caller("umeed-caseworker", "umeed-trust", null, "amina", Set.of(Role.REFERRER));
  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

  @Inject SubjectRecords records;
  @Inject SubjectAccess access;
  @Inject Vault vault;
  @Inject Rows rows;

  @Test
  void recordsSubjectAndConsentsTogetherAndSaysSoWithoutNames() {
    UUID id = create(SampleSubject.full(), List.of(consent(Giver.SUBJECT, "ahtc")));
    inTransaction(
        () -> {
          assertThat(records.ageClassOf(id)).isEqualTo(AgeClass.ADULT);
          assertThat(records.isIdentified(id)).isTrue();
          assertThat(records.recorded(id)).isEqualTo(Set.of(DataCategory.values()));
        });
    assertThat(rows.one("SELECT count(*) FROM consent WHERE subject_id = ?", id)).isEqualTo("1");
    List<String> audit = rows.audit(id);
    assertThat(audit.size()).as(audit.toString()).isEqualTo(2);
    assertThat(audit.get(0).startsWith("consent.recorded ")).as(audit.get(0)).isTrue();
    assertThat(audit.get(1))
        .isEqualTo(
            "subject.recorded {\"ageClass\": \"adult\", \"categories\": [\"identity\", \"contact\","
                + " \"medical\", \"narrative\", \"location\", \"documents\"]}");
  }

  @Test
  void whoIsOnlyDescribedIsNotIdentified() {
    NewSubject described =
        new NewSubject(
            AgeClass.ADULT,
            Sex.FEMALE,
            null,
            List.of(),
            null,
            null,
            new Medical("A scar."),
            null,
            null,
            "Was seen at the gate.",
            HandlingCodes.NONE);
    UUID id = create(described, List.of());
    inTransaction(() -> assertThat(records.isIdentified(id)).isFalse());
  }

  @Test
  void nothingIsRecordedWhenAConsentCannotStand() {
    long before = rows.count("subject");
    Refusal unknown =
        assertThatExceptionOfType(Refusal.class)
            .isThrownBy(
                () ->
                    create(
                        SampleSubject.full(),
                        List.of(consent(Giver.SUBJECT, "ahtc"), consent(Giver.SUBJECT, "nobody"))))
            .actual();
    assertThat(unknown.errors().get(0).field()).isEqualTo("consents[1].recipients.agencies[0]");
    Refusal guardian =
        assertThatExceptionOfType(Refusal.class)
            .isThrownBy(
                () -> create(SampleSubject.full(), List.of(consent(Giver.GUARDIAN, "ahtc"))))
            .actual();
    assertThat(guardian.slug()).isEqualTo("consent-giver-not-entitled");
    assertThat(rows.count("subject")).isEqualTo(before);
  }

  @Test
  void isDoneInsideTheTransactionOfACommandOnly() {
    assertThatExceptionOfType(TransactionalException.class)
        .isThrownBy(() -> records.ageClassOf(UUID.randomUUID()));
  }

  @Test
  void anExpiredDraftTakesAllThatIsPersonalWithIt() {
    UUID id = create(SampleSubject.full(), List.of(consent(Giver.SUBJECT, "ahtc")));
    inTransaction(
        () ->
            records.addNote(
                id, UUID.randomUUID(), NoteKind.ANSWER, "umeed-trust", null, "text", NOW));
    asWorker(() -> records.eraseDraft(id, NOW));
    for (String table :
        List.of("subject WHERE id", "subject_note WHERE subject_id", "consent WHERE subject_id")) {
      assertThat(rows.one("SELECT count(*) FROM " + table + " = ?", id)).as(table).isEqualTo("0");
    }
    assertThat(rows.audit(id).get(0)).isEqualTo("subject.erased {}");
    await().atMost(Duration.ofSeconds(10)).until(() -> vault.keyOf(id).isEmpty());
  }

  @Test
  void aSubjectOfAnotherReferralStays() {
    Referred subject = Referred.toShelter(Referred.CONSENT_TO_POLICE);
    asWorker(() -> records.eraseDraft(subject.subjectId(), NOW));
    assertThat(rows.one("SELECT count(*) FROM subject WHERE id = ?", subject.subjectId()))
        .isEqualTo("1");
    assertThat(rows.one("SELECT count(*) FROM consent WHERE subject_id = ?", subject.subjectId()))
        .isEqualTo("1");
  }

  @Test
  void onlyWhoSeesASubjectMayReferThemOn() {
    UUID id = create(SampleSubject.full(), List.of());
    inTransaction(() -> access.requireMayRefer(UMEED, id));
    Caller stranger =
        new Caller("stranger-ngo", "bystander-relief", null, null, Set.of(Role.REFERRER));
    assertThatExceptionOfType(SubjectNotFound.class)
        .isThrownBy(() -> inTransaction(() -> access.requireMayRefer(stranger, id)));
    assertThatExceptionOfType(SubjectNotFound.class)
        .isThrownBy(() -> inTransaction(() -> access.requireMayRefer(UMEED, UUID.randomUUID())));
  }

  private UUID create(NewSubject data, List<ConsentGiven> consents) {
    return result(() -> records.create(UMEED, data, consents, null, NOW));
  }

  private static ConsentGiven consent(Giver by, String agency) {
    return new ConsentGiven(
        by,
        by == Giver.GUARDIAN ? Guardianship.PARENT : null,
        ConsentMethod.VERBAL,
        "ur",
        false,
        EnumSet.allOf(Explained.class),
        NOW.minusSeconds(60),
        Set.of(Purpose.PROTECTION),
        new Recipients(Set.of(AgencyType.SHELTER), Set.of(agency)),
        Set.of(DataCategory.IDENTITY),
        null);
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
