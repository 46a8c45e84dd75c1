package org.amaan.notification.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

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
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> senders(address, PLAIN));
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> senders(PLAIN, address));
  }

  @Test
  void whatReturnsHasRoomForItsTagBeforeTheAt() {
    String longest = "b".repeat(11) + "@platform.example";
    UUID message = UUID.fromString("ffffffff-ffff-ffff-ffff-ffffffffffff");
    Instant latest = Instant.parse("2999-12-31T23:59:59.999Z");
    Senders senders = senders(PLAIN, longest);
    String envelope = senders.envelope(message, latest);
    assertThat(envelope.indexOf('@') <= 64).as(envelope).isTrue();
    assertThat(senders.sent(envelope)).isEqualTo(Optional.of(new Senders.Sent(message, latest)));
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> senders(PLAIN, "b" + longest));
  }

  @Test
  void noConnectionIsInTheClearButInTheDemo() {
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> Tls.NONE.require("AMAAN_SMTP_TLS", List.of("prod")));
    assertThatCode(() -> Tls.NONE.require("AMAAN_SMTP_TLS", List.of("prod", "demo")))
        .doesNotThrowAnyException();
    assertThatCode(() -> Tls.STARTTLS.require("AMAAN_SMTP_TLS", List.of("prod")))
        .doesNotThrowAnyException();
  }

  private Senders senders(String from, String bounces) {
    return new Senders(Optional.of(from), Optional.of(bounces), vault);
  }
}
