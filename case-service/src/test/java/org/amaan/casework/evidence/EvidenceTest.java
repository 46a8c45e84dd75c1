package org.amaan.casework.evidence;

import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import org.amaan.casework.testing.ApiTest;
import org.amaan.platform.files.Sha256;

/** Items as officers record them, hand them on and read them; all of them made up. */
public abstract class EvidenceTest extends ApiTest {

  public static final String CLOSE = "{\"to\": \"closed\", \"disposition\": \"dismissed\"}";
  public static final String REOPEN = "{\"to\": \"under-investigation\", \"reason\": \"review\"}";
  public static final byte[] PDF = pdf(600_000);

  public static String path(UUID caseId) {
    return "/v1/cases/" + caseId + "/evidence";
  }

  public static String path(UUID caseId, String id) {
    return path(caseId) + "/" + id;
  }

  /**
   * @param more further members, each with a comma before it
   */
  public static String item(String kind, String handling, String more) {
    return """
        {"kind": "%s", "description": "Made up.", "collectedAt": "2024-11-20T09:15:00+05:00",
         "place": "A made-up clinic.", "handling": "%s"%s}
        """
        .formatted(kind, handling, more);
  }

  public static String hashed(byte[] content) {
    return ", \"sha256\": \"" + sha256(content) + "\"";
  }

  public static String record(String client, UUID caseId, String body) {
    return post(client, path(caseId), body).statusCode(201).extract().path("id");
  }

  /** A thing of H0 that the officer collected. */
  public static String thing(UUID caseId) {
    return record(OFFICER, caseId, item("physical-object", "H0", ""));
  }

  public static String document(UUID caseId, byte[] content) {
    return record(OFFICER, caseId, item("document", "H0", hashed(content)));
  }

  public static ValidatableResponse upload(
      String client, UUID caseId, String id, String type, byte[] content) {
    return as(client)
        .config(
            RestAssured.config()
                .encoderConfig(
                    EncoderConfig.encoderConfig()
                        .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                        .encodeContentTypeAs("video/mp4", ContentType.BINARY)
                        .encodeContentTypeAs("application/zip", ContentType.BINARY)))
        .contentType(type)
        .body(content)
        .put(path(caseId, id) + "/content")
        .then();
  }

  public static String uploaded(UUID caseId) {
    String id = document(caseId, PDF);
    upload(OFFICER, caseId, id, "application/pdf", PDF).statusCode(201);
    return id;
  }

  public static String to(String agency, String unit, String person) {
    return """
        {"to": {"agency": "%s"%s, "person": "%s"}, "place": "A made-up room.", "reason": "storage"}
        """
        .formatted(agency, unit == null ? "" : ", \"unit\": \"" + unit + "\"", person);
  }

  public static final String TO_COLLEAGUE = to("ahtc", "ahtc-islamabad", OTHER_OFFICER);
  public static final String TO_LABORATORY =
      """
      {"outside": {"type": "laboratory", "name": "A made-up head"}, "place": "A made-up laboratory.",
       "seal": "B-7", "reason": "examination"}
      """;
  public static final String RECEIPT =
      "{\"from\": \"Somebody made up\", \"place\": \"A made-up ward.\"}";

  public static String handedOver(String client, UUID caseId, String id, String body) {
    return post(client, path(caseId, id) + "/transfers", body).statusCode(201).extract().path("id");
  }

  public static ValidatableResponse answer(
      String client, UUID caseId, String id, String transfer, String how, String body) {
    return post(client, answerPath(caseId, id, transfer, how), body);
  }

  public static String answerPath(UUID caseId, String id, String transfer, String how) {
    return path(caseId, id) + "/transfers/" + transfer + "/" + how;
  }

  public static ValidatableResponse read(String client, UUID caseId, String id) {
    return get(client, path(caseId, id)).statusCode(200);
  }

  public static String sha256(byte[] content) {
    return HexFormat.of().formatHex(Sha256.digest().digest(content));
  }

  public static byte[] pdf(int length) {
    byte[] head = "%PDF-1.7\n% fictional\n".getBytes(StandardCharsets.US_ASCII);
    byte[] bytes = Arrays.copyOf(head, length);
    for (int i = head.length; i < length; i++) {
      bytes[i] = (byte) (i * 31 + i / 251);
    }
    return bytes;
  }
}
