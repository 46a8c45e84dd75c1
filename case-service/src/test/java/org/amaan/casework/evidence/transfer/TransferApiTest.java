package org.amaan.casework.evidence.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.amaan.casework.evidence.EvidenceTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class TransferApiTest extends EvidenceTest {

  @Test
  void needsATokenAndAKey() {
    UUID caseId = open().caseId();
    String id = thing(caseId);
    String transfer = handedOver(OFFICER, caseId, id, TO_COLLEAGUE);
    for (String command : List.of("transfers", "receipts")) {
      String body = command.equals("receipts") ? RECEIPT : TO_COLLEAGUE;
      needsToken("POST", path(caseId, id) + "/" + command, body);
      needsIdempotencyKey(OFFICER, path(caseId, id) + "/" + command, body);
    }
    for (String how : List.of("countersignature", "refusal", "cancellation")) {
      String body = how.equals("refusal") ? "{\"reason\": \"seal-broken\"}" : "{}";
      needsToken("POST", answerPath(caseId, id, transfer, how), body);
      needsIdempotencyKey(OTHER_OFFICER, answerPath(caseId, id, transfer, how), body);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"place\": \"x\", \"reason\": \"storage\"}",
        "{\"to\": {\"agency\": \"ahtc\", \"person\": \"p\"}, \"outside\": {\"type\": \"court\", \"name\": \"n\"},"
            + " \"place\": \"x\", \"reason\": \"storage\"}",
        "{\"to\": {\"agency\": \"ahtc\"}, \"place\": \"x\", \"reason\": \"storage\"}",
        "{\"to\": {\"agency\": \"ahtc\", \"person\": \"p\"}, \"place\": \" \", \"reason\": \"storage\"}",
        "{\"to\": {\"agency\": \"ahtc\", \"person\": \"p\"}, \"place\": \"x\", \"reason\": \"why not\"}",
        "{\"to\": {\"agency\": \"ahtc\", \"person\": \"p\"}, \"place\": \"x\", \"reason\": \"storage\","
            + " \"happenedAt\": \"2999-01-01T00:00:00Z\"}",
        "{\"to\": {\"agency\": \"ahtc\", \"person\": \"p\"}, \"place\": \"x\", \"reason\": \"storage\","
            + " \"dueAt\": \"2020-01-01T00:00:00Z\"}",
        "{\"to\": {\"agency\": \"ahtc\", \"person\": \"p\"}, \"place\": \"x\", \"reason\": \"storage\","
            + " \"dueAt\": \"2999-01-01T00:00:00Z\"}",
        "{\"outside\": {\"type\": \"collector\", \"name\": \"n\"}, \"place\": \"x\", \"reason\": \"storage\"}",
        "{\"outside\": {\"type\": \"court\"}, \"place\": \"x\", \"reason\": \"storage\"}",
        "{\"outside\": {\"type\": \"court\", \"name\": \"n\"}, \"place\": \"x\", \"reason\": \"court\","
            + " \"dueAt\": \"2026-11-26T00:00:00Z\"}"
      })
  void whatDoesNotFitTheContractIsRefused(String body) {
    UUID caseId = open().caseId();
    refused(400, "invalid-request", OFFICER, path(caseId, thing(caseId)) + "/transfers", body);
  }

  @Test
  void textsHaveALengthAndNoMore() {
    UUID caseId = open().caseId();
    String id = thing(caseId);
    String transfers = path(caseId, id) + "/transfers";
    for (String body : List.of(outside(501, 1, 1), outside(1, 101, 1), outside(1, 1, 201))) {
      refused(400, "invalid-request", OFFICER, transfers, body);
    }
    post(OFFICER, transfers, outside(500, 100, 200)).statusCode(201);
    String receipts = path(caseId, id) + "/receipts";
    for (String body : List.of(receipt(201, 1, 1), receipt(1, 501, 1), receipt(1, 1, 101), "{}")) {
      refused(400, "invalid-request", OFFICER, receipts, body);
    }
    post(OFFICER, receipts, receipt(200, 500, 100)).statusCode(201);
    String transfer = handedOver(OFFICER, caseId, id, TO_COLLEAGUE);
    String countersign = answerPath(caseId, id, transfer, "countersignature");
    refused(400, "invalid-request", OTHER_OFFICER, countersign, seal(101));
    refused(
        400,
        "invalid-request",
        OTHER_OFFICER,
        countersign,
        "{\"happenedAt\": \"2999-01-01T00:00:00Z\"}");
    refused(
        400, "invalid-request", OTHER_OFFICER, answerPath(caseId, id, transfer, "refusal"), "{}");
    post(OTHER_OFFICER, countersign, seal(100)).statusCode(200);
  }

  private static String outside(int place, int seal, int name) {
    return """
        {"outside": {"type": "court", "name": "%s"}, "place": "%s", "seal": "%s", "reason": "court"}
        """
        .formatted("n".repeat(name), "p".repeat(place), "s".repeat(seal));
  }

  private static String receipt(int from, int place, int seal) {
    return """
        {"from": "%s", "place": "%s", "seal": "%s"}
        """
        .formatted("n".repeat(from), "p".repeat(place), "s".repeat(seal));
  }

  private static String seal(int length) {
    return "{\"seal\": \"" + "s".repeat(length) + "\"}";
  }

  @Test
  void untilItIsCountersignedTheGiverAnswersForIt() {
    UUID caseId = open().caseId();
    String id = thing(caseId);
    String transfer =
        post(OFFICER, path(caseId, id) + "/transfers", TO_COLLEAGUE)
            .statusCode(201)
            .header("Location", containsString(path(caseId, id)))
            .body("dueAt", notNullValue())
            .body("place", nullValue())
            .extract()
            .path("id");
    read(OFFICER, caseId, id)
        .body("holder.person", equalTo(OFFICER))
        .body("chain[1].countersigned", equalTo("pending"))
        .body("chain[1].place", equalTo("A made-up room."))
        .body("chain[1].to.person", equalTo(OTHER_OFFICER))
        .body("gaps", empty());
    refused(409, "transfer-pending", OFFICER, path(caseId, id) + "/transfers", TO_LABORATORY);
    for (String other : List.of(OFFICER, SUPERVISOR)) {
      refused(
          403, "not-receiver", other, answerPath(caseId, id, transfer, "countersignature"), "{}");
    }
    answer(OTHER_OFFICER, caseId, id, transfer, "countersignature", "{\"seal\": \"B-7\"}")
        .statusCode(200)
        .body("hash", notNullValue());
    read(OFFICER, caseId, id)
        .body("holder.person", equalTo(OTHER_OFFICER))
        .body("chain.action", contains("recorded", "handed-over", "countersigned"))
        .body("chain[1].countersigned", equalTo("yes"))
        .body("chain[2].about", equalTo(transfer))
        .body("chain[2].seal", equalTo("B-7"))
        .body("gaps", empty());
    refused(403, "not-holder", OFFICER, path(caseId, id) + "/transfers", TO_LABORATORY);
    for (String how : List.of("countersignature", "refusal")) {
      String body = how.equals("refusal") ? "{\"reason\": \"seal-broken\"}" : "{}";
      refused(409, "transfer-answered", OTHER_OFFICER, answerPath(caseId, id, transfer, how), body);
    }
    refused(
        409, "transfer-answered", OFFICER, answerPath(caseId, id, transfer, "cancellation"), "{}");
    assertThat(audited(caseId))
        .containsSubsequence("case.evidence-transferred", "case.evidence-countersigned");
    get(OFFICER, "/v1/cases/" + caseId + "/timeline")
        .body("items[0].action", equalTo("evidence-countersigned"));
  }

  @Test
  void refusedOrTakenBackItStaysWithTheGiver() {
    UUID caseId = open().caseId();
    String id = thing(caseId);
    String refused = handedOver(OFFICER, caseId, id, TO_COLLEAGUE);
    answer(OTHER_OFFICER, caseId, id, refused, "refusal", "{\"reason\": \"seal-broken\"}")
        .statusCode(200);
    String supervised = handedOver(OFFICER, caseId, id, TO_COLLEAGUE);
    answer(SUPERVISOR, caseId, id, supervised, "refusal", "{\"reason\": \"wrong-receiver\"}")
        .statusCode(200);
    String cancelled = handedOver(OFFICER, caseId, id, TO_COLLEAGUE);
    refused(
        403, "not-holder", OTHER_OFFICER, answerPath(caseId, id, cancelled, "cancellation"), "{}");
    answer(OFFICER, caseId, id, cancelled, "cancellation", "{}").statusCode(200);
    read(OFFICER, caseId, id)
        .body("holder.person", equalTo(OFFICER))
        .body("chain[1].countersigned", equalTo("no"))
        .body("chain[2].reason", equalTo("seal-broken"))
        .body("chain[5].countersigned", equalTo("no"))
        .body("gaps", empty());
    handedOver(OFFICER, caseId, id, TO_COLLEAGUE);
  }

  @Test
  void onlyWhoSeesTheItemCanBeAskedToSign() {
    UUID caseId = open().caseId();
    String id = thing(caseId);
    String transfers = path(caseId, id) + "/transfers";
    String toProsecutor = to("punjab-prosecution", null, PROSECUTOR);
    String toLahore = to("lahore-police", "lahore-investigation", LAHORE_OFFICER);
    for (String body :
        List.of(
            to("ahtc", "ahtc-islamabad", OFFICER),
            to("ahtc", "ahtc-lahore", OTHER_OFFICER),
            to("ahtc", null, OTHER_OFFICER),
            toLahore,
            toProsecutor)) {
      refused(422, "receiver-cannot-sign", OFFICER, transfers, body)
          .body("errors[0].field", equalTo("to"));
    }
    move(caseId, INVESTIGATE, PROSECUTE);
    offer(caseId);
    String kept = record(OFFICER, caseId, item("physical-object", "H2", ""));
    for (String body : List.of(toLahore, toProsecutor)) {
      refused(422, "receiver-cannot-sign", OFFICER, path(caseId, kept) + "/transfers", body);
    }
    String notForACourt = record(OFFICER, caseId, item("physical-object", "H1", ""));
    String its = path(caseId, notForACourt) + "/transfers";
    refused(422, "receiver-cannot-sign", OFFICER, its, toProsecutor);
    handedOver(OFFICER, caseId, notForACourt, toLahore);
    String transfer = handedOver(OFFICER, caseId, id, toProsecutor);
    answer(PROSECUTOR, caseId, id, transfer, "countersignature", "{}").statusCode(200);
    read(PROSECUTOR, caseId, id)
        .body("holder.agency", equalTo("punjab-prosecution"))
        .body("gaps", empty());
    String back = handedOver(PROSECUTOR, caseId, id, TO_COLLEAGUE);
    answer(OTHER_OFFICER, caseId, id, back, "countersignature", "{}").statusCode(200);
  }

  @Test
  void whatIsHandedOverWithTheCaseIsSignedForAfterIt() {
    UUID caseId = open().caseId();
    String id = thing(caseId);
    String left = thing(caseId);
    UUID offer = offer(caseId);
    String transfer =
        handedOver(
            OFFICER, caseId, id, to("lahore-police", "lahore-investigation", LAHORE_OFFICER));
    refused(
        404,
        "case-not-found",
        LAHORE_OFFICER,
        answerPath(caseId, id, transfer, "countersignature"),
        "{}");
    accept(offer);
    read(LAHORE_OFFICER, caseId, id).body("gaps.code", contains("held-elsewhere"));
    answer(LAHORE_OFFICER, caseId, id, transfer, "countersignature", "{}").statusCode(200);
    read(LAHORE_OFFICER, caseId, id)
        .body("holder.person", equalTo(LAHORE_OFFICER))
        .body("gaps", empty());
    // What was left behind is taken over without the signature of who had it, and that stays.
    refused(404, "case-not-found", OFFICER, path(caseId, left) + "/transfers", TO_COLLEAGUE);
    post(LAHORE_OFFICER, path(caseId, left) + "/receipts", RECEIPT).statusCode(201);
    read(LAHORE_OFFICER, caseId, left)
        .body("holder.person", equalTo(LAHORE_OFFICER))
        .body("chain[1].name", equalTo("Somebody made up"))
        .body("gaps.code", contains("giver-did-not-sign"));
  }

  /** The prosecution whose receiver was to sign lost its grant, and then the giver the case. */
  @Test
  void whatWaitsForNobodyInTheCaseAnyMoreIsTakenOver() {
    UUID caseId = open().caseId();
    String id = thing(caseId);
    move(caseId, INVESTIGATE, PROSECUTE);
    String transfer = handedOver(OFFICER, caseId, id, to("punjab-prosecution", null, PROSECUTOR));
    move(caseId, REOPEN);
    refused(409, "transfer-pending", OTHER_OFFICER, path(caseId, id) + "/receipts", RECEIPT);
    accept(offer(caseId));
    post(LAHORE_OFFICER, path(caseId, id) + "/receipts", RECEIPT).statusCode(201);
    read(LAHORE_OFFICER, caseId, id)
        .body("holder.person", equalTo(LAHORE_OFFICER))
        .body("chain.find { it.id == '" + transfer + "' }.countersigned", equalTo("no"))
        .body("gaps.code", contains("giver-did-not-sign"));
    handedOver(LAHORE_OFFICER, caseId, id, TO_LABORATORY);
  }

  @Test
  void aSupervisorTakesOverWhatItsHolderCannotHandOver() {
    UUID caseId = open().caseId();
    String mistyped =
        record(
            OFFICER, caseId, item("device", "H0", ", \"collectedBy\": {\"person\": \"nobody\"}"));
    refused(409, "holder-can-sign", OFFICER, path(caseId, mistyped) + "/receipts", RECEIPT);
    post(SUPERVISOR, path(caseId, mistyped) + "/receipts", RECEIPT).statusCode(201);
    read(OFFICER, caseId, mistyped)
        .body("holder.person", equalTo(SUPERVISOR))
        .body("gaps.code", contains("giver-did-not-sign"));
    refused(409, "holder-can-sign", SUPERVISOR, path(caseId, mistyped) + "/receipts", RECEIPT);
    // Giver and receiver left, one after the other.
    String given = thing(caseId);
    String transfer = handedOver(OFFICER, caseId, given, TO_COLLEAGUE);
    post(SUPERVISOR, path(caseId, given) + "/receipts", RECEIPT).statusCode(201);
    refused(
        409,
        "transfer-answered",
        OTHER_OFFICER,
        answerPath(caseId, given, transfer, "countersignature"),
        "{}");
    read(OFFICER, caseId, given).body("holder.person", equalTo(SUPERVISOR));
  }

  @Test
  void aChainHasTwoHundredEntriesAndGoesOnInACorrection() {
    UUID caseId = open().caseId();
    String id = thing(caseId);
    lengthen(id);
    String transfer = handedOver(OFFICER, caseId, id, TO_COLLEAGUE);
    answer(OTHER_OFFICER, caseId, id, transfer, "countersignature", "{}").statusCode(200);
    read(OFFICER, caseId, id).body("chain.size()", equalTo(199));
    refused(
            409,
            "too-many-entries",
            OTHER_OFFICER,
            path(caseId, id) + "/transfers",
            to("ahtc", "ahtc-islamabad", OFFICER))
        .body("limit", equalTo(200));
    post(SUPERVISOR, path(caseId, id) + "/receipts", RECEIPT).statusCode(201);
    read(OFFICER, caseId, id).body("chain.size()", equalTo(200));
    refused(409, "too-many-entries", SUPERVISOR, path(caseId, id) + "/receipts", RECEIPT);
    String corrects = ", \"corrects\": \"" + id + "\"";
    String next = record(OFFICER, caseId, item("physical-object", "H0", corrects));
    handedOver(SUPERVISOR, caseId, next, TO_COLLEAGUE);
  }

  @Test
  void theLastHandingOverOfAFullChainWaitsForNobodyWhoLostTheCase() {
    UUID caseId = open().caseId();
    String id = thing(caseId);
    lengthen(id);
    handedOver(OFFICER, caseId, id, TO_COLLEAGUE);
    accept(offer(caseId));
    post(LAHORE_OFFICER, path(caseId, id) + "/receipts", RECEIPT).statusCode(201);
    read(LAHORE_OFFICER, caseId, id)
        .body("holder.person", equalTo(LAHORE_OFFICER))
        .body("chain.size()", equalTo(199));
  }

  /** To 197 entries. */
  private void lengthen(String id) {
    assertThat(
            rows.change(
                """
                INSERT INTO evidence_entry (id, evidence_id, position, case_id, action, agency, unit, person, to_agency,
                    to_unit, to_person, happened_at, at, hash)
                  SELECT gen_random_uuid(), evidence_id, n, case_id, action, agency, unit, person, to_agency,
                    to_unit, to_person, happened_at, at, hash FROM evidence_entry, generate_series(1, 196) n
                  WHERE evidence_id = ?
                """,
                UUID.fromString(id)))
        .isEqualTo(196);
  }

  @Test
  void aPlaceOutsideSignsOnPaperAndGivesItBack() {
    UUID caseId = open().caseId();
    String id = thing(caseId);
    refused(409, "holder-can-sign", OTHER_OFFICER, path(caseId, id) + "/receipts", RECEIPT);
    handedOver(OFFICER, caseId, id, TO_LABORATORY);
    read(OFFICER, caseId, id)
        .body("holder.outside", equalTo("laboratory"))
        .body("holder.person", nullValue())
        .body("chain[1].countersigned", equalTo("external"))
        .body("chain[1].name", equalTo("A made-up head"))
        .body("chain[1].dueAt", nullValue())
        .body("gaps", empty());
    refused(403, "not-holder", OFFICER, path(caseId, id) + "/transfers", TO_COLLEAGUE);
    post(OTHER_OFFICER, path(caseId, id) + "/receipts", RECEIPT).statusCode(201);
    read(OFFICER, caseId, id)
        .body("holder.person", equalTo(OTHER_OFFICER))
        .body("chain.action", contains("recorded", "handed-over", "received"))
        .body("gaps", empty());
  }

  @Test
  void whatSomebodyFromOutsideCollectedIsAGapUntilAnOfficerHasIt() {
    UUID caseId = open().caseId();
    String id =
        record(
            OFFICER,
            caseId,
            item("biological-sample", "H0", ", \"collectedBy\": {\"name\": \"A made-up nurse\"}"));
    read(OFFICER, caseId, id)
        .body("collectedBy.name", equalTo("A made-up nurse"))
        .body("holder.outside", equalTo("collector"))
        .body("gaps.code", contains("not-received"));
    post(OFFICER, path(caseId, id) + "/receipts", RECEIPT).statusCode(201);
    read(OFFICER, caseId, id).body("gaps", empty());
    String colleagues =
        record(
            OFFICER,
            caseId,
            item("device", "H0", ", \"collectedBy\": {\"person\": \"" + OTHER_OFFICER + "\"}"));
    read(OFFICER, caseId, colleagues)
        .body("holder.person", equalTo(OTHER_OFFICER))
        .body("recordedBy", equalTo(OFFICER));
  }

  @Test
  void whatIsLateAndTimesThatDoNotJoinAreGaps() {
    UUID caseId = open().caseId();
    String id = thing(caseId);
    String transfer =
        handedOver(
            OFFICER,
            caseId,
            id,
            TO_COLLEAGUE
                .strip()
                .replaceFirst(
                    "}$",
                    ", \"happenedAt\": \"2024-11-19T00:00:00Z\", \"dueAt\": \""
                        + clock.instant().plus(Duration.ofHours(1))
                        + "\"}"));
    clock.advance(Duration.ofHours(2));
    read(OFFICER, caseId, id)
        .body("gaps.code", contains("times-overlap", "countersignature-overdue"))
        .body("gaps.entry", contains(transfer, transfer));
    answer(OTHER_OFFICER, caseId, id, transfer, "countersignature", "{}").statusCode(200);
    read(OFFICER, caseId, id).body("gaps.code", contains("times-overlap", "time-unaccounted"));
  }

  @Test
  void ofManySignaturesAtOnceOneCounts() throws Exception {
    UUID caseId = open().caseId();
    String id = thing(caseId);
    String transfer = handedOver(OFFICER, caseId, id, TO_COLLEAGUE);
    List<Callable<Integer>> calls = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      calls.add(() -> status(OTHER_OFFICER, caseId, id, transfer, "countersignature", "{}"));
      calls.add(
          () ->
              status(
                  SUPERVISOR, caseId, id, transfer, "refusal", "{\"reason\": \"wrong-receiver\"}"));
      calls.add(() -> status(OFFICER, caseId, id, transfer, "cancellation", "{}"));
    }
    List<Integer> answers = atOnce(calls);
    assertThat(answers.stream().filter(status -> status == 200)).hasSize(1);
    assertThat(answers.stream().filter(status -> status == 409)).hasSize(8);
    assertThat(rows.count("evidence_entry", "about = ?", UUID.fromString(transfer))).isOne();
  }

  private static int status(
      String client, UUID caseId, String id, String transfer, String how, String body) {
    return answer(client, caseId, id, transfer, how, body).extract().statusCode();
  }

  @Test
  void aClosedCaseTakesNoTransferAndNoAnswer() {
    UUID caseId = open().caseId();
    String id = thing(caseId);
    String transfer = handedOver(OFFICER, caseId, id, TO_COLLEAGUE);
    move(caseId, CLOSE);
    refused(409, "case-closed", OFFICER, path(caseId, id) + "/transfers", TO_LABORATORY);
    refused(409, "case-closed", OFFICER, path(caseId, id) + "/receipts", RECEIPT);
    refused(
        409,
        "case-closed",
        OTHER_OFFICER,
        answerPath(caseId, id, transfer, "countersignature"),
        "{}");
    refused(
        409,
        "case-closed",
        OTHER_OFFICER,
        answerPath(caseId, id, transfer, "refusal"),
        "{\"reason\": \"seal-broken\"}");
    refused(409, "case-closed", OFFICER, answerPath(caseId, id, transfer, "cancellation"), "{}");
  }

  @Test
  void whatIsNotThereCannotBeAnswered() {
    UUID caseId = open().caseId();
    String id = thing(caseId);
    String other = thing(caseId);
    String transfer = handedOver(OFFICER, caseId, other, TO_COLLEAGUE);
    String outside = handedOver(OFFICER, caseId, id, TO_LABORATORY);
    for (String unknown : List.of(transfer, outside, UUID.randomUUID().toString())) {
      refused(
          404,
          "transfer-not-found",
          OTHER_OFFICER,
          answerPath(caseId, id, unknown, "countersignature"),
          "{}");
    }
    refused(
        404, "evidence-not-found", OFFICER, path(open().caseId(), id) + "/transfers", TO_COLLEAGUE);
    refused(404, "case-not-found", STRANGER, path(caseId, id) + "/receipts", RECEIPT);
    move(caseId, INVESTIGATE, PROSECUTE);
    refused(403, "not-custodian", PROSECUTOR, path(caseId, id) + "/receipts", RECEIPT);
  }
}
