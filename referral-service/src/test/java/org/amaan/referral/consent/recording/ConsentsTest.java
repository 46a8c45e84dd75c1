package org.amaan.referral.consent.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.amaan.knowledge.AgencyType;
import org.amaan.knowledge.DataCategory;
import org.amaan.knowledge.Purpose;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.Role;
import org.amaan.platform.scope.Acting;
import org.amaan.platform.testing.ScopedDatabase;
import org.amaan.platform.testing.ScopedDatabase.Scope;
import org.amaan.platform.testing.SettableClock;
import org.amaan.referral.consent.model.ConsentGiven;
import org.amaan.referral.consent.model.ConsentMethod;
import org.amaan.referral.consent.model.Explained;
import org.amaan.referral.consent.model.Giver;
import org.amaan.referral.consent.model.Recipients;
import org.amaan.referral.testing.Api;
import org.amaan.referral.testing.Referred;
import org.amaan.referral.testing.Rows;
import org.amaan.referral.testing.ServiceTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ConsentsTest extends ServiceTest {

  private static final Caller UMEED =
      new Caller("umeed-caseworker", "umeed-trust", null, "amina", Set.of(Role.REFERRER));

  @Inject Consents consents;
  @Inject ConsentRepository repository;
  @Inject SettableClock clock;
  @Inject Rows rows;
  @Inject ScopedDatabase service;

  @Test
  void aConsentIsStoredAsItWasGiven() {
    UUID id = Referred.toShelter(Referred.CONSENT_TO_POLICE).subjectId();
    ConsentGiven terms =
        Acting.as(
            UMEED,
            () ->
                QuarkusTransaction.requiringNew()
                    .call(() -> repository.ofSubject(id).get(0).terms()));
    assertThat(terms)
        .isEqualTo(
            new ConsentGiven(
                Giver.SUBJECT,
                null,
                ConsentMethod.THUMBPRINT,
                "pa",
                false,
                Set.of(Explained.PURPOSE, Explained.USES, Explained.WITHDRAWAL),
                Instant.parse("2026-03-01T09:30:00Z"),
                Set.of(Purpose.PROTECTION, Purpose.INVESTIGATION),
                new Recipients(Set.of(AgencyType.POLICE, AgencyType.SHELTER), Set.of()),
                Set.of(
                    DataCategory.IDENTITY,
                    DataCategory.CONTACT,
                    DataCategory.LOCATION,
                    DataCategory.NARRATIVE),
                null));
  }

  @Test
  void theDatabaseLetsNobodyRewriteTheTerms() {
    UUID id = Referred.toShelter(Referred.CONSENT_TO_POLICE).subjectId();
    for (String column :
        Set.of(
            "purposes",
            "recipient_types",
            "recipient_agencies",
            "categories",
            "expires_at",
            "given_by",
            "guardian_relationship",
            "explained",
            "subject_id")) {
      assertThat(
              service.refusal(
                  Scope.of("umeed-trust", "", "referrer"),
                  "UPDATE consent SET %1$s = %1$s WHERE subject_id = '%2$s'".formatted(column, id)))
          .as(column)
          .isEqualTo("42501");
    }
  }

  @Test
  void anExpiredConsentOpensNothing() {
    String soonOver =
        Referred.CONSENT_TO_POLICE.replace(
            "\"method\"",
            "\"expiresAt\": \"%s\", \"method\"".formatted(clock.instant().plusSeconds(600)));
    String id = Referred.toShelter(soonOver).subjectId().toString();
    assertThat(read(id, "fields.identity.fullName")).isNotNull();
    clock.advance(Duration.ofMinutes(10));
    try {
      assertThat(read(id, "fields.identity.fullName")).isNull();
      assertThat(read(id, "withheld.find { it.field == 'identity' }.reason"))
          .isEqualTo("consent-expired");
    } finally {
      clock.reset();
    }
  }

  @Test
  void allIsWithdrawnAtOnceAndANewConsentIsTold() {
    UUID id =
        Referred.toShelter(Referred.CONSENT_TO_POLICE + "," + Referred.CONSENT_TO_POLICE)
            .subjectId();
    Instant withdrawn = clock.instant();
    inTransaction(UMEED, () -> consents.withdrawAll(UMEED, id, withdrawn));
    inTransaction(
        UMEED,
        () -> {
          assertThat(
                  repository.ofSubject(id).stream()
                      .allMatch(consent -> consent.state().isWithdrawn()))
              .isTrue();
          assertThat(newConsentToTheShelter(id, withdrawn)).isFalse();
          // nothing is left to withdraw, which is no failure
          consents.withdrawAll(UMEED, id, clock.instant());
        });
    assertThat(
            rows.audit(id).stream().filter(entry -> entry.startsWith("consent.withdrawn ")).count())
        .isEqualTo(2);
    Api.commandAs("umeed-caseworker")
        .body(Referred.CONSENT_TO_POLICE)
        .post("/v1/subjects/{id}/consents", id)
        .then()
        .statusCode(201);
    inTransaction(
        UMEED,
        () -> {
          assertThat(newConsentToTheShelter(id, withdrawn)).isTrue();
          assertThat(newConsentToTheShelter(id, clock.instant())).isFalse();
          assertThat(
                  consents.givenSince(
                      id, "hota", AgencyType.HEALTH_AUTHORITY, withdrawn, clock.instant()))
              .isFalse();
        });
  }

  @Test
  void whoIsNotInCareTakesNothingBack() {
    UUID id = Referred.toShelter(Referred.CONSENT_TO_POLICE).subjectId();
    Caller shelter =
        new Caller("panah-shelter", "panah-shelter", null, "p", Set.of(Role.CASEWORKER));
    inTransaction(shelter, () -> consents.withdrawAll(shelter, id, clock.instant()));
    assertThat(
            rows.one(
                "SELECT count(*) FROM consent WHERE subject_id = ?"
                    + " AND (withdrawn_at IS NOT NULL OR suspended_at IS NOT NULL)",
                id))
        .isEqualTo("0");
    assertThat(rows.one("SELECT kind FROM task WHERE subject_id = ?", id))
        .isEqualTo("withdrawal-confirmation");
  }

  @Test
  void aGuardiansConsentEndsWithTheSubjectsMajority() {
    String id =
        Api.commandAs("umeed-caseworker")
            .body(
                """
                {"minimal": true, "receiver": {"agency": "panah-shelter"},
                 "situation": {"country": "PK"},
                 "subject": {"ageClass": "unknown", "identity": {"fullName": "Somebody"}},
                 "consents": [%s]}
                """
                    .formatted(
                        Referred.CONSENT_TO_POLICE.replace(
                            "\"givenBy\": \"subject\"",
                            "\"givenBy\": \"guardian\", \"guardian\": {\"relationship\":"
                                + " \"parent\"}")))
            .post("/v1/referrals")
            .then()
            .statusCode(201)
            .extract()
            .jsonPath()
            .getString("subjectId");
    assertThat(read(id, "fields.identity.fullName")).isEqualTo("Somebody");
    Api.patchAs("umeed-caseworker")
        .header("If-Match", "\"0\"")
        .body("{\"ageClass\": \"adult\"}")
        .patch("/v1/subjects/{id}", id)
        .then()
        .statusCode(200);
    assertThat(read(id, "withheld.find { it.field == 'identity' }.reason"))
        .isEqualTo("consent-giver-not-entitled");
  }

  private boolean newConsentToTheShelter(UUID id, Instant since) {
    return consents.givenSince(id, "panah-shelter", AgencyType.SHELTER, since, clock.instant());
  }

  private static String read(String id, String path) {
    return Api.as("panah-shelter")
        .get("/v1/subjects/{id}?purpose=protection", id)
        .jsonPath()
        .getString(path);
  }

  private static void inTransaction(Caller caller, Runnable work) {
    Acting.as(
        caller,
        () -> {
          QuarkusTransaction.requiringNew().run(work);
          return caller;
        });
  }
}
