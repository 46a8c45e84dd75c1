package org.amaan.notification.email;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.amaan.platform.vault.Vault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operator may write, and what keeps the service from starting. */
@QuarkusTest
class MailSettingsTest {

  private static final String PLAIN = "notice@platform.example";

  @Inject Vault vault;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Notice <notice@platform.example>",
        "notice@platform.example, other@platform.example",
        "notice",
        "notice@platform.example\r\nBcc: other@platform.example"
      })
  void bothAreOnePlainAddress(String address) {
    assertThrows(IllegalStateException.class, () -> senders(address, PLAIN));
    assertThrows(IllegalStateException.class, () -> senders(PLAIN, address));
  }

  @Test
  void whatReturnsHasRoomForItsTagBeforeTheAt() {
    String longest = "b".repeat(11) + "@platform.example";
    UUID message = UUID.fromString("ffffffff-ffff-ffff-ffff-ffffffffffff");
    Instant latest = Instant.parse("2999-12-31T23:59:59.999Z");
    Senders senders = senders(PLAIN, longest);
    String envelope = senders.envelope(message, latest);
    assertTrue(envelope.indexOf('@') <= 64, envelope);
    assertEquals(Optional.of(new Senders.Sent(message, latest)), senders.sent(envelope));
    assertThrows(IllegalStateException.class, () -> senders(PLAIN, "b" + longest));
  }

  @Test
  void noConnectionIsInTheClearButInTheDemo() {
    assertThrows(
        IllegalStateException.class, () -> Tls.NONE.require("AMAAN_SMTP_TLS", List.of("prod")));
    assertDoesNotThrow(() -> Tls.NONE.require("AMAAN_SMTP_TLS", List.of("prod", "demo")));
    assertDoesNotThrow(() -> Tls.STARTTLS.require("AMAAN_SMTP_TLS", List.of("prod")));
  }

  private Senders senders(String from, String bounces) {
    return new Senders(Optional.of(from), Optional.of(bounces), vault);
  }
}
