package org.amaan.notification.webhook;

import static org.assertj.core.api.Assertions.assertThat;

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
    assertThat(Signature.of(List.of(SECRET), "id", AT, body))
        .isEqualTo(reference.sign("id", AT, body));
  }

  @Test
  void coversIdTimeAndBody() {
    String signature = Signature.of(List.of(SECRET), "id", AT, "{}");
    assertThat(Signature.of(List.of(SECRET), "other", AT, "{}")).isNotEqualTo(signature);
    assertThat(Signature.of(List.of(SECRET), "id", AT + 1, "{}")).isNotEqualTo(signature);
    assertThat(Signature.of(List.of(SECRET), "id", AT, "{ }")).isNotEqualTo(signature);
  }
}
