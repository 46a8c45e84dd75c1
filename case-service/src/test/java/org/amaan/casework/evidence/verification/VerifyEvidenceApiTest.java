package org.amaan.casework.evidence.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.amaan.casework.evidence.EvidenceTest;
import org.amaan.platform.testing.OwnersDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows are tampered with as the owner of the tables, whom no policy binds. */
@QuarkusTest
class VerifyEvidenceApiTest extends EvidenceTest {

  @Inject OwnersDatabase database;

  @Test
  void needsATokenAndNoKey() {
    UUID caseId = open().caseId();
    needsToken("POST", path(caseId) + "/verification", "");
    verify(OFFICER, caseId).body("valid", equalTo(true)).body("items", equalTo(0));
    as(STRANGER).post(path(caseId) + "/verification").then().statusCode(404);
  }

  @Test
  void whatIsAsItWasWrittenIsValidForEveryReader() {
    UUID caseId = open().caseId();
    full(caseId);
    String kept = record(OFFICER, caseId, item("document", "H2", hashed(PDF)));
    upload(OFFICER, caseId, kept, "application/pdf", PDF).statusCode(201);
    verify(OFFICER, caseId)
        .body("valid", equalTo(true))
        .body("firstBad", nullValue())
        .body("items", equalTo(2))
        .body("entries", equalTo(8))
        .body("contents", equalTo(2))
        .body("contentsNotOpened", equalTo(0));
    move(caseId, INVESTIGATE, PROSECUTE);
    verify(PROSECUTOR, caseId)
        .body("valid", equalTo(true))
        .body("items", equalTo(1))
        .body("entries", equalTo(6));
    accept(offer(caseId));
    verify(LAHORE_OFFICER, caseId).body("valid", equalTo(true)).body("items", equalTo(1));
    assertThat(audited(caseId)).contains("case.evidence-verification-read");
    get(LAHORE_OFFICER, "/v1/cases/" + caseId + "/timeline?limit=200")
        .statusCode(200)
        .body("items.findAll { it.action.contains('verification') }", equalTo(List.of()));
  }

