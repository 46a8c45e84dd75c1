package org.amaan.platform.edge;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.amaan.launcher.testing.Tokens;

/** A socket on which is sent what no client library sends. */
final class RawHttp implements Closeable {

  private final Socket socket;

  RawHttp(URI server) throws IOException {
    socket = new Socket(server.getHost(), server.getPort());
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(20_000);
  }

  /** The beginning of a request by somebody with a token. */
  static String head(String target, String... headers) {
    return target
        + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nIdempotency-Key: "
        + UUID.randomUUID()
        + "\r\nAuthorization: Bearer "
        + Tokens.of("umeed-caseworker")
        + "\r\n"
        + String.join("", java.util.Arrays.stream(headers).map(each -> each + "\r\n").toList());
  }

  RawHttp send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
    return this;
  }

  /** What came until the other side closed, or until a problem document or an answer was whole. */
  String answer() throws IOException {
    StringBuilder answer = new StringBuilder();
    InputStream in = socket.getInputStream();
    byte[] some = new byte[8192];
    try {
      for (int n = in.read(some); n >= 0; n = in.read(some)) {
        answer.append(new String(some, 0, n, StandardCharsets.UTF_8));
        if (whole(answer.toString())) {
          break;
        }
      }
    } catch (SocketException reset) {
      // closed by the other side while something was on its way
    }
    return answer.toString();
  }

  private static boolean whole(String answer) {
    int head = answer.indexOf("\r\n\r\n");
    int length = answer.toLowerCase(java.util.Locale.ROOT).indexOf("content-length: ");
    return head >= 0
        && length >= 0
        && length < head
        && answer.substring(head + 4).getBytes(StandardCharsets.UTF_8).length
            >= Integer.parseInt(
                answer.substring(length + 16, answer.indexOf("\r\n", length)).trim());
  }

  /** True once the other side has closed; what still comes is thrown away. */
  boolean closedByServer() throws IOException {
    try {
      InputStream in = socket.getInputStream();
      byte[] some = new byte[8192];
      while (in.read(some) >= 0) {
        // reads on
      }
      return true;
    } catch (java.net.SocketTimeoutException stillOpen) {
      return false;
    } catch (SocketException reset) {
      return true;
    }
  }

  /** Goes without a word, as a phone does that loses its line. */
  void vanish() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
