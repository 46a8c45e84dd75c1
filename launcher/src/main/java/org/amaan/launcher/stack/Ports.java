package org.amaan.launcher.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/** Where the parts of one stack listen, all on 127.0.0.1. */
public record Ports(int postgres, int keycloak, int referral, int casework, int notification) {

  /** The documented ports, all shifted by the offset so that two stacks can run side by side. */
  public static Ports shifted(int offset) {
    if (offset < 0 || offset > 57_000) {
      throw new CannotStart("AMAAN_PORT_OFFSET must be between 0 and 57000, not " + offset + ".");
    }
    return new Ports(5433 + offset, 8080 + offset, 8081 + offset, 8082 + offset, 8083 + offset);
  }

  /** Ports that nobody listens on now. */
  public static Ports free() {
    List<ServerSocket> sockets = new ArrayList<>();
    try {
      for (int i = 0; i < 5; i++) {
        sockets.add(new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1")));
      }
      int[] p = sockets.stream().mapToInt(ServerSocket::getLocalPort).toArray();
      return new Ports(p[0], p[1], p[2], p[3], p[4]);
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

  private static void close(ServerSocket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
