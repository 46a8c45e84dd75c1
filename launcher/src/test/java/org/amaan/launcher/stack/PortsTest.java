package org.amaan.launcher.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PortsTest {

  @Test
  void theDocumentedPortsUnlessShifted() {
    assertThat(Ports.of(Map.of())).isEqualTo(new Ports(5433, 8080, 8081, 8082, 8083, 1025, 1080));
    assertThat(Ports.of(Map.of("AMAAN_PORT_OFFSET", "100")))
        .isEqualTo(new Ports(5533, 8180, 8181, 8182, 8183, 1125, 1180));
  }

  @Test
  void anOffsetThatCannotBeIsSaidInASentence() {
    assertThat(refusal("AMAAN_PORT_OFFSET", "many"))
        .isEqualTo("AMAAN_PORT_OFFSET must be a number, not 'many'.");
    assertThat(refusal("AMAAN_PORT_OFFSET", "60000"))
        .isEqualTo("AMAAN_PORT_OFFSET must be between 0 and 57000, not 60000.");
  }

  @Test
  void whatIsWrittenIsRead() {
    Ports ports = Ports.shifted(7);
    assertThat(Ports.read(ports.written())).isEqualTo(ports);
    assertThat(Ports.read("5440 8087 8088 8089 8090"))
        .as("before there were mails")
        .isEqualTo(ports);
  }

  @Test
  void aPortIsTakenWhileSomebodyListens() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      assertThat(Ports.isFree(other.getLocalPort())).isFalse();
    }
    assertThat(Ports.isFree(Ports.free().keycloak())).isTrue();
  }

  private static String refusal(String variable, String value) {
    return assertThatExceptionOfType(CannotStart.class)
        .isThrownBy(() -> Ports.of(Map.of(variable, value)))
        .actual()
        .getMessage();
  }
}
