package org.amaan.notification.stream;

import io.restassured.RestAssured;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import org.amaan.launcher.testing.Tokens;

/** Has connected and asked for everything, and reads nothing until it is told to. */
final class SlowReader implements AutoCloseable {

  private static final int SMALLEST = 4_096;
  private static final int PATIENCE_MILLIS = 20_000;

  private final Socket socket = new Socket();

  private SlowReader() {}

  static SlowReader of(String client, String place) throws IOException {
    SlowReader reader = new SlowReader();
    reader.socket.setReceiveBufferSize(SMALLEST);
    reader.socket.setSoTimeout(PATIENCE_MILLIS);
    reader.socket.connect(new InetSocketAddress("127.0.0.1", RestAssured.port));
    String request =
        """
        GET /v1/alerts/stream HTTP/1.1
        Host: 127.0.0.1
        Authorization: Bearer %s
        Accept: text/event-stream
        Last-Event-ID: %s

        """
            .formatted(Tokens.of(client), place)
            .replace("\n", "\r\n");
    reader.socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    return reader;
  }

  /** How many came, up to a number or the end. */
  int readEvents(int most) throws IOException {
    BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8), SMALLEST);
    int events = 0;
    try {
      String line = "";
      while (events < most && line != null) {
        line = lines.readLine();
        if (line != null && line.startsWith("event:")) {
          events++;
        }
      }
    } catch (SocketException reset) {
      // by the other side
    }
    return events;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
