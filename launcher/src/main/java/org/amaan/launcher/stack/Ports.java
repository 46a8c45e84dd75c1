package org.amaan.launcher.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Where the parts of one stack listen, all on 127.0.0.1. */
public record Ports(int postgres, int keycloak, int referral, int casework, int notification) {

  /** The documented ports, all shifted so that two stacks can run side by side. */
  public static Ports shifted(int offset) {
    if (offset < 0 || offset > 57_000) {
      throw new CannotStart("AMAAN_PORT_OFFSET must be between 0 and 57000, not " + offset + ".");
    }
    return new Ports(5433 + offset, 8080 + offset, 8081 + offset, 8082 + offset, 8083 + offset);
  }

  /** As {@code AMAAN_PORT_OFFSET} asks, without it the documented ones. */
  public static Ports of(Map<String, String> environment) {
    String offset = environment.getOrDefault("AMAAN_PORT_OFFSET", "");
    try {
      return shifted(offset.isBlank() ? 0 : Integer.parseInt(offset.strip()));
    } catch (NumberFormatException e) {
      throw new CannotStart("AMAAN_PORT_OFFSET must be a number, not '" + offset + "'.", e);
    }
  }

  /** Ports that nobody listens on now. */
  public static Ports free() {
    List<ServerSocket> sockets = new ArrayList<>();
    try {
      for (int i = 0; i < 5; i++) {
        sockets.add(new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1")));
      }
      return of(sockets.stream().mapToInt(ServerSocket::getLocalPort).toArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      sockets.forEach(Ports::close);
    }
  }

  public static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      // As the parts themselves do: connections still closing do not keep a port taken.
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress("127.0.0.1", port), 1);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  String written() {
    return postgres + " " + keycloak + " " + referral + " " + casework + " " + notification + "\n";
  }

  static Ports read(String written) {
    return of(Arrays.stream(written.strip().split(" ")).mapToInt(Integer::parseInt).toArray());
  }

  private static Ports of(int... p) {
    return new Ports(p[0], p[1], p[2], p[3], p[4]);
  }

  private static void close(ServerSocket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
