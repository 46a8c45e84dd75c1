package org.amaan.referral.subject.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import org.amaan.referral.testing.Api;
import org.amaan.referral.testing.KeyRows;
import org.amaan.referral.testing.Referred;
import org.amaan.referral.testing.Rows;
import org.amaan.referral.testing.ServiceTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever can write to the databases, but has no keys, can make nobody read something else. */
@QuarkusTest
class SealedRecordTest extends ServiceTest {

  @Inject Rows rows;
  @Inject KeyRows keys;

  @ParameterizedTest
  @ValueSource(
      strings = {"traits", "identity", "contact", "medical", "location", "documents", "narrative"})
  void anotherSubjectsDataAreNotShown(String column) {
    Referred victim = Referred.toShelter("");
    Referred other = Referred.toShelter("");
    rows.change(
        "UPDATE subject SET %1$s = (SELECT %1$s FROM subject WHERE id = ?) WHERE id = ?"
            .formatted(column),
        other.subjectId(),
        victim.subjectId());
    unreadable(victim, other);
    read(other).statusCode(200);
  }

  @Test
  void dataDoNotMoveToAnotherCategory() {
    Referred subject = Referred.toShelter("");
    rows.change(
        "UPDATE subject SET medical = narrative, narrative = medical WHERE id = ?",
        subject.subjectId());
    unreadable(subject, subject);
  }

  @Test
  void aNoteDoesNotBecomeAnother() {
    Referred subject = Referred.toShelter("");
    Api.commandAs("panah-shelter")
        .body("{\"questions\": [\"%s\"]}".formatted(subject.planted()))
        .post("/v1/referrals/{id}/information-requests", subject.referralId())
        .then()
        .statusCode(200);
    rows.change(
        "INSERT INTO subject_note SELECT gen_random_uuid(), subject_id, referral_id, kind,"
            + " author_agency, 'umeed-trust', text, created_at FROM subject_note WHERE subject_id ="
            + " ?",
        subject.subjectId());
    unreadable(subject, subject);
  }

  @Test
  void aKeyOpensForItsOwnerOnly() {
    Referred victim = Referred.toShelter("");
    Referred other = Referred.toShelter("");
    keys.change(
        "UPDATE data_key SET wrapped = (SELECT wrapped FROM data_key WHERE owner = ?)"
            + " WHERE owner = ?",
        other.subjectId(),
        victim.subjectId());
    rows.change(
        "UPDATE subject v SET identity = o.identity FROM subject o WHERE o.id = ? AND v.id = ?",
        other.subjectId(),
        victim.subjectId());
    unreadable(victim, other);
  }

  @Test
  void whatIsNotDisclosedIsNotEvenDecrypted() {
    Referred subject = Referred.toShelter(Referred.CONSENT_TO_POLICE);
    // medical data are not among the categories consented to
    rows.change("UPDATE subject SET medical = '\\x00'::bytea WHERE id = ?", subject.subjectId());
    Api.as("panah-shelter")
        .get("/v1/subjects/{id}?purpose=protection", subject.subjectId())
        .then()
        .statusCode(200)
        .body("fields.identity.fullName", equalTo(subject.planted() + "-name"));
    unreadable(subject, subject);
  }

  private void unreadable(Referred subject, Referred other) {
    read(subject)
        .statusCode(503)
        .body("type", equalTo("urn:amaan:problem:record-unreadable"))
        .body(not(containsString(subject.planted())))
        .body(not(containsString(other.planted())));
    assertThat(rows.audit(subject.subjectId()).get(0))
        .isEqualTo(
            "subject.disclosure-refused {\"reason\": \"record-unreadable\", \"purpose\":"
                + " \"protection\"}");
  }

  private static ValidatableResponse read(Referred subject) {
    return Api.as("umeed-caseworker")
        .get("/v1/subjects/{id}?purpose=protection", subject.subjectId())
        .then();
  }
}
