package org.amaan.referral.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.amaan.launcher.testing.Tokens;
import org.amaan.platform.testing.SettableClock;
import org.amaan.referral.testing.Api;
import org.amaan.referral.testing.Files;
import org.amaan.referral.testing.Referred;
import org.amaan.referral.testing.Rows;
import org.amaan.referral.testing.ServiceTest;
import org.amaan.referral.testing.Stages;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class AttachmentApiTest extends ServiceTest {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private static final String WITH_DOCUMENTS =
      Stages.CONSENT.replace("[\"identity\", \"narrative\"]", "[\"identity\", \"documents\"]");
  private static final byte[] PDF = Files.pdf(700_000);

  @Inject Rows rows;
  @Inject SettableClock clock;

  @io.quarkus.test.common.http.TestHTTPResource URI url;

  @AfterEach
  void now() {
    clock.reset();
    rows.all(
        "UPDATE scheduled_tasks SET execution_time = now() WHERE NOT picked"
            + " AND task_instance = 'recurring' RETURNING task_name");
  }

  @Test
  void whoMayReadTheCategoryReadsTheFileAsItWasSent() throws Exception {
    Referred referred = Referred.toShelter(WITH_DOCUMENTS);
    String id =
        Files.added(
            "umeed-caseworker",
            referred,
            PDF,
            "Content-Disposition",
            "attachment; filename*=UTF-8''" + referred.planted() + "%DA%A9.pdf",
            "Content-Digest",
            digest(PDF));
    var answer =
        read("panah-shelter", referred, id)
            .statusCode(200)
            .contentType("application/pdf")
            .header("Content-Length", "" + PDF.length)
            .header("Cache-Control", "no-store")
            .header("X-Content-Type-Options", "nosniff")
            .header("Content-Digest", digest(PDF))
            .header(
                "Content-Disposition",
                "attachment; filename=\"%1$s_.pdf\"; filename*=UTF-8''%1$s%%DA%%A9.pdf"
                    .formatted(referred.planted()));
    assertThat(answer.extract().asByteArray()).containsExactly(PDF);
    list("panah-shelter", referred)
        .statusCode(200)
        .body("items.id", equalTo(java.util.List.of(id)))
        .body("items[0].fileName", equalTo(referred.planted() + "\u06A9.pdf"))
        .body("withheld.field", hasItem("medical"))
        .body("withheld.field", not(hasItem("documents")));
    assertThat(rows.audit(referred.subjectId()).get(1).contains("\"attachmentId\": \"" + id))
        .as(rows.audit(referred.subjectId()).toString())
        .isTrue();
    // Neither name nor content stands anywhere in the clear.
    assertThat(
            rows.one(
                "SELECT count(*) FROM attachment WHERE position(?::bytea IN details) > 0",
                (Object) referred.planted().getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("0");
    assertThat(
            rows.one(
                "SELECT count(*) FROM attachment_chunk WHERE position('% fictional'::bytea IN bytes) >"
                    + " 0"))
        .isEqualTo("0");
    assertThat(
            rows.one(
                "SELECT count(*) FROM idempotency_key WHERE body LIKE ?",
                "%" + referred.planted() + "%"))
        .isEqualTo("0");
  }

  @Test
  void withoutConsentToTheCategoryItIsNotThere() {
    Referred referred = Stages.at("submitted");
    String id = Files.added("umeed-caseworker", referred, PDF);
    list("panah-shelter", referred)
        .statusCode(200)
        .body("items", hasSize(0))
        .body(
            "withheld.find { it.field == 'documents' }.reason", equalTo("no-consent-for-category"));
    read("panah-shelter", referred, id)
        .statusCode(404)
        .body("type", equalTo("urn:amaan:problem:attachment-not-found"));
    assertThat(rows.audit(referred.subjectId()).get(0).startsWith("subject.disclosure-refused "))
        .isTrue();
    read("umeed-caseworker", referred, id).statusCode(200);
    for (String stranger : java.util.List.of("stranger-ngo", "ahtc-supervisor", "nrm-af")) {
      list(stranger, referred).statusCode(404);
      read(stranger, referred, id).statusCode(404);
      Files.add(stranger, referred, "application/pdf", PDF).statusCode(404);
    }
    assertThat(attachments(referred)).isEqualTo(1);
  }

  @Test
  void theHandlingCodeComesWithTheFile() {
    Referred referred = Referred.toShelter(WITH_DOCUMENTS);
    Api.patchAs("umeed-caseworker")
        .header("If-Match", "\"0\"")
        .body(
            """
            {"handling": [{"category": "documents", "code": "H3", "condition": "planted-condition"},
                          {"category": "medical", "code": "H3", "condition": "planted-other"}]}
            """)
        .patch("/v1/subjects/{id}", referred.subjectId())
        .then()
        .statusCode(200);
    list("panah-shelter", referred).statusCode(200).body("allowed", hasSize(0));
    Files.added("umeed-caseworker", referred, PDF);
    Files.added("panah-shelter", referred, Files.pdf(1000), "Attachment-Category", "medical");
    list("panah-shelter", referred)
        .statusCode(200)
        .body("allowed", hasSize(2))
        .body("allowed.find { it.field == 'documents' }.ground", equalTo("consent"))
        .body("allowed.find { it.field == 'documents' }.handlingCode", equalTo("H3"))
        .body(
            "allowed.find { it.field == 'documents' }.handlingCondition",
            equalTo("planted-condition"))
        .body("allowed.find { it.field == 'medical' }.ground", equalTo("own-record"))
        .body("allowed.find { it.field == 'medical' }.handlingCode", equalTo("H0"))
        .body(not(containsString("planted-other")));
  }

  @Test
  void whatIsRefusedBeforeAnyDecisionIsInTheAuditUnderTheIdAskedFor() {
    Referred referred = Referred.toShelter(WITH_DOCUMENTS);
    String id = Files.added("umeed-caseworker", referred, PDF);
    list("stranger-ngo", referred)
        .statusCode(404)
        .body("type", equalTo("urn:amaan:problem:referral-not-found"));
    read("stranger-ngo", referred, id)
        .statusCode(404)
        .body("type", equalTo("urn:amaan:problem:attachment-not-found"));
    assertThat(
            rows.all(
                "SELECT (details ->> 'reason') || ' ' || (details ->> 'purpose') FROM audit_entry"
                    + " WHERE subject = ? AND action = 'subject.disclosure-refused'"
                    + " AND client = 'stranger-ngo' ORDER BY at DESC, id DESC",
                referred.referralId()))
        .isEqualTo(
            java.util.List.of("attachment-not-found protection", "referral-not-found protection"));
    Api.as("umeed-caseworker")
        .get("/v1/referrals/{id}/timeline", referred.referralId())
        .then()
        .statusCode(200)
        .body(not(containsString("bystander-relief")));
    UUID none = UUID.randomUUID();
    Api.as("panah-shelter")
        .get("/v1/referrals/{id}/attachments?purpose=protection", none)
        .then()
        .statusCode(404);
    assertThat(rows.audit(none).size()).isEqualTo(1);
  }

  @Test
  void whatTheReceiverAddsIsItsOwnAndNotTheRecordersWithoutConsent() {
    Referred referred = Stages.at("accepted");
    String id = Files.added("panah-shelter", referred, PDF, "Attachment-Category", "medical");
    read("panah-shelter", referred, id).statusCode(200);
    read("umeed-caseworker", referred, id).statusCode(404);
    list("umeed-caseworker", referred)
        .statusCode(200)
        .body("items", hasSize(0))
        .body("withheld.field", hasSize(4))
        .body("withheld.find { it.field == 'medical' }.reason", equalTo("no-consent-for-category"));
  }

  @Test
  void whoHasNoPartToAddFilesMayNot() {
    Referred referred = Stages.at("submitted");
    Files.add("umeed-admin", referred, "application/pdf", PDF).statusCode(403);
    Referred withdrawn = Stages.at("withdrawn");
    Files.add("umeed-caseworker", withdrawn, "application/pdf", PDF)
        .statusCode(409)
        .body("type", equalTo("urn:amaan:problem:change-not-allowed"));
    Referred refused = Stages.at("refused");
    Files.add("panah-shelter", refused, "application/pdf", PDF).statusCode(403);
  }

  @Test
  void aRepeatedUploadIsOneFile() {
    Referred referred = Stages.at("submitted");
    UUID key = UUID.randomUUID();
    String first =
        Files.add("umeed-caseworker", referred, key, "application/pdf", PDF)
            .statusCode(201)
            .extract()
            .asString();
    Files.add("umeed-caseworker", referred, key, "application/pdf", PDF)
        .statusCode(201)
        .header("Idempotent-Replayed", "true")
        .body(equalTo(first));
    Files.add("umeed-caseworker", referred, key, "application/pdf", Files.pdf(10_000))
        .statusCode(422)
        .body("type", equalTo("urn:amaan:problem:idempotency-key-reused"));
    assertThat(attachments(referred)).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "application/pdf, zip",
    "application/octet-stream, zip",
    "application/octet-stream, exe",
    "application/octet-stream, elf",
    "text/plain, html",
    "text/plain, svg",
    "text/plain, script",
    "image/png, pdf",
    "application/pdf, text",
    "application/pdf, eicar"
  })
  void whatIsOfAnotherTypeIsRefused(String called, String kind) throws Exception {
    Referred referred = Stages.at("submitted");
    Files.add("umeed-caseworker", referred, called, content(kind))
        .statusCode(422)
        .body("type", equalTo("urn:amaan:problem:file-type-refused"));
    assertThat(attachments(referred)).isEqualTo(0);
  }

  @Test
  void otherMediaTypesAndNothingAreRefused() {
    Referred referred = Stages.at("submitted");
    Files.add("umeed-caseworker", referred, "application/zip", PDF).statusCode(415);
    Files.add("umeed-caseworker", referred, "application/pdf", new byte[0]).statusCode(400);
    Files.add(
            "umeed-caseworker", referred, "text/plain", "A note.".getBytes(StandardCharsets.UTF_8))
        .statusCode(201);
  }

  @Test
  void whatDidNotArriveAsSentIsRefused() throws Exception {
    Referred referred = Stages.at("submitted");
    Files.add(
            "umeed-caseworker",
            referred,
            "application/pdf",
            PDF,
            "Content-Digest",
            digest(Files.pdf(5)))
        .statusCode(422)
        .body("type", equalTo("urn:amaan:problem:digest-mismatch"));
    assertThat(attachments(referred)).isEqualTo(0);
  }

  @Test
  void twentyMebibytesAreTakenAndAByteMoreIsNot() throws Exception {
    Referred referred = Referred.toShelter(WITH_DOCUMENTS);
    int limit = 20 * 1024 * 1024;
    HttpResponse<String> tooLarge = send(referred, Files.pdf(limit + 1));
    assertThat(tooLarge.statusCode()).isEqualTo(413);
    assertThat(JsonPath.from(tooLarge.body()).getInt("limitBytes")).isEqualTo(limit);
    HttpResponse<String> taken = send(referred, Files.pdf(limit));
    assertThat(taken.statusCode()).isEqualTo(201);
    String file =
        "/v1/referrals/%s/attachments/%s?purpose=protection"
            .formatted(referred.referralId(), JsonPath.from(taken.body()).getString("id"));
    HttpResponse<InputStream> read =
        HTTP.send(
            plain("panah-shelter", file).GET().build(), HttpResponse.BodyHandlers.ofInputStream());
    assertThat(read.statusCode()).isEqualTo(200);
    assertThat(read.body().transferTo(OutputStream.nullOutputStream())).isEqualTo(limit);
    // Everything else keeps to the service's limit.
    Api.commandAs("umeed-caseworker")
        .body("{\"answers\": [\"" + "a".repeat(300_000) + "\"]}")
        .post("/v1/referrals/{id}/answers", referred.referralId())
        .then()
        .statusCode(413);
  }

  @Test
  void aReferralTakesTwentyOfEachAgency() {
    Referred referred = Stages.at("submitted");
    for (int i = 0; i < 20; i++) {
      Files.added("umeed-caseworker", referred, Files.pdf(1000 + i));
    }
    Files.add("umeed-caseworker", referred, "application/pdf", PDF)
        .statusCode(409)
        .body("type", equalTo("urn:amaan:problem:too-many-attachments"))
        .body("limit", equalTo(20));
    Files.added("panah-shelter", referred, PDF);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE attachment_chunk SET bytes = set_byte(bytes, 5000, get_byte(bytes, 5000) # 1)"
            + " WHERE number = 1 AND attachment_id = ?",
        "DELETE FROM attachment_chunk WHERE number = 2 AND attachment_id = ?",
        "UPDATE attachment_chunk SET number = number + 100 WHERE number = 1 AND attachment_id = ?",
        "UPDATE attachment SET size = size - 1 WHERE id = ?",
        "UPDATE attachment SET chunks = chunks - 1 WHERE id = ?"
      })
  void whatIsNotWholeIsNotBegun(String damage) {
    Referred referred = Referred.toShelter(WITH_DOCUMENTS);
    String id = Files.added("umeed-caseworker", referred, PDF);
    assertThat(rows.change(damage, UUID.fromString(id))).isEqualTo(1);
    read("panah-shelter", referred, id)
        .statusCode(503)
        .body("type", equalTo("urn:amaan:problem:record-unreadable"))
        .body(not(containsString("fictional")));
    assertThat(rows.audit(referred.subjectId()).get(0).contains("record-unreadable"))
        .as("the attempt is in the audit")
        .isTrue();
  }

  @Test
  void aFileOfAnotherPersonDoesNotOpenInItsPlace() {
    Referred one = Referred.toShelter(WITH_DOCUMENTS);
    Referred other = Referred.toShelter(WITH_DOCUMENTS);
    String id = Files.added("umeed-caseworker", one, PDF);
    rows.change(
        "UPDATE attachment SET subject_id = ?, referral_id = ? WHERE id = ?",
        other.subjectId(),
        other.referralId(),
        UUID.fromString(id));
    read("panah-shelter", other, id).statusCode(503);
  }

  @Test
  void afterAnErasureNothingIsThere() {
    Referred referred = Referred.toShelter(WITH_DOCUMENTS);
    String id = Files.added("umeed-caseworker", referred, PDF);
    Api.commandAs("dpo-umeed")
        .body("{\"reason\": \"subject-request\"}")
        .post("/v1/subjects/{id}/erasure", referred.subjectId())
        .then()
        .statusCode(200);
    read("panah-shelter", referred, id).statusCode(404);
    read("umeed-caseworker", referred, id).statusCode(404);
    list("panah-shelter", referred).statusCode(200).body("items", hasSize(0));
    Files.add("umeed-caseworker", referred, "application/pdf", PDF)
        .statusCode(409)
        .body("type", equalTo("urn:amaan:problem:subject-erased"));
  }

  @Test
  void aWithdrawalOfConsentEndsTheReading() {
    Referred referred = Referred.toShelter(WITH_DOCUMENTS);
    String id = Files.added("umeed-caseworker", referred, PDF);
    read("panah-shelter", referred, id).statusCode(200);
    referred.consentsWithdrawn();
    read("panah-shelter", referred, id).statusCode(404);
    read("umeed-caseworker", referred, id).statusCode(404);
    assertThat(
            rows.one(
                "SELECT agency FROM withdrawal_notice WHERE subject_id = ?", referred.subjectId()))
        .as("who had read the file is asked to delete it")
        .isEqualTo("panah-shelter");
  }

  @Test
  void aDraftTakesItsFilesAlong() {
    Referred draft = Stages.at("draft");
    Files.added("umeed-caseworker", draft, PDF);
    clock.advance(Duration.ofDays(31));
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> rows.one("SELECT id FROM referral WHERE id = ?", draft.referralId()) == null);
    assertThat(attachments(draft)).isEqualTo(0);
    assertThat(
            rows.one(
                "SELECT count(*) FROM attachment_chunk c"
                    + " WHERE NOT EXISTS (SELECT FROM attachment a WHERE a.id = c.attachment_id)"))
        .isEqualTo("0");
  }

  @Test
  void whatBreaksOffLeavesNothing() throws Exception {
    Referred referred = Stages.at("submitted");
    try (Socket socket = new Socket(url.getHost(), url.getPort())) {
      OutputStream out = socket.getOutputStream();
      out.write(
          ("POST /v1/referrals/"
                  + referred.referralId()
                  + "/attachments HTTP/1.1\r\n"
                  + "Host: x\r\nAuthorization: Bearer "
                  + Tokens.of("umeed-caseworker")
                  + "\r\n"
                  + "Idempotency-Key: "
                  + UUID.randomUUID()
                  + "\r\n"
                  + "Content-Type: application/pdf\r\nContent-Length: 700000\r\n\r\n")
              .getBytes(StandardCharsets.US_ASCII));
      out.write(PDF, 0, 300_000);
      out.flush();
    }
    Files.added("umeed-caseworker", referred, Files.pdf(100));
    assertThat(attachments(referred)).isEqualTo(1);
  }

  private static byte[] content(String kind) throws Exception {
    return switch (kind) {
      case "zip" -> {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
          zip.putNextEntry(new ZipEntry("a.txt"));
          zip.write(1);
        }
        yield bytes.toByteArray();
      }
      case "exe" -> {
        byte[] bytes = new byte[512];
        bytes[0] = 'M';
        bytes[1] = 'Z';
        yield bytes;
      }
      case "elf" -> {
        byte[] bytes = new byte[512];
        bytes[0] = 0x7f;
        bytes[1] = 'E';
        bytes[2] = 'L';
        bytes[3] = 'F';
        yield bytes;
      }
      case "html" ->
          "<!DOCTYPE html><html><script>1</script></html>".getBytes(StandardCharsets.US_ASCII);
      case "svg" ->
          "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"/>"
              .getBytes(StandardCharsets.US_ASCII);
      case "script" -> "#!/bin/sh\nrm -rf /\n".getBytes(StandardCharsets.US_ASCII);
      case "pdf" -> Files.pdf(1000);
      case "text" -> "A note.".getBytes(StandardCharsets.US_ASCII);
      case "eicar" ->
          ("X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*")
              .getBytes(StandardCharsets.US_ASCII);
      default -> throw new IllegalArgumentException(kind);
    };
  }

  private long attachments(Referred referred) {
    return Long.parseLong(
        rows.one("SELECT count(*) FROM attachment WHERE referral_id = ?", referred.referralId()));
  }

  private static ValidatableResponse list(String client, Referred referred) {
    return Api.as(client)
        .get("/v1/referrals/{id}/attachments?purpose={p}", referred.referralId(), purpose(client))
        .then();
  }

  /** Without the copies that the client of the other tests makes of a body. */
  private static HttpResponse<String> send(Referred referred, byte[] content) throws Exception {
    return HTTP.send(
        plain("umeed-caseworker", "/v1/referrals/%s/attachments".formatted(referred.referralId()))
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .header("Content-Type", "application/pdf")
            .POST(HttpRequest.BodyPublishers.ofByteArray(content))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static HttpRequest.Builder plain(String client, String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
        .header("Authorization", "Bearer " + Tokens.of(client));
  }

  private static ValidatableResponse read(String client, Referred referred, String id) {
    return Api.as(client)
        .get(
            "/v1/referrals/{id}/attachments/{aid}?purpose={p}",
            referred.referralId(),
            id,
            purpose(client))
        .then();
  }

  private static String purpose(String client) {
    return client.startsWith("ahtc")
        ? "investigation"
        : client.startsWith("nrm") ? "cross-border" : "protection";
  }

  private static String digest(byte[] content) throws Exception {
    return "sha-256=:"
        + Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(content))
        + ":";
  }
}
