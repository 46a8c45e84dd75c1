package org.amaan.casework.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.agroal.DataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.amaan.casework.testing.ApiTest;
import org.amaan.platform.vault.Erasures;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ErasureApiTest extends ApiTest {

  private static final String DPO = "dpo-ahtc";
  private static final String WITH_EVIDENCE =
      "{\"reason\": \"retention-ended\", \"includesEvidence\": true}";
  private static final String REASON = "{\"reason\": \"retention-ended\"}";
  private static final String CLOSE = "{\"to\": \"closed\", \"disposition\": \"dismissed\"}";
  private static final String REOPEN = "{\"to\": \"under-investigation\", \"reason\": \"review\"}";

  @Inject Erasures erasures;

  @Inject
  @DataSource("keys")
  javax.sql.DataSource keys;

  @ConfigProperty(name = "amaan.vault.erasure-journal")
  Path journal;

  @Test
  void needsATokenAndAKey() {
    String path = erasure(closed());
    needsToken("POST", path, REASON);
    needsIdempotencyKey(DPO, path, REASON);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"reason\": null}",
        "{\"reason\": \"because\"}",
        "{\"reason\": \"retention-ended\", \"text\": \"x\"}",
        "{\"reason\": \"retention-ended\", \"includesEvidence\": \"yes\"}",
        "[]"
      })
  void needsAReasonOfTheContract(String body) {
    refused(400, "invalid-request", DPO, erasure(closed()), body);
  }

  @Test
  void isForTheDataProtectionOfficerOfTheCustodiansAgency() {
    UUID caseId = closed();
    refused(404, "case-not-found", "dpo-umeed", erasure(caseId), REASON);
    refused(403, "not-permitted", SUPERVISOR, erasure(caseId), REASON);
    UUID given = open().caseId();
    accept(offer(given));
    refused(404, "case-not-found", DPO, erasure(given), REASON);
  }

  @Test
  void notOfACaseThatSomebodyWorksOn() {
    UUID caseId = open().caseId();
    write(caseId, "x");
    refused(409, "case-not-closed", DPO, erasure(caseId), REASON);
  }

  @Test
  void nobodyReadsTheNotesAgainAlsoNotAfterTheCaseIsReopened() throws IOException {
    UUID caseId = closed();
    UUID key = key(caseId);
    post(DPO, erasure(caseId), REASON)
        .statusCode(200)
        .body("caseId", equalTo(caseId.toString()))
        .body("reason", equalTo("retention-ended"))
        .body("erasedAt", notNullValue());
    read(caseId).body("items[0].withheld", equalTo("erased")).body("items[0].text", nullValue());
    assertThat(audited(caseId)).endsWith("case.text-and-evidence-erased");
    await().atMost(Duration.ofSeconds(10)).until(() -> keysOf(key) == 0);
    assertThat(Files.readString(journal)).contains(" " + key + "\n");

    move(caseId, REOPEN);
    read(caseId).body("items[0].withheld", equalTo("erased"));
    write(caseId, "A new beginning.");
    read(caseId)
        .body("items.withheld", contains(null, "erased"))
        .body("items[0].text", equalTo("A new beginning."));
  }

  @Test
  void isDoneOnceAndLaterNotesAreErasedByThemselves() {
    UUID caseId = closed();
    String first = post(DPO, erasure(caseId), REASON).statusCode(200).extract().asString();
    assertThat(
            post(DPO, erasure(caseId), "{\"reason\": \"subject-request\"}")
                .statusCode(200)
                .extract()
                .asString())
        .isEqualTo(first);
    move(caseId, REOPEN);
    write(caseId, "Later.");
    UUID later = key(caseId);
    move(caseId, CLOSE);
    post(DPO, erasure(caseId), "{\"reason\": \"subject-request\"}")
        .body("reason", equalTo("subject-request"));
    await().atMost(Duration.ofSeconds(10)).until(() -> keysOf(later) == 0);
    assertThat(audited(caseId).stream().filter("case.text-and-evidence-erased"::equals)).hasSize(2);
  }

  @Test
  void evidenceGoesOnlyWhenTheOfficerSaysSo() {
    UUID caseId = open().caseId();
    secure(caseId, "H2");
    refused(409, "case-not-closed", DPO, erasure(caseId), REASON);
    move(caseId, CLOSE);
    refused(422, "evidence-included", DPO, erasure(caseId), REASON)
        .body("errors.field", contains("includesEvidence"));
    String unsaid = WITH_EVIDENCE.replace("true", "null");
    refused(422, "evidence-included", DPO, erasure(caseId), unsaid);
    post(DPO, erasure(caseId), WITH_EVIDENCE).statusCode(200);
    assertThat(
            rows.of(
                "SELECT details ->> 'includesEvidence' FROM audit_entry WHERE subject = ?"
                    + " AND action = 'case.text-and-evidence-erased'",
                caseId))
        .containsExactly("true");
    // What is erased is not asked for again.
    post(DPO, erasure(caseId), REASON).statusCode(200);
    move(caseId, REOPEN);
    write(caseId, "Later.");
    move(caseId, CLOSE);
    post(DPO, erasure(caseId), REASON).statusCode(200);
  }

  @Test
  void theEvidenceOfARecentJudgmentIsKeptUntilTheJudgmentIsSaidToBeFinal() {
    for (String judgment : List.of("convicted", "acquitted")) {
      UUID caseId = judged(judgment);
      refused(409, "judgment-not-final", DPO, erasure(caseId), WITH_EVIDENCE)
          .body("keptUntil", notNullValue());
      post(DPO, erasure(caseId), WITH_EVIDENCE.replace("}", ", \"judgmentIsFinal\": true}"))
          .statusCode(200);
    }
    UUID longAgo = judged("convicted");
    rows.change(
        "UPDATE case_file SET feedback_since = feedback_since - interval '1827 days' WHERE id = ?",
        longAgo);
    post(DPO, erasure(longAgo), WITH_EVIDENCE).statusCode(200);
  }

  private static UUID judged(String judgment) {
    UUID caseId = open().caseId();
    secure(caseId, "H0");
    move(
        caseId,
        INVESTIGATE,
        PROSECUTE,
        "{\"to\": \"charged\"}",
        "{\"to\": \"closed\", \"disposition\": \"" + judgment + "\"}");
    return caseId;
  }

  private static void secure(UUID caseId, String handling) {
    String body =
        """
        {"kind": "document", "description": "Made up.", "collectedAt": "2024-11-20T09:15:00Z",
         "place": "Made up.", "handling": "%s"}
        """
            .formatted(handling);
    post(OFFICER, "/v1/cases/" + caseId + "/evidence", body).statusCode(201);
  }

  /** The databases come back from a backup; the journal file does not go back. */
  @Test
  void holdsAfterABackupIsRestored() throws Exception {
    UUID caseId = closed();
    UUID key = key(caseId);
    List<String> wrapped = keyRow(key);
    post(DPO, erasure(caseId), REASON).statusCode(200);
    await().atMost(Duration.ofSeconds(10)).until(() -> keysOf(key) == 0);

    restoreKey(key, wrapped);
    rows.change("DELETE FROM erasure_journal WHERE owner = ?", key);
    rows.change(
        "UPDATE case_file SET text_erased_at = NULL, erasure_reason = NULL,"
            + " status = 'under-investigation', disposition = NULL WHERE id = ?",
        caseId);
    rows.change("UPDATE case_key SET erased_at = NULL WHERE case_id = ?", caseId);
    read(caseId).body("items[0].text", notNullValue());

    erasures.replay();
    assertThat(keysOf(key)).isZero();
    read(caseId).body("items[0].withheld", equalTo("erased"));
    assertThat(rows.count("erasure_journal", "owner = ?", key)).isOne();
  }

  /** As after a restore without the keys' database. */
  @Test
  void whoseKeyIsLostWritesOnUnderANewOne() throws SQLException {
    UUID caseId = open().caseId();
    write(caseId, "Lost.");
    UUID lost = key(caseId);
    try (Connection connection = keys.getConnection();
        PreparedStatement statement =
            connection.prepareStatement("DELETE FROM data_key WHERE owner = ?")) {
      statement.setObject(1, lost);
      statement.executeUpdate();
    }
    write(caseId, "Later.");
    read(caseId)
        .body("items.withheld", contains(null, "erased"))
        .body("items[0].text", equalTo("Later."));
    assertThat(key(caseId)).isNotEqualTo(lost);
  }

  private UUID closed() {
    UUID caseId = open().caseId();
    write(caseId, "Made up.");
    move(caseId, CLOSE);
    return caseId;
  }

  private static void write(UUID caseId, String text) {
    post(OFFICER, "/v1/cases/" + caseId + "/notes", "{\"text\": \"" + text + "\"}").statusCode(201);
  }

  private static ValidatableResponse read(UUID caseId) {
    return get(OFFICER, "/v1/cases/" + caseId + "/notes").statusCode(200);
  }

  private static String erasure(UUID caseId) {
    return "/v1/cases/" + caseId + "/erasure";
  }

  private UUID key(UUID caseId) {
    return UUID.fromString(
        rows.of("SELECT key::text FROM case_key WHERE case_id = ? AND erased_at IS NULL", caseId)
            .get(0));
  }

  private long keysOf(UUID owner) throws SQLException {
    return keyRow(owner).size();
  }

  private List<String> keyRow(UUID owner) throws SQLException {
    try (Connection connection = keys.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                "SELECT encode(wrapped, 'hex') || ' ' || wrapped_by FROM data_key WHERE owner ="
                    + " ?")) {
      statement.setObject(1, owner);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? List.of(row.getString(1)) : List.of();
      }
    }
  }

  private void restoreKey(UUID owner, List<String> wrapped) throws SQLException {
    String[] parts = wrapped.get(0).split(" ");
    try (Connection connection = keys.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                "INSERT INTO data_key VALUES (?, decode(?, 'hex'), ?, now())")) {
      statement.setObject(1, owner);
      statement.setString(2, parts[0]);
      statement.setLong(3, Long.parseLong(parts[1]));
      statement.executeUpdate();
    }
  }
}
