package org.amaan.launcher.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PortsTest {

  @Test
  void theDocumentedPortsUnlessShifted() {
    assertEquals(new Ports(5433, 8080, 8081, 8082, 8083, 1025, 1080), Ports.of(Map.of()));
    assertEquals(
        new Ports(5533, 8180, 8181, 8182, 8183, 1125, 1180),
        Ports.of(Map.of("AMAAN_PORT_OFFSET", "100")));
  }

  @Test
  void anOffsetThatCannotBeIsSaidInASentence() {
    assertEquals(
        "AMAAN_PORT_OFFSET must be a number, not 'many'.", refusal("AMAAN_PORT_OFFSET", "many"));
    assertEquals(
        "AMAAN_PORT_OFFSET must be between 0 and 57000, not 60000.",
        refusal("AMAAN_PORT_OFFSET", "60000"));
  }

  @Test
  void whatIsWrittenIsRead() {
    Ports ports = Ports.shifted(7);
    assertEquals(ports, Ports.read(ports.written()));
    assertEquals(ports, Ports.read("5440 8087 8088 8089 8090"), "before there were mails");
  }

  @Test
  void aPortIsTakenWhileSomebodyListens() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      assertFalse(Ports.isFree(other.getLocalPort()));
    }
    assertTrue(Ports.isFree(Ports.free().keycloak()));
  }

  private static String refusal(String variable, String value) {
    return assertThrows(CannotStart.class, () -> Ports.of(Map.of(variable, value))).getMessage();
  }
}