  /** The third is refused while two are held up in the database. */
  @Test
  void noMoreThanTwoAreMadeAtOnce() throws Exception {
    UUID caseId = open().caseId();
    uploaded(caseId);
    Callable<Integer> call =
        () -> as(OFFICER).post(path(caseId) + "/verification").then().extract().statusCode();
    ExecutorService threads = Executors.newFixedThreadPool(3);
    try (Connection owner = database.getConnection()) {
      owner.setAutoCommit(false);
      owner.createStatement().execute("LOCK TABLE evidence_piece");
      CompletionService<Integer> calls = new ExecutorCompletionService<>(threads);
      for (int i = 0; i < 3; i++) {
        calls.submit(call);
      }
      assertThat(calls.take().get()).isEqualTo(503);
      owner.rollback();
      assertThat(List.of(calls.take().get(), calls.take().get())).containsOnly(200);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void aClosedCaseIsVerifiedWithoutOpeningContents() {
    UUID caseId = open().caseId();
    full(caseId);
    move(caseId, CLOSE);
    verify(OFFICER, caseId)
        .body("valid", equalTo(true))
        .body("contents", equalTo(0))
        .body("contentsNotOpened", equalTo(1));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "the item         | 0 | altered         | UPDATE evidence SET collected_at = collected_at - interval '1 day' WHERE id = ?",
        "its handling     | 0 | altered         | UPDATE evidence SET handling = 'H1' WHERE id = ?",
        "its description  | 0 | altered         | UPDATE evidence SET statement = set_byte(statement, 20, get_byte(statement, 20) # 1) WHERE id = ?",
        "a giver          | 2 | altered         | UPDATE evidence_entry SET person = 'another' WHERE position = 2 AND evidence_id = ?",
        "a receiver       | 4 | altered         | UPDATE evidence_entry SET to_person = 'another' WHERE position = 4 AND evidence_id = ?",
        "a time           | 3 | altered         | UPDATE evidence_entry SET happened_at = happened_at - interval '1 hour' WHERE position = 3 AND evidence_id = ?",
        "a seal           | 2 | altered         | UPDATE evidence_entry SET sealed = set_byte(sealed, 20, get_byte(sealed, 20) # 1) WHERE position = 2 AND evidence_id = ?",
        "a hash           | 2 | altered         | UPDATE evidence_entry SET hash = set_byte(hash, 0, get_byte(hash, 0) # 1) WHERE position = 2 AND evidence_id = ?",
        "a signature      | 3 | missing         | DELETE FROM evidence_entry WHERE position = 3 AND evidence_id = ?",
        "the last         | 5 | missing         | DELETE FROM evidence_entry WHERE position = 5 AND evidence_id = ?",
        "two that changed | 2 | reordered       | see below",
        "a byte           | 1 | content-altered | UPDATE evidence_piece SET bytes = set_byte(bytes, 5000, get_byte(bytes, 5000) # 1) WHERE number = 1 AND evidence_id = ?",
        "a piece          | 1 | content-altered | DELETE FROM evidence_piece WHERE number = 2 AND evidence_id = ?",
      })
  void whateverIsTamperedWithIsFound(String what, int position, String kind, String sql) {
    if (tampered == null) {
      UUID caseId = open().caseId();
      thing(caseId);
      tampered = new Item(caseId, full(caseId));
      thing(caseId);
    }
    UUID caseId = tampered.caseId();
    String id = tampered.id();
    keep(UUID.fromString(id));
    try {
      if (kind.equals("reordered")) {
        swap(id, 2, 4);
      } else {
        assertThat(rows.change(sql, UUID.fromString(id))).as(what).isEqualTo(1);
      }
      verify(OFFICER, caseId)
          .body("valid", equalTo(false))
          .body("firstBad.evidenceId", equalTo(id))
          .body("firstBad.position", equalTo(position))
          .body("firstBad.kind", equalTo(kind));
    } finally {
      putBack(UUID.fromString(id));
    }
    verify(OFFICER, caseId).body("valid", equalTo(true));
  }

  private record Item(UUID caseId, String id) {}

  /** Made once: whoever tampers with it puts it back. */
  private static @Nullable Item tampered;

  private void keep(UUID id) {
    for (String table : List.of("evidence", "evidence_entry", "evidence_piece")) {
      rows.change("DROP TABLE IF EXISTS kept_" + table);
      rows.change("CREATE TABLE kept_" + table + " AS SELECT * FROM " + table + " WHERE false");
    }
    rows.change("INSERT INTO kept_evidence SELECT * FROM evidence WHERE id = ?", id);
    for (String table : List.of("evidence_entry", "evidence_piece")) {
      rows.change(
          "INSERT INTO kept_" + table + " SELECT * FROM " + table + " WHERE evidence_id = ?", id);
    }
  }

  private void putBack(UUID id) {
    for (String table : List.of("evidence_piece", "evidence_entry")) {
      rows.change("DELETE FROM " + table + " WHERE evidence_id = ?", id);
    }
    rows.change(
        "UPDATE evidence e SET collected_at = k.collected_at, handling = k.handling,"
            + " statement = k.statement FROM kept_evidence k WHERE e.id = k.id");
    for (String table : List.of("evidence_entry", "evidence_piece")) {
      rows.change("INSERT INTO " + table + " SELECT * FROM kept_" + table);
    }
    for (String table : List.of("evidence", "evidence_entry", "evidence_piece")) {
      rows.change("DROP TABLE kept_" + table);
    }
  }

  private void swap(String id, int one, int other) {
    UUID item = UUID.fromString(id);
    for (int[] step : List.of(new int[] {one, -1}, new int[] {other, one}, new int[] {-1, other})) {
      rows.change(
          "UPDATE evidence_entry SET position = ? WHERE evidence_id = ? AND position = ?",
          step[1],
          item,
          step[0]);
    }
  }

  @Test
  void anItemThatIsGoneWithAllThatBelongsToItIsMissed() {
    UUID caseId = open().caseId();
    String gone = thing(caseId);
    thing(caseId);
    rows.change("DELETE FROM evidence_entry WHERE evidence_id = ?", UUID.fromString(gone));
    verify(OFFICER, caseId).body("firstBad.kind", equalTo("missing"));
    rows.change("DELETE FROM evidence WHERE id = ?", UUID.fromString(gone));
    verify(OFFICER, caseId)
        .body("items", equalTo(1))
        .body("firstBad.evidenceId", equalTo(gone))
        .body("firstBad.position", equalTo(0))
        .body("firstBad.kind", equalTo("missing"));
  }

  @Test
  void anEntryOfAnotherItemIsFound() {
    UUID caseId = open().caseId();
    String id = thing(caseId);
    String other = full(caseId);
    rows.change(
        "UPDATE evidence_entry SET evidence_id = ?, position = 1 WHERE evidence_id = ?"
            + " AND position = 5",
        UUID.fromString(id),
        UUID.fromString(other));
    verify(OFFICER, caseId)
        .body("firstBad.evidenceId", equalTo(id))
        .body("firstBad.position", equalTo(1))
        .body("firstBad.kind", equalTo("altered"));
  }

  /** A document with content, handed to a colleague, who signs, and on to the laboratory. */
  private static String full(UUID caseId) {
    String id = uploaded(caseId);
    String transfer = handedOver(OFFICER, caseId, id, TO_COLLEAGUE);
    answer(OTHER_OFFICER, caseId, id, transfer, "countersignature", "{}").statusCode(200);
    String back = handedOver(OTHER_OFFICER, caseId, id, to("ahtc", "ahtc-islamabad", OFFICER));
    answer(OFFICER, caseId, id, back, "countersignature", "{}").statusCode(200);
    read(OFFICER, caseId, id).body("chain.position", contains(0, 1, 2, 3, 4, 5));
    return id;
  }

  private static io.restassured.response.ValidatableResponse verify(String client, UUID caseId) {
    return as(client).post(path(caseId) + "/verification").then().statusCode(200);
  }
}
