package org.amaan.casework.evidence.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.amaan.casework.evidence.EvidenceTest;
import org.amaan.launcher.testing.Tokens;
import org.amaan.platform.files.Sha256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class EvidenceContentApiTest extends EvidenceTest {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @TestHTTPResource URI url;

  @Test
  void needsAToken() {
    UUID caseId = open().caseId();
    String content = path(caseId, uploaded(caseId)) + "/content";
    needsToken("PUT", content, "x");
    needsToken("GET", content, "");
  }

  @Test
  void isReadAsItWasSentAndStandsNowhereInTheClear() {
    UUID caseId = open().caseId();
    String id = document(caseId, PDF);
    upload(OFFICER, caseId, id, "application/pdf", PDF)
        .statusCode(201)
        .body("mediaType", equalTo("application/pdf"))
        .body("size", equalTo(PDF.length));
    byte[] read =
        get(OTHER_OFFICER, path(caseId, id) + "/content")
            .statusCode(200)
            .contentType("application/pdf")
            .header("Content-Length", "" + PDF.length)
            .header("Cache-Control", "no-store")
            .header("X-Content-Type-Options", "nosniff")
            .header("Content-Digest", Sha256.contentDigest(sha256(PDF)))
            .header("Content-Disposition", "attachment; filename=\"evidence-" + id + ".pdf\"")
            .extract()
            .asByteArray();
    assertThat(read).isEqualTo(PDF);
    read(OFFICER, caseId, id)
        .body("gaps", equalTo(List.of()))
        .body("content.size", equalTo(PDF.length));
    assertThat(rows.count("evidence_piece", "position('% fictional'::bytea IN bytes) > 0"))
        .isZero();
    assertThat(audited(caseId))
        .contains("case.evidence-content-added", "case.evidence-content-read");
  }

  @Test
  void theSameAgainChangesNothing() {
    UUID caseId = open().caseId();
    String id = document(caseId, PDF);
    String first =
        upload(OFFICER, caseId, id, "application/pdf", PDF).statusCode(201).extract().asString();
    assertThat(
            upload(SUPERVISOR, caseId, id, "application/octet-stream", PDF)
                .statusCode(200)
                .extract()
                .asString())
        .isEqualTo(first);
    assertThat(rows.count("evidence_entry", "evidence_id = ?", UUID.fromString(id))).isEqualTo(2);
  }

  /** The first answer was lost, and the case went on. */
  @Test
  void theSameAgainIsAnsweredAlsoOnceTheItemTakesNothingMore() {
    UUID caseId = open().caseId();
    String id = uploaded(caseId);
    record(OFFICER, caseId, item("document", "H0", ", \"corrects\": \"" + id + "\""));
    upload(OFFICER, caseId, id, "application/pdf", PDF).statusCode(200);
    move(caseId, CLOSE);
    upload(OFFICER, caseId, id, "application/pdf", PDF).statusCode(200);
    upload(OFFICER, caseId, id, "application/pdf", pdf(1000))
        .statusCode(422)
        .body("type", equalTo("urn:amaan:problem:content-differs"));
    assertThat(rows.count("evidence_entry", "evidence_id = ?", UUID.fromString(id))).isEqualTo(2);
  }

  @Test
  void slowReadersLeaveRoomForTheRest() throws Exception {
    UUID caseId = open().caseId();
    byte[] large = pdf(24 * 1024 * 1024);
    String slow = document(caseId, large);
    assertThat(send(caseId, slow, large).statusCode()).isEqualTo(201);
    String id = uploaded(caseId);
    String content = path(caseId, id) + "/content";
    for (int i = 0; i < 10; i++) {
      HttpRequest head = plain(content).method("HEAD", HttpRequest.BodyPublishers.noBody()).build();
      assertThat(HTTP.send(head, HttpResponse.BodyHandlers.discarding()).statusCode())
          .isEqualTo(200);
    }
    List<Socket> readers = new ArrayList<>();
    try {
      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(
              () -> {
                // A look may itself have had the place that a reader asked for, so one more comes.
                readers.add(readsNothingOf(path(caseId, slow) + "/content"));
                get(OFFICER, content)
                    .statusCode(503)
                    .body("type", equalTo("urn:amaan:problem:temporarily-unavailable"))
                    .header("Retry-After", notNullValue());
              });
    } finally {
      for (Socket reader : readers) {
        reader.close();
      }
    }
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> get(OFFICER, content).extract().statusCode() == 200);
  }

  @Test
  void whoGoesBeforeTheirTurnKeepNoPlace() throws Exception {
    UUID caseId = open().caseId();
    String content = path(caseId, uploaded(caseId)) + "/content";
    for (int i = 0; i < 100; i++) {
      readsNothingOf(content).close();
    }
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> get(OFFICER, content).extract().statusCode() == 200);
  }

  private Socket readsNothingOf(String path) throws Exception {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(4096);
    socket.connect(new InetSocketAddress(url.getHost(), url.getPort()));
    socket
        .getOutputStream()
        .write(
            ("GET "
                    + path
                    + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                    + Tokens.of(OFFICER)
                    + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  @Test
  void whatTheCollectorDidNotHashIsRefusedAndLeavesNothing() {
    UUID caseId = open().caseId();
    String id = document(caseId, PDF);
    byte[] tampered = PDF.clone();
    tampered[300_000] ^= 1;
    for (byte[] other : List.of(tampered, Arrays.copyOf(PDF, PDF.length - 1))) {
      List<Long> before = written();
      upload(OFFICER, caseId, id, "application/pdf", other)
          .statusCode(422)
          .body("type", equalTo("urn:amaan:problem:content-differs"));
      assertThat(written()).isEqualTo(before);
    }
    uploadsNothing(caseId, thing(caseId), 422, "content-not-expected");
    upload(OFFICER, caseId, id, "application/pdf", PDF).statusCode(201);
    List<Long> before = written();
    upload(OFFICER, caseId, id, "application/pdf", tampered).statusCode(422);
    assertThat(written()).isEqualTo(before);
  }

  private void uploadsNothing(UUID caseId, String id, int status, String type) {
    List<Long> before = written();
    upload(OFFICER, caseId, id, "application/pdf", PDF)
        .statusCode(status)
        .body("type", equalTo("urn:amaan:problem:" + type));
    assertThat(written()).isEqualTo(before);
  }

  @Test
  void isForOfficersOfTheCustodianUnit() {
    UUID caseId = open().caseId();
    String id = document(caseId, PDF);
    String kept = record(OFFICER, caseId, item("document", "H2", hashed(PDF)));
    upload(OFFICER, caseId, kept, "application/pdf", PDF).statusCode(201);
    upload(STRANGER, caseId, id, "application/pdf", PDF).statusCode(404);
    get(OFFICER, path(caseId, id) + "/content")
        .statusCode(404)
        .body("type", equalTo("urn:amaan:problem:content-not-found"));
    move(caseId, INVESTIGATE, PROSECUTE);
    upload(PROSECUTOR, caseId, id, "application/pdf", PDF).statusCode(403);
    upload(OFFICER, caseId, id, "application/pdf", PDF).statusCode(201);
    get(PROSECUTOR, path(caseId, id) + "/content").statusCode(200);
    get(PROSECUTOR, path(caseId, kept) + "/content")
        .statusCode(404)
        .body("type", equalTo("urn:amaan:problem:evidence-not-found"));
    accept(offer(caseId));
    get(OFFICER, path(caseId, id) + "/content").statusCode(404);
    get(LAHORE_OFFICER, path(caseId, id) + "/content").statusCode(200);
    uploadsNothing(caseId, id, 404, "case-not-found");
  }

  @Test
  void aClosedCaseAndACorrectedItemTakeNone() {
    UUID caseId = open().caseId();
    String id = document(caseId, PDF);
    record(OFFICER, caseId, item("document", "H0", ", \"corrects\": \"" + id + "\""));
    uploadsNothing(caseId, id, 409, "evidence-corrected");
    String other = document(caseId, PDF);
    move(caseId, CLOSE);
    uploadsNothing(caseId, other, 409, "case-closed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/octet-stream zip",
        "application/octet-stream exe",
        "text/plain html",
        "image/png pdf",
        "video/mp4 pdf"
      })
  void whatIsOfAnotherTypeIsRefused(String said) throws Exception {
    String[] parts = said.split(" ");
    byte[] content = content(parts[1]);
    UUID caseId = open().caseId();
    String id = document(caseId, content);
    List<Long> before = written();
    upload(OFFICER, caseId, id, parts[0], content)
        .statusCode(422)
        .body("type", equalTo("urn:amaan:problem:file-type-refused"));
    assertThat(written()).isEqualTo(before);
  }

  @Test
  void otherMediaTypesAndNothingAreRefused() {
    UUID caseId = open().caseId();
    String id = document(caseId, PDF);
    upload(OFFICER, caseId, id, "application/zip", PDF).statusCode(415);
    upload(OFFICER, caseId, id, "application/pdf", new byte[0]).statusCode(400);
  }

  @Test
  void aVideoIsTakenByWhateverNamePhonesGiveIt() {
    UUID caseId = open().caseId();
    byte[] video = new byte[5000];
    byte[] head = "....ftypisom".getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(head, 0, video, 0, head.length);
    video[0] = 0;
    video[1] = 0;
    video[2] = 0;
    video[3] = 24;
    String id = record(OFFICER, caseId, item("video", "H0", hashed(video)));
    upload(OFFICER, caseId, id, "video/mp4", video)
        .statusCode(201)
        .body("mediaType", equalTo("video/mp4"));
  }

  @Test
  void sixtyFourMebibytesAreTakenAndAByteMoreIsNot() throws Exception {
    UUID caseId = open().caseId();
    int limit = 64 * 1024 * 1024;
    byte[] largest = pdf(limit);
    String id = document(caseId, largest);
    HttpResponse<String> tooLarge = send(caseId, id, pdf(limit + 1));
    assertThat(tooLarge.statusCode()).isEqualTo(413);
    assertThat(JsonPath.from(tooLarge.body()).getInt("limitBytes")).isEqualTo(limit);
    assertThat(send(caseId, id, largest).statusCode()).isEqualTo(201);
    HttpResponse<InputStream> read =
        HTTP.send(
            plain(path(caseId, id) + "/content").GET().build(),
            HttpResponse.BodyHandlers.ofInputStream());
    assertThat(read.statusCode()).isEqualTo(200);
    assertThat(read.body().transferTo(OutputStream.nullOutputStream())).isEqualTo(limit);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE evidence_piece SET bytes = set_byte(bytes, 5000, get_byte(bytes, 5000) # 1)"
            + " WHERE number = 1 AND evidence_id = ?",
        "DELETE FROM evidence_piece WHERE number = 2 AND evidence_id = ?",
        "UPDATE evidence_piece SET number = number + 100 WHERE number = 1 AND evidence_id = ?",
        "UPDATE evidence_entry SET size = size - 1 WHERE size IS NOT NULL AND evidence_id = ?"
      })
  void whatIsNotWholeIsNotBegun(String damage) {
    UUID caseId = open().caseId();
    String id = uploaded(caseId);
    assertThat(rows.change(damage, UUID.fromString(id))).isEqualTo(1);
    get(OFFICER, path(caseId, id) + "/content")
        .statusCode(503)
        .body("type", equalTo("urn:amaan:problem:record-unreadable"))
        .body(not(containsString("fictional")));
  }

  @Test
  void whatBreaksOffLeavesNothing() throws Exception {
    UUID caseId = open().caseId();
    String id = document(caseId, PDF);
    try (Socket socket = new Socket(url.getHost(), url.getPort())) {
      OutputStream out = socket.getOutputStream();
      out.write(
          ("PUT "
                  + path(caseId, id)
                  + "/content HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                  + Tokens.of(OFFICER)
                  + "\r\nContent-Type: application/pdf\r\nContent-Length: "
                  + PDF.length
                  + "\r\n\r\n")
              .getBytes(StandardCharsets.US_ASCII));
      out.write(PDF, 0, 300_000);
      out.flush();
    }
    upload(OFFICER, caseId, id, "application/pdf", PDF).statusCode(201);
    assertThat(rows.count("evidence_entry", "evidence_id = ?", UUID.fromString(id))).isEqualTo(2);
  }

  /** Without the copies that the client of the other tests makes of a body. */
  private static HttpResponse<String> send(UUID caseId, String id, byte[] content)
      throws Exception {
    return HTTP.send(
        plain(path(caseId, id) + "/content")
            .header("Content-Type", "application/pdf")
            .PUT(HttpRequest.BodyPublishers.ofByteArray(content))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static HttpRequest.Builder plain(String path) {
    return HttpRequest.newBuilder(
            URI.create("http://localhost:" + io.restassured.RestAssured.port + path))
        .header("Authorization", "Bearer " + Tokens.of(OFFICER));
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
      case "html" ->
          "<!DOCTYPE html><html><script>1</script></html>".getBytes(StandardCharsets.US_ASCII);
      case "pdf" -> pdf(1000);
      default -> throw new IllegalArgumentException(kind);
    };
  }
}
