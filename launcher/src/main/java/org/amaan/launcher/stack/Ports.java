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
import java.util.stream.IntStream;

/** Where the parts of one stack listen, all on 127.0.0.1. */
public record Ports(
    int postgres, int keycloak, int referral, int casework, int notification, int smtp, int mail) {

  private static final int COUNT = 7;

  /** The documented ports, all shifted so that two stacks can run side by side. */
  public static Ports shifted(int offset) {
    if (offset < 0 || offset > 57_000) {
      throw new CannotStart("AMAAN_PORT_OFFSET must be between 0 and 57000, not " + offset + ".");
    }
    return of(
        IntStream.of(5433, 8080, 8081, 8082, 8083, 1025, 1080).map(p -> p + offset).toArray());
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
      for (int i = 0; i < COUNT; i++) {
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
    return "%d %d %d %d %d %d %d\n"
        .formatted(postgres, keycloak, referral, casework, notification, smtp, mail);
  }

  static Ports read(String written) {
    return of(Arrays.stream(written.strip().split(" ")).mapToInt(Integer::parseInt).toArray());
  }

  private static Ports of(int... p) {
    if (p.length < COUNT) {
      return shifted(p[0] - 5433); // written before there were mails
    }
    return new Ports(p[0], p[1], p[2], p[3], p[4], p[5], p[6]);
  }

  private static void close(ServerSocket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
