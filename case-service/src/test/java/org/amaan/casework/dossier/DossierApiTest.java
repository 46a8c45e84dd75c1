package org.amaan.casework.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.amaan.casework.testing.ApiTest;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class DossierApiTest extends ApiTest {

  private static final String CLOSE = "{\"to\": \"closed\", \"disposition\": \"dismissed\"}";

  @Test
  void needsAToken() {
    needsToken("GET", dossier(open().caseId()), "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"fa", "EN", "en,ur", "../ur", "en\u0000"})
  void whatIsNoLanguageOfADossierIsRefused(String language) {
    UUID caseId = open().caseId();
    as(OFFICER)
        .queryParam("language", language)
        .get(dossier(caseId))
        .then()
        .statusCode(400)
        .body("errors.field", hasItem("language"));
    assertThat(audited(caseId)).doesNotContain("case.dossier-read");
  }

  @Test
  void isForOfficersWhoseUnitHoldsTheCaseAndForAProsecutionWithAGrant() throws Exception {
    UUID caseId = open().caseId();
    for (String stranger : List.of(STRANGER, LAHORE_OFFICER, PROSECUTOR, "dpo-ahtc", "auditor")) {
      get(stranger, dossier(caseId)).statusCode(404);
    }
    move(caseId, INVESTIGATE, PROSECUTE);
    assertThat(read(PROSECUTOR, caseId).get("manifest.json")).isNotNull();
    UUID offer = offer(caseId);
    get(LAHORE_SUPERVISOR, dossier(caseId)).statusCode(404);
    accept(offer);
    get(OFFICER, dossier(caseId)).statusCode(404);
    assertThat(read(LAHORE_OFFICER, caseId).get("manifest.json")).isNotNull();
  }

  @Test
  void anExcludedAgencyFindsNothing() {
    Report report = report(1, "accepted");
    UUID referral = UUID.randomUUID();
    UUID caseId = open(referral, report).caseId();
    as(REFERRAL_SERVICE)
        .body(report.excluding(2, "ahtc").json())
        .put("/v1/cases/by-referral/" + referral)
        .then()
        .statusCode(200);
    get(OFFICER, dossier(caseId))
        .statusCode(404)
        .body("type", equalTo("urn:amaan:problem:case-not-found"));
  }

  @Test
  void whatItIsCalledSaysNothingOfAnybodyAndItIsNotKeptOnTheWay() {
    UUID caseId = open().caseId();
    String reference = get(OFFICER, "/v1/cases/" + caseId).extract().path("reference");
    Response answer = answer(OFFICER, caseId, "ur");
    answer
        .then()
        .header("Cache-Control", "no-store")
        .header("Content-Type", "application/zip")
        .header("Content-Disposition", "attachment; filename=\"dossier-" + reference + "-ur.zip\"");
  }

  @Test
  void hasTheCaseItsCustodyAndItsNotesWithAHashForEachFile() throws Exception {
    UUID caseId = open().caseId();
    String text = write(OFFICER, caseId, "H0");
    move(caseId, INVESTIGATE, PROSECUTE);
    accept(offer(caseId));
    for (String reader : List.of(LAHORE_OFFICER, PROSECUTOR)) {
      Map<String, byte[]> files = read(reader, caseId);
      DossierArchiveTest.check(files);
      assertThat(files.keySet())
          .containsExactlyInAnyOrder(
              "case.json",
              "chronology.json",
              "custody.json",
              "notes.json",
              "withheld.json",
              "dossier.pdf",
              "manifest.json");
      assertThat(json(files, "chronology").path("items").findValuesAsText("action"))
          .containsExactly(
              "opened", "state-changed", "state-changed", "handover-offered", "handover-accepted");
      assertThat(json(files, "custody").path("periods").findValuesAsText("unit"))
          .containsExactly("ahtc-islamabad", "lahore-investigation");
      assertThat(json(files, "custody").path("handovers")).hasSize(2);
      assertThat(json(files, "notes").path("items").findValuesAsText("text")).containsExactly(text);
      assertThat(
              json(files, "case").path("legalProfile").path("confirmedByCounsel").asBoolean(true))
          .isFalse();
      assertThat(pdf(files)).contains(text, "lahore-police / lahore-investigation", "page 1 of");
    }
  }

  @Test
  void theUrduDocumentIsOfTheSameCase() throws Exception {
    UUID caseId = open().caseId();
    String reference = get(OFFICER, "/v1/cases/" + caseId).extract().path("reference");
    Map<String, byte[]> files =
        DossierArchiveTest.unzip(answer(OFFICER, caseId, "ur").asByteArray());
    assertThat(pdf(files)).contains(reference, "صفحہ", "مقدمے کی دستاویز");
    assertThat(json(files, "manifest").path("languageReviewed").asBoolean(true)).isFalse();
  }

  @Test
  void whatAnAgencyKeepsToItselfIsInNoOthersDossierNorWhetherThereIsAny() throws Exception {
    UUID caseId = open().caseId();
    String kept = write(OFFICER, caseId, "H2");
    String passed = write(OFFICER, caseId, "H0");
    move(caseId, INVESTIGATE, PROSECUTE);
    assertThat(json(read(OFFICER, caseId), "notes").path("items")).hasSize(2);
    Map<String, byte[]> files = read(PROSECUTOR, caseId);
    assertThat(json(files, "notes").path("items").findValuesAsText("text")).containsExactly(passed);
    assertThat(json(files, "withheld").path("items").findValuesAsText("what"))
        .containsExactly("subject");
    assertThat(pdf(files)).contains(passed).doesNotContain(kept);
    files.forEach(
        (name, bytes) ->
            assertThat(new String(bytes, StandardCharsets.ISO_8859_1))
                .as(name)
                .doesNotContain(kept));
  }

  @Test
  void aSubjectIsALinkToWhereItIsRead() throws Exception {
    Opened opened = open();
    JsonNode item = json(read(OFFICER, opened.caseId()), "withheld").path("items").get(0);
    assertThat(item.path("what").asText()).isEqualTo("subject");
    assertThat(item.path("id").asText()).isEqualTo(opened.subjectId().toString());
    assertThat(item.path("heldBy").asText()).isEqualTo("referral-service");
    assertThat(item.path("link").asText()).endsWith("/v1/subjects/" + opened.subjectId());
  }

  @Test
  void ofAClosedCaseItHasCodesAndSaysWhatIsWithheld() throws Exception {
    UUID caseId = open().caseId();
    String text = write(OFFICER, caseId, "H0");
    move(caseId, CLOSE);
    Map<String, byte[]> files = read(OFFICER, caseId);
    assertThat(json(files, "case").path("disposition").asText()).isEqualTo("dismissed");
    assertThat(json(files, "withheld").path("items").findValuesAsText("reason"))
        .containsExactly("read-by-disclosure", "case-closed");
    assertThat(pdf(files))
        .contains("The case is closed", "Withheld: the case is closed.")
        .doesNotContain(text);
    post("dpo-ahtc", "/v1/cases/" + caseId + "/erasure", "{\"reason\": \"retention-ended\"}")
        .statusCode(200);
    assertThat(json(read(OFFICER, caseId), "withheld").path("items").findValuesAsText("reason"))
        .containsExactly("read-by-disclosure", "erased");
  }

  @Test
  void theAuditKnowsADossierByTheHashOfItsManifestAndTheTimelineDoesNotTell() throws Exception {
    UUID caseId = open().caseId();
    write(OFFICER, caseId, "H0");
    String note = get(OFFICER, "/v1/cases/" + caseId + "/notes").extract().path("items[0].id");
    byte[] manifest = read(OTHER_OFFICER, caseId).get("manifest.json");
    String hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(manifest));
    assertThat(
            rows.of(
                "SELECT concat_ws(' ', person, details ->> 'language', details ->> 'manifest', details"
                    + " #>> '{notes,0}') FROM audit_entry WHERE action = 'case.dossier-read' AND subject = ?",
                caseId))
        .containsExactly("ahtc-officer-2 en " + hash + " " + note);
    get(OFFICER, "/v1/cases/" + caseId + "/timeline").body("items.action", contains("opened"));
  }

  @Test
  void ofThousandsOfEntriesItHasTheNewestAndSaysThatThereAreOlder() throws Exception {
    UUID caseId = open().caseId();
    String first = write(OFFICER, caseId, "H1");
    clock.advance(Duration.ofDays(1));
    rows.change(
        "INSERT INTO case_note SELECT gen_random_uuid(), case_id, author_agency, author_unit, person,"
            + " handling, NULL, sealed_under, text, written_at + n * interval '1 second'"
            + " FROM case_note, generate_series(1, 1000) n WHERE case_id = ?",
        caseId);
    rows.change(
        "INSERT INTO audit_entry (id, subject, action, client, details, at)"
            + " SELECT gen_random_uuid(), subject, 'case.assigned', client, details, at + n * interval '1 second'"
            + " FROM audit_entry, generate_series(1, 1000) n WHERE action = 'case.opened' AND subject = ?",
        caseId);
    move(caseId, CLOSE);
    Map<String, byte[]> files = read(OFFICER, caseId);
    assertThat(json(files, "notes").path("items")).hasSize(1000);
    JsonNode events = json(files, "chronology").path("items");
    assertThat(events).hasSize(1000);
    assertThat(events.get(999).path("action").asText()).isEqualTo("state-changed");
    assertThat(json(files, "withheld").path("items"))
        .filteredOn(item -> item.path("reason").asText().equals("older"))
        .extracting(item -> item.path("what").asText())
        .containsExactly("notes", "chronology");
    assertThat(pdf(files))
        .contains("older ones than this dossier has room for")
        .doesNotContain(first);
  }

  @Test
  void askedForByManyAtOnceEachGetsItOrIsToWait() throws Exception {
    UUID caseId = open().caseId();
    Callable<Response> ask = () -> as(OFFICER).get(dossier(caseId));
    assertThat(atOnce(Collections.nCopies(8, ask)))
        .allSatisfy(
            answer -> {
              if (answer.statusCode() == 503) {
                assertThat(answer.header("Retry-After")).isNotNull();
              } else {
                assertThat(answer.statusCode()).isEqualTo(200);
              }
            })
        .anySatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(200));
  }

  @Test
  void aTextThatDoesNotPassItsCheckIsNoDossier() {
    UUID caseId = open().caseId();
    write(OFFICER, caseId, "H0");
    write(OFFICER, caseId, "H0");
    rows.change(
        "UPDATE case_note SET text = (SELECT text FROM case_note b WHERE b.case_id = ? AND b.id <>"
            + " case_note.id) WHERE case_id = ?",
        caseId,
        caseId);
    get(OFFICER, dossier(caseId))
        .statusCode(503)
        .body("type", equalTo("urn:amaan:problem:record-unreadable"));
    assertThat(audited(caseId)).doesNotContain("case.dossier-read");
  }

  @Test
  void nothingButAZipIsServed() {
    as(OFFICER)
        .accept("application/json")
        .get(dossier(open().caseId()))
        .then()
        .statusCode(406)
        .body("type", equalTo("urn:amaan:problem:not-acceptable"));
  }

  private static String dossier(UUID caseId) {
    return "/v1/cases/" + caseId + "/dossier";
  }

  private static Response answer(String client, UUID caseId, String language) {
    Response answer = as(client).queryParam("language", language).get(dossier(caseId));
    answer.then().statusCode(200);
    return answer;
  }

  private static Map<String, byte[]> read(String client, UUID caseId) throws Exception {
    return DossierArchiveTest.unzip(answer(client, caseId, "en").asByteArray());
  }

  private static JsonNode json(Map<String, byte[]> files, String name) throws Exception {
    return new ObjectMapper().readTree(files.get(name + ".json"));
  }

  private static String pdf(Map<String, byte[]> files) throws Exception {
    try (PDDocument document = Loader.loadPDF(files.get("dossier.pdf"))) {
      return java.text.Normalizer.normalize(
          new PDFTextStripper().getText(document), java.text.Normalizer.Form.NFKC);
    }
  }

  private static String write(String client, UUID caseId, String handling) {
    String text = "planted-" + UUID.randomUUID();
    post(
            client,
            "/v1/cases/" + caseId + "/notes",
            "{\"text\": \"" + text + "\", \"handling\": \"" + handling + "\"}")
        .statusCode(201);
    return text;
  }
}
