package org.amaan.notification.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.standardwebhooks.Webhook;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignatureTest {

  private static final byte[] SECRET = new byte[32];
  private static final long AT = 1_795_000_000;

  /** As the reference library signs. */
  @Test
  void isTheStandards() throws Exception {
    String body = "{\"subject\": \"ایک مثال\"}";
    Webhook reference = new Webhook("whsec_" + Base64.getEncoder().encodeToString(SECRET));
    assertEquals(reference.sign("id", AT, body), Signature.of(List.of(SECRET), "id", AT, body));
  }

  @Test
  void coversIdTimeAndBody() {
    String signature = Signature.of(List.of(SECRET), "id", AT, "{}");
    assertNotEquals(signature, Signature.of(List.of(SECRET), "other", AT, "{}"));
    assertNotEquals(signature, Signature.of(List.of(SECRET), "id", AT + 1, "{}"));
    assertNotEquals(signature, Signature.of(List.of(SECRET), "id", AT, "{ }"));
  }
}
