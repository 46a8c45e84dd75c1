package org.amaan.casework.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.amaan.casework.testing.ApiTest;
import org.amaan.platform.testing.OwnersDatabase;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class DossierApiTest extends ApiTest {

  /** As the tests are configured. */
  private static final int LIMIT = 1_000_000;

  private static final String CLOSE = "{\"to\": \"closed\", \"disposition\": \"dismissed\"}";

  @Inject OwnersDatabase database;

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
        .put("/v1/referred-cases/" + referral)
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
              "signature-keys.json",
              "assessments.json",
              "chronology.json",
              "checkpoint.txt",
              "custody.json",
              "observations.json",
              "persons.json",
              "evidence.json",
              "notes.json",
              "deadlines.json",
              "protection.json",
              "trial.json",
              "withheld.json",
              "dossier.pdf",
              "manifest.json");
      // That it was offered is between the two units.
      boolean wasOffered = reader.equals(LAHORE_OFFICER);
      List<String> happened =
          new ArrayList<>(List.of("opened", "state-changed", "state-changed", "handover-accepted"));
      if (wasOffered) {
        happened.add(3, "handover-offered");
      }
      assertThat(json(files, "chronology").path("items").findValuesAsText("action"))
          .isEqualTo(happened);
      assertThat(json(files, "custody").path("periods").findValuesAsText("unit"))
          .containsExactly("ahtc-islamabad", "lahore-investigation");
      assertThat(json(files, "custody").path("handovers")).hasSize(wasOffered ? 2 : 1);
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
        .containsExactly("subject", "handovers", "protection");
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
                "SELECT concat_ws(' ', person, details ->> 'language', details ->> 'manifest',"
                    + " details #>> '{notes,0}') FROM audit_entry WHERE action ="
                    + " 'case.dossier-read' AND subject = ?",
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
        "INSERT INTO case_note SELECT gen_random_uuid(), case_id, author_agency, author_unit,"
            + " person, handling, NULL, sealed_under, text, written_at + n * interval '1 second'"
            + " FROM case_note, generate_series(1, 1000) n WHERE case_id = ?",
        caseId);
    rows.change(
        "INSERT INTO audit_entry (id, subject, action, client, details, at) SELECT"
            + " gen_random_uuid(), subject, 'case.hearing-changed', client, '{}'::jsonb, at + n *"
            + " interval '1 second' FROM audit_entry, generate_series(1, 1001) n WHERE action ="
            + " 'case.opened' AND subject = ?",
        caseId);
    move(caseId, CLOSE);
    Map<String, byte[]> files = read(OFFICER, caseId);
    assertThat(json(files, "notes").path("items")).hasSize(1000);
    JsonNode events = json(files, "chronology").path("items");
    assertThat(events).hasSize(1002);
    assertThat(events.get(1001).path("action").asText()).isEqualTo("state-changed");
    assertThat(json(files, "withheld").path("items"))
        .filteredOn(item -> item.path("reason").asText().equals("older"))
        .extracting(item -> item.path("what").asText())
        .containsExactly("chronology", "notes");
    assertThat(pdf(files).replaceAll("\\s+", " "))
        .contains("older ones than this dossier has room for")
        .doesNotContain(first);
  }

  @Test
  void aFloodOfTrialRecordsPushesNothingElseOutOfTheChronology() throws Exception {
    UUID caseId = open().caseId();
    move(caseId, INVESTIGATE);
    cancel(offer(caseId));
    assess(
            OFFICER,
            caseId,
            """
            {"consentMentioned": true, "findings": [{"element": "recruitment", "value": "unknown",
             "reason": "Made up."}]}
            """)
        .statusCode(201);
    post(OFFICER, "/v1/cases/" + caseId + "/assessment/signature", "{\"version\": 1}")
        .statusCode(201);
    move(caseId, PROSECUTE);
    clock.advance(Duration.ofDays(1));
    rows.change(
        "INSERT INTO audit_entry (id, subject, action, client, details, at) SELECT"
            + " gen_random_uuid(), subject, CASE WHEN n > 40 THEN 'case.hearing-changed' ELSE"
            + " 'case.hearing-entered' END, client, '{}'::jsonb, at + interval '1 hour' + n *"
            + " interval '1 second' FROM audit_entry, generate_series(1, 1500) n WHERE action = 'case.opened'"
            + " AND subject = ?",
        caseId);
    for (String reader : List.of(OFFICER, PROSECUTOR)) {
      Map<String, byte[]> files = read(reader, caseId);
      List<String> events = json(files, "chronology").path("items").findValuesAsText("action");
      List<String> kept = new ArrayList<>(events);
      kept.removeIf(event -> event.startsWith("hearing-"));
      assertThat(kept)
          .isEqualTo(
              reader.equals(OFFICER)
                  ? List.of(
                      "opened",
                      "state-changed",
                      "handover-offered",
                      "handover-cancelled",
                      "assessment-signed",
                      "state-changed")
                  : List.of("opened", "state-changed", "assessment-signed", "state-changed"));
      assertThat(events).hasSize(1000 + kept.size());
      JsonNode cut = withheld(files, "chronology");
      assertThat(cut.path("reason").asText()).isEqualTo("older");
      assertThat(cut.path("counts").toString())
          .isEqualTo("{\"hearing-changed\":460,\"hearing-entered\":40}");
      assertThat(json(files, "custody").path("handovers")).hasSize(reader.equals(OFFICER) ? 2 : 0);
      assertThat(json(files, "manifest").at("/audit/timelineEntries").asInt())
          .isEqualTo(events.size());
      assertThat(pdf(files)).contains("hearing-changed: 460", "hearing-entered: 40");
    }
  }

  @Test
  void whoIsNotShownAnOfferIsNotToldThatThereWasNone() throws Exception {
    UUID caseId = open().caseId();
    String shown = "This document shows no offer to another unit. It does not say whether";
    String never = "never offered";
    assertThat(oneLine(read(OFFICER, caseId))).contains(shown).doesNotContain(never);
    move(caseId, INVESTIGATE, PROSECUTE);
    cancel(offer(caseId));
    Map<String, byte[]> custodians = read(OFFICER, caseId);
    assertThat(json(custodians, "custody").path("handovers").findValuesAsText("action"))
        .containsExactly("handover-offered", "handover-cancelled");
    assertThat(withheld(custodians, "handovers").isMissingNode()).isTrue();
    assertThat(oneLine(custodians)).doesNotContain(shown);

    Map<String, byte[]> granted = read(PROSECUTOR, caseId);
    assertThat(json(granted, "custody").path("handovers")).isEmpty();
    assertThat(withheld(granted, "handovers").path("reason").asText())
        .isEqualTo("between-two-agencies");
    assertThat(oneLine(granted)).contains(shown).doesNotContain(never);
  }

  @Test
  void aSuccessorIsToldThatOffersOfItsPredecessorMayNotBeShown() throws Exception {
    UUID caseId = open().caseId();
    cancel(
        UUID.fromString(
            post(
                    OFFICER,
                    "/v1/cases/" + caseId + "/handovers",
                    TO_LAHORE
                        .replace("lahore-police", "punjab-police")
                        .replace("lahore-investigation", "punjab-investigation"))
                .statusCode(201)
                .extract()
                .path("id")));
    accept(offer(caseId));
    Map<String, byte[]> files = read(LAHORE_OFFICER, caseId);
    assertThat(json(files, "custody").path("handovers").findValuesAsText("action"))
        .containsExactly("handover-offered", "handover-accepted");
    assertThat(withheld(files, "handovers").path("reason").asText())
        .isEqualTo("between-two-agencies");
    assertThat(oneLine(files)).contains("does not say whether there were more");
  }

  private static void cancel(UUID offer) {
    post(OFFICER, "/v1/handovers/" + offer + "/cancellation", "{}").statusCode(200);
  }

  private static JsonNode withheld(Map<String, byte[]> files, String what) throws Exception {
    for (JsonNode item : json(files, "withheld").path("items")) {
      if (item.path("what").asText().equals(what)) {
        return item;
      }
    }
    return MissingNode.getInstance();
  }

  private static String oneLine(Map<String, byte[]> files) throws Exception {
    return pdf(files).replaceAll("\\s+", " ");
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

  /** What is read last is of the same moment as what is read first. */
  @Test
  void aCaseThatChangesHandsMeanwhileIsReadWholeOrNotAtAll() throws Exception {
    UUID caseId = open().caseId();
    String text = write(OFFICER, caseId, "H0");
    UUID offer = offer(caseId);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try (Connection owner = database.getConnection()) {
      owner.setAutoCommit(false);
      owner.createStatement().execute("LOCK TABLE case_note");
      Future<Response> dossier = threads.submit(() -> as(OFFICER).get(dossier(caseId)));
      await().until(() -> waiting() > 0);
      Future<?> handover = threads.submit(() -> accept(offer));
      await().until(() -> handover.isDone() || waiting() > 1);
      owner.rollback();
      handover.get();
      assertThat(dossier.get().statusCode()).isEqualTo(200);
      JsonNode notes = json(DossierArchiveTest.unzip(dossier.get().asByteArray()), "notes");
      assertThat(notes.path("items").findValuesAsText("text")).containsExactly(text);
    } finally {
      threads.shutdownNow();
    }
    get(OFFICER, dossier(caseId)).statusCode(404);
  }

  /** Calls that the database lets wait for others. */
  private long waiting() {
    return rows.count(
        "pg_stat_activity",
        "datname = current_database() AND cardinality(pg_blocking_pids(pid)) > 0");
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

  @Test
  void hasWhatWasFoundOutAndTheFilesThemselves() throws Exception {
    Investigated made = investigated();
    Map<String, byte[]> files = read(OFFICER, made.caseId());
    DossierArchiveTest.check(files);
    for (String part : List.of("assessments", "observations", "persons", "evidence")) {
      assertThat(new String(files.get(part + ".json"), StandardCharsets.UTF_8))
          .as(part)
          .contains(made.word() + "-" + part);
    }
    assertThat(json(files, "assessments").path("items"))
        .extracting(item -> item.path("state").asText())
        .containsExactly("signed", "superseded");
    assertThat(new String(files.get("assessments.json"), StandardCharsets.UTF_8))
        .doesNotContain("draft");
    assertThat(json(files, "observations").path("items").findValuesAsText("indicator"))
        .containsExactly("R4", "A1");
    assertThat(json(files, "persons").path("nonPunishmentReviews"))
        .extracting(review -> review.path("state").asText())
        .containsExactly("open");
    JsonNode evidence = json(files, "evidence");
    assertThat(evidence.path("items").path(0).path("chain").findValuesAsText("action"))
        .containsExactly("recorded", "content-added", "handed-over", "countersigned");
    assertThat(evidence.path("items").path(1).path("gaps").findValuesAsText("code"))
        .containsExactly("content-missing");
    assertThat(evidence.path("verification").path("valid").asBoolean()).isTrue();
    assertThat(evidence.path("verification").path("contents").asInt()).isOne();
    String name = "evidence/" + made.evidence() + "/content.txt";
    assertThat(evidence.path("contents").findValuesAsText("file")).containsExactly(name);
    assertThat(files.get(name)).isEqualTo(made.content());
    assertThat(json(files, "deadlines").path("items").findValuesAsText("kind"))
        .contains("decision", "feedback");
    assertThat(json(files, "protection").path("items").findValuesAsText("serviceType"))
        .containsExactly("post-nephrectomy-follow-up");
    assertThat(files.values())
        .noneSatisfy(
            file ->
                assertThat(new String(file, StandardCharsets.UTF_8)).contains("sehat-hospital"));
    for (String language : List.of("en", "ur")) {
      Map<String, byte[]> printed =
          DossierArchiveTest.unzip(answer(OFFICER, made.caseId(), language).asByteArray());
      // A long word goes over several lines of a column.
      assertThat(pdf(printed).replaceAll("\\s", "")).contains(made.word() + "-assessments");
      assertThat(pdf(printed))
          .contains(
              made.word() + "-observations",
              made.word() + "-persons",
              made.word() + "-evidence",
              "RecruiterOrIntermediary",
              "O1, E1");
    }
    assertThat(
            rows.of(
                "SELECT concat_ws(' ', details #>> '{evidence,0}', details #>>"
                    + " '{evidenceContents,0}', jsonb_array_length(details -> 'assessments')) FROM"
                    + " audit_entry WHERE action = 'case.dossier-read' AND subject = ? LIMIT 1",
                made.caseId()))
        .containsExactly(made.evidence() + " " + made.evidence() + " 2");
    assertThat(audited(made.caseId())).doesNotContain("case.assessment-read");
  }

  @Test
  void hasTheHearingsTheProtectionAndTheClaimsForBothWhoGoToCourt() throws Exception {
    Opened opened = open();
    UUID caseId = opened.caseId();
    move(caseId, INVESTIGATE, PROSECUTE);
    String file = "/v1/cases/" + caseId;
    LocalDate day = LocalDate.now(ZoneOffset.UTC).plusDays(100);
    Instant startsAt = day.atTime(4, 30).toInstant(ZoneOffset.UTC);
    post(
            OFFICER,
            file + "/hearings",
            """
            {"kind": "testimony", "courtLevel": "special", "court": "Fictional-court-7",
             "startsAt": "%s", "timeZone": "Asia/Kathmandu", "inCamera": true}
            """
                .formatted(startsAt))
        .statusCode(201);
    post(
            PROSECUTOR,
            file + "/protection-measures",
            """
            {"kind": "video-link", "subjectId": "%s", "reviewDueAt": "%s"}
            """
                .formatted(opened.subjectId(), startsAt))
        .statusCode(201);
    post(
            OFFICER,
            file + "/compensation-claims",
            """
            {"subjectId": "%s", "route": "state-fund", "filingDueAt": "%s",
             "claimed": {"currency": "PKR", "minorUnits": 123456}}
            """
                .formatted(opened.subjectId(), startsAt))
        .statusCode(201);
    for (String reader : List.of(OFFICER, PROSECUTOR)) {
      Map<String, byte[]> files = read(reader, caseId);
      JsonNode trial = json(files, "trial");
      assertThat(trial.path("hearings").findValuesAsText("court"))
          .containsExactly("Fictional-court-7");
      assertThat(trial.path("protectionMeasures").findValuesAsText("kind"))
          .containsExactly("video-link");
      assertThat(trial.at("/compensationClaims/0/claimed/minorUnits").asInt()).isEqualTo(123456);
      assertThat(pdf(files))
          .contains("Fictional-court-7", day + " 10:15:00 +05:45", "in camera")
          .contains("video link", "PKR 1,234.56");
    }
    assertThat(
            rows.of(
                "SELECT jsonb_array_length(details -> 'compensationClaims')::text FROM audit_entry"
                    + " WHERE action = 'case.dossier-read' AND subject = ?",
                caseId))
        .containsOnly("1");
    move(caseId, "{\"to\": \"closed\", \"disposition\": \"dismissed\"}");
    Map<String, byte[]> closed = read(OFFICER, caseId);
    assertThat(json(closed, "trial").path("hearings").findValuesAsText("court")).isEmpty();
    assertThat(json(closed, "withheld").toString()).contains("hearing-words", "case-closed");
  }

  /** What each GET of it answers, and no more. */
  @Test
  void aProsecutionWithAGrantGetsWhatItGetsElsewhere() throws Exception {
    Investigated made = investigated();
    String file = "/v1/cases/" + made.caseId();
    Map<String, byte[]> files = read(PROSECUTOR, made.caseId());
    for (String part : List.of("observations", "persons", "evidence", "assessments")) {
      List<String> shown = get(PROSECUTOR, file + "/" + part).extract().path("items.id");
      assertThat(json(files, part).path("items").findValuesAsText("id"))
          .as(part)
          .containsAll(shown);
      assertThat(json(files, part).path("items")).as(part).hasSameSizeAs(shown);
    }
    assertThat(json(files, "observations").path("items").findValuesAsText("indicator"))
        .containsExactly("R4");
    assertThat(json(files, "observations").path("items").findValue("person")).isNull();
    assertThat(json(files, "persons").path("items")).hasSize(1);
    assertThat(json(files, "evidence").path("items")).hasSize(1);
    assertThat(files).containsKey("evidence/" + made.evidence() + "/content.txt");
    get(PROSECUTOR, file + "/protection").statusCode(403);
    assertThat(json(files, "protection").path("items")).isEmpty();
    assertThat(json(files, "withheld").path("items").findValuesAsText("reason"))
        .containsExactly("read-by-disclosure", "between-two-agencies", "custodian-only");
    assertThat(files.values())
        .noneSatisfy(
            bytes ->
                assertThat(new String(bytes, StandardCharsets.UTF_8))
                    .contains(made.word() + "-kept"));
    assertThat(pdf(files)).doesNotContain(made.word() + "-kept");
  }

  @Test
  void ofAClosedCaseWhatWasFoundOutIsCodesAndTheFilesStayWhereTheyAre() throws Exception {
    Investigated made = investigated();
    move(made.caseId(), CLOSE);
    Map<String, byte[]> files = read(OFFICER, made.caseId());
    assertThat(files.values())
        .noneSatisfy(
            bytes -> assertThat(new String(bytes, StandardCharsets.UTF_8)).contains(made.word()));
    assertThat(pdf(files)).doesNotContain(made.word());
    assertThat(files.keySet()).noneMatch(name -> name.startsWith("evidence/"));
    assertThat(json(files, "withheld").path("items"))
        .filteredOn(item -> item.path("reason").asText().equals("case-closed"))
        .extracting(item -> item.path("what").asText())
        .contains(
            "assessment-reasons", "observation", "person", "evidence-words", "evidence-content");
    assertThat(isSigned(files, json(files, "assessments").path("items").path(0))).isTrue();
  }

  @Test
  void anAssessmentIsCheckedByTheFilesAlone() throws Exception {
    Investigated made = investigated();
    Map<String, byte[]> files = read(PROSECUTOR, made.caseId());
    for (JsonNode assessment : json(files, "assessments").path("items")) {
      assertThat(isSigned(files, assessment)).isTrue();
      String folder = "assessments/" + assessment.path("id").asText() + "/";
      assertThat(new String(files.get(folder + "assessment.txt"), StandardCharsets.UTF_8))
          .contains("OFFENCE ASSESSMENT", made.word() + "-assessments");
      byte[] signed = files.get(folder + "signed.json");
      signed[signed.length / 2] ^= 1;
      assertThat(isSigned(files, assessment)).isFalse();
    }
  }

  /** By nothing but the ZIP and the public key, as the specifications say. */
  @Test
  void theCheckpointSignsTheEntriesOfTheChronology() throws Exception {
    Investigated made = investigated();
    Map<String, byte[]> files = read(OFFICER, made.caseId());
    String[] note = new String(files.get("checkpoint.txt"), StandardCharsets.UTF_8).split("\n", -1);
    JsonNode manifest = json(files, "manifest");
    String origin = note[0];
    assertThat(origin)
        .endsWith(
            "/case-service/"
                + manifest.path("caseReference").asText()
                + "/"
                + manifest.path("dossierId").asText())
        .doesNotContain(" ", "+", "://");
    JsonNode entries = json(files, "chronology").path("items");
    assertThat(note[1]).isEqualTo("" + entries.size());
    List<byte[]> leaves = new ArrayList<>();
    for (JsonNode entry : entries) {
      leaves.add(hash(new byte[] {0}, new JsonCanonicalizer(entry.toString()).getEncodedUTF8()));
    }
    assertThat(leaves).hasSizeGreaterThan(4);
    assertThat(note[2]).isEqualTo(Base64.getEncoder().encodeToString(root(leaves)));
    assertThat(manifest.path("audit").path("rootHash").asText()).isEqualTo(note[2]);

    assertThat(note[3]).isEmpty();
    assertThat(note[4]).startsWith("\u2014 " + origin + " ");
    assertThat(note).hasSize(6);
    byte[] signature = Base64.getDecoder().decode(note[4].substring(note[4].lastIndexOf(' ') + 1));
    byte[] key = key(files, "7");
    byte[] keyId = hash((origin + "\n").getBytes(StandardCharsets.UTF_8), new byte[] {1}, key);
    assertThat(Arrays.copyOf(signature, 4)).isEqualTo(Arrays.copyOf(keyId, 4));
    byte[] value = Arrays.copyOfRange(signature, 4, signature.length);
    String text = String.join("\n", note[0], note[1], note[2]) + "\n";
    assertThat(isSigned(key, text.getBytes(StandardCharsets.UTF_8), value)).isTrue();
    assertThat(isSigned(key, text.replace(note[1], "1").getBytes(StandardCharsets.UTF_8), value))
        .isFalse();
  }

  @Test
  void aContentThatIsNotWhatWasRecordedIsNamedAndNotServed() throws Exception {
    Investigated made = investigated();
    rows.change(
        "UPDATE evidence_piece SET bytes = set_byte(bytes, 4200, get_byte(bytes, 4200) # 1)"
            + " WHERE evidence_id = ?",
        UUID.fromString(made.evidence()));
    Map<String, byte[]> files = read(OFFICER, made.caseId());
    DossierArchiveTest.check(files);
    assertThat(files.keySet()).noneMatch(name -> name.startsWith("evidence/"));
    JsonNode evidence = json(files, "evidence");
    assertThat(evidence.path("contents").path(0).path("withheld").asText())
        .isEqualTo("content-altered");
    assertThat(evidence.path("verification").path("valid").asBoolean(true)).isFalse();
    assertThat(evidence.path("verification").path("firstBad").path("kind").asText())
        .isEqualTo("content-altered");
    assertThat(json(files, "withheld").path("items").findValuesAsText("reason"))
        .contains("content-altered");
    assertThat(pdf(files)).contains("NOT as they were recorded");
  }

  @Test
  void aChainThatIsNotWhatWasRecordedIsNamed() throws Exception {
    Investigated made = investigated();
    rows.change(
        "UPDATE evidence_entry SET person = 'somebody-else' WHERE \"position\" = 2 AND evidence_id"
            + " = ?",
        UUID.fromString(made.evidence()));
    JsonNode verification = json(read(OFFICER, made.caseId()), "evidence").path("verification");
    assertThat(verification.path("valid").asBoolean(true)).isFalse();
    assertThat(verification.path("firstBad").path("kind").asText()).isEqualTo("altered");
    assertThat(verification.path("firstBad").path("position").asInt()).isEqualTo(2);
  }

  @Test
  void contentsHaveALimitAndWhatDoesNotFitIsListedWithItsLink() throws Exception {
    UUID caseId = open().caseId();
    String large = uploaded(caseId, new byte[LIMIT - 10]);
    String second = uploaded(caseId, "does not fit any more".getBytes(StandardCharsets.UTF_8));
    String third = uploaded(caseId, "0123456789".getBytes(StandardCharsets.UTF_8));
    Map<String, byte[]> files = read(OFFICER, caseId);
    assertThat(files)
        .containsKeys("evidence/" + large + "/content.txt", "evidence/" + third + "/content.txt");
    JsonNode withheld = json(files, "withheld").path("items").get(1);
    assertThat(withheld.path("what").asText()).isEqualTo("evidence-content");
    assertThat(withheld.path("id").asText()).isEqualTo(second);
    assertThat(withheld.path("reason").asText()).isEqualTo("too-large");
    assertThat(withheld.path("link").asText())
        .endsWith("/v1/cases/" + caseId + "/evidence/" + second + "/content");
  }

  /**
   * A case that AHTC investigates and a prosecution reads.
   *
   * @param word that stands in every text of it
   */
  private record Investigated(UUID caseId, String evidence, byte[] content, String word) {}

  private Investigated investigated() throws Exception {
    Opened opened = open();
    UUID caseId = opened.caseId();
    String file = "/v1/cases/" + caseId;
    String word = "planted-" + UUID.randomUUID();
    byte[] content =
        ("A chat, made up. " + word + "-chat\n").repeat(5_000).getBytes(StandardCharsets.UTF_8);
    String observation = observe(caseId, "R4", "H0", word + "-observations");
    observe(caseId, "A1", "H2", word + "-kept");
    String evidence = record(caseId, word + "-evidence", "H0", content);
    upload(caseId, evidence, content);
    record(caseId, word + "-kept", "H2", content);
    String transfer =
        post(
                OFFICER,
                file + "/evidence/" + evidence + "/transfers",
                """
                {"to": {"agency": "ahtc", "unit": "ahtc-islamabad", "person": "%s"}, "place": "A made-up room.",
                 "reason": "storage"}
                """
                    .formatted(OTHER_OFFICER))
            .statusCode(201)
            .extract()
            .path("id");
    post(
            OTHER_OFFICER,
            file + "/evidence/" + evidence + "/transfers/" + transfer + "/countersignature",
            "{}")
        .statusCode(200);
    for (String handling : List.of("H0", "H2")) {
      post(
              OFFICER,
              file + "/persons",
              """
              {"kind": "natural", "standing": "accused", "roles": ["RecruiterOrIntermediary"], "handling": "%s",
               "name": "%s"%s}
              """
                  .formatted(
                      handling,
                      word + (handling.equals("H0") ? "-persons" : "-kept"),
                      handling.equals("H0")
                          ? ", \"subjectId\": \"" + opened.subjectId() + "\""
                          : ""))
          .statusCode(201);
    }
    String findings =
        """
        {"consentMentioned": true, "findings": [{"element": "recruitment", "value": "established",
         "reason": "%s-assessments", "observations": ["%s"], "evidence": ["%s"]}]}
        """
            .formatted(word, observation, evidence);
    assess(OFFICER, caseId, findings).statusCode(201);
    post(OFFICER, file + "/assessment/signature", "{\"version\": 1}").statusCode(201);
    for (int version : List.of(2, 4)) {
      as(OFFICER)
          .header("If-Match", "\"" + version + "\"")
          .body(findings)
          .put(file + "/assessment")
          .then()
          .statusCode(200);
      if (version == 2) {
        post(OFFICER, file + "/assessment/signature", "{\"version\": 3}").statusCode(201);
      }
    }
    as(REFERRAL_SERVICE)
        .body(
            """
            {"sequence": 1, "state": "submitted", "reference": "PK-26-7KQ4-M2XD-R", "subjectId": "%s",
             "toldTo": {"agency": "ahtc"}, "receiver": {"agency": "sehat-hospital"}, "need": "medical-care",
             "serviceType": "post-nephrectomy-follow-up", "followUp": {"months": 60, "intervalMonths": 12},
             "submittedAt": "2026-11-24T09:30:00Z", "stateSince": "2026-11-24T10:30:00Z"}
            """
                .formatted(opened.subjectId()))
        .put(file + "/protection/" + UUID.randomUUID())
        .then()
        .statusCode(204);
    move(caseId, INVESTIGATE, PROSECUTE);
    return new Investigated(caseId, evidence, content, word);
  }

  private static String observe(UUID caseId, String indicator, String handling, String note) {
    return post(
            OFFICER,
            "/v1/cases/" + caseId + "/observations",
            """
            {"observations": [{"indicator": "%s", "value": "present", "observer": "police", "handling": "%s",
              "note": "%s"}]}
            """
                .formatted(indicator, handling, note))
        .statusCode(201)
        .extract()
        .path("items[0].id");
  }

  private static String uploaded(UUID caseId, byte[] content) throws Exception {
    for (int i = 0; i < content.length; i++) {
      content[i] = content[i] == 0 ? (byte) ('a' + i % 26) : content[i];
    }
    String id = record(caseId, "Made up.", "H0", content);
    upload(caseId, id, content);
    return id;
  }

  private static String record(UUID caseId, String description, String handling, byte[] content)
      throws Exception {
    return post(
            OFFICER,
            "/v1/cases/" + caseId + "/evidence",
            """
            {"kind": "message", "description": "%s", "collectedAt": "2024-11-20T09:15:00+05:00",
             "place": "A made-up clinic.", "handling": "%s", "sha256": "%s"}
            """
                .formatted(description, handling, HexFormat.of().formatHex(hash(content))))
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static void upload(UUID caseId, String evidence, byte[] content) {
    as(OFFICER)
        .config(
            RestAssured.config()
                .encoderConfig(
                    EncoderConfig.encoderConfig()
                        .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
        .contentType("text/plain")
        .body(content)
        .put("/v1/cases/" + caseId + "/evidence/" + evidence + "/content")
        .then()
        .statusCode(201);
  }

  private static boolean isSigned(Map<String, byte[]> files, JsonNode assessment) throws Exception {
    String folder = "assessments/" + assessment.path("id").asText() + "/";
    return isSigned(
        key(files, assessment.path("signature").path("keyId").asText()),
        files.get(folder + "signed.json"),
        files.get(folder + "signature"));
  }

  private static byte[] key(Map<String, byte[]> files, String kid) throws Exception {
    for (JsonNode key : json(files, "signature-keys").path("keys")) {
      if (key.path("kid").asText().equals(kid)) {
        return Base64.getUrlDecoder().decode(key.path("x").asText());
      }
    }
    throw new AssertionError("no key " + kid);
  }

  /** RFC 8410: twelve bytes that say Ed25519, then the key. */
  private static boolean isSigned(byte[] key, byte[] text, byte[] signature) throws Exception {
    byte[] encoded =
        HexFormat.of().parseHex("302a300506032b6570032100" + HexFormat.of().formatHex(key));
    Signature check = Signature.getInstance("Ed25519");
    check.initVerify(
        KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
    check.update(text);
    return check.verify(signature);
  }

  /** Level by level; an odd one goes up as it is, which comes to the tree of RFC 6962. */
  private static byte[] root(List<byte[]> leaves) throws Exception {
    List<byte[]> level = leaves;
    while (level.size() > 1) {
      List<byte[]> above = new ArrayList<>();
      for (int i = 0; i < level.size(); i += 2) {
        above.add(
            i + 1 == level.size()
                ? level.get(i)
                : hash(new byte[] {1}, level.get(i), level.get(i + 1)));
      }
      level = above;
    }
    return level.get(0);
  }

  private static byte[] hash(byte[]... parts) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (byte[] part : parts) {
      digest.update(part);
    }
    return digest.digest();
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
