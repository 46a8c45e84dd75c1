package org.amaan.referral.testing;

import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;

/** Files as people have them; nobody real is in them. */
public final class Files {

  private Files() {}

  public static byte[] pdf(int length) {
    byte[] head = "%PDF-1.7\n% fictional\n".getBytes(StandardCharsets.US_ASCII);
    byte[] bytes = Arrays.copyOf(head, length);
    for (int i = head.length; i < length; i++) {
      bytes[i] = (byte) (i * 31 + i / 251);
    }
    return bytes;
  }

  public static ValidatableResponse add(
      String client, Referred referred, String type, byte[] content, String... headers) {
    return add(client, referred, UUID.randomUUID(), type, content, headers);
  }

  public static ValidatableResponse add(
      String client, Referred referred, UUID key, String type, byte[] content, String... headers) {
    var request =
        Api.as(client)
            .config(
                io.restassured.RestAssured.config()
                    .encoderConfig(
                        io.restassured.config.EncoderConfig.encoderConfig()
                            .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                            .encodeContentTypeAs(
                                "application/dicom", io.restassured.http.ContentType.BINARY)))
            .header("Idempotency-Key", key)
            .contentType(type);
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return request
        .body(content)
        .post("/v1/referrals/{id}/attachments", referred.referralId())
        .then();
  }

  /** A PDF, with this key. */
  public static Response add(String client, UUID referralId, UUID key, byte[] content) {
    return add(client, new Referred(referralId, referralId, ""), key, "application/pdf", content)
        .extract()
        .response();
  }

  public static String added(String client, Referred referred, byte[] content, String... headers) {
    return add(client, referred, "application/pdf", content, headers)
        .statusCode(201)
        .extract()
        .jsonPath()
        .getString("id");
  }
}
