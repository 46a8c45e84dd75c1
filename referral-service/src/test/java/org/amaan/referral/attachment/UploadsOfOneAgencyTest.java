package org.amaan.referral.attachment;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.amaan.launcher.testing.Tokens;
import org.amaan.referral.testing.Files;
import org.amaan.referral.testing.Referred;
import org.amaan.referral.testing.ServiceTest;
import org.amaan.referral.testing.Stages;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Twenty sockets of one agency, on each of which a file comes that never ends. */
@QuarkusTest
class UploadsOfOneAgencyTest extends ServiceTest {

  private static final byte[] PDF = Files.pdf(1000);

  @TestHTTPResource URI url;

  @Test
  void oneWhoSendsDropByDropKeepsNoOtherAgencyFromSending() throws Exception {
    Referred referred = Stages.at("submitted");
    List<Socket> dripping = new ArrayList<>();
    try {
      for (int i = 0; i < 20; i++) {
        dripping.add(begun(referred));
      }
      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .until(
              () ->
                  Files.add("umeed-caseworker", referred, "application/pdf", PDF)
                          .extract()
                          .statusCode()
                      == 429);
      Files.add("umeed-caseworker", referred, "application/pdf", PDF)
          .statusCode(429)
          .header("Retry-After", notNullValue())
          .body("type", equalTo("urn:amaan:problem:too-many-requests"));
      Files.added("panah-shelter", referred, PDF);
    } finally {
      for (Socket each : dripping) {
        each.close();
      }
    }
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                Files.add("umeed-caseworker", referred, "application/pdf", PDF)
                        .extract()
                        .statusCode()
                    == 201);
  }

  private Socket begun(Referred referred) throws Exception {
    Socket socket = new Socket(url.getHost(), url.getPort());
    String head =
        """
        POST /v1/referrals/%s/attachments HTTP/1.1
        Host: localhost
        Authorization: Bearer %s
        Idempotency-Key: %s
        Content-Type: application/pdf
        Content-Length: 100000

        %%PDF-1.7"""
            .formatted(referred.referralId(), Tokens.of("umeed-caseworker"), UUID.randomUUID())
            .replace("\n", "\r\n");
    socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }
}
