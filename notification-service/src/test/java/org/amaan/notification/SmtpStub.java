package org.amaan.notification;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.eclipse.microprofile.config.ConfigProvider;

/** A mail server that answers as a test wants it to; an empty answer hangs, "close" hangs up. */
public final class SmtpStub implements AutoCloseable {

  public static final String CLOSE = "close";

  /** Commands as they came. */
  public final List<String> commands = new CopyOnWriteArrayList<>();

  private final ServerSocket socket;
  private final Thread accepting;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile Function<String, String> answers = SmtpStub::good;

  public SmtpStub() {
    try {
      socket = new ServerSocket();
      socket.setReuseAddress(true);
      socket.bind(
          new InetSocketAddress(
              "127.0.0.1", ConfigProvider.getConfig().getValue("amaan.mail.port", Integer.class)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    accepting = start(this::accept);
  }

  /** To one command this, to all others what a server in order says. */
  public SmtpStub answering(String command, String answer) {
    answers = line -> line.startsWith(command) ? answer : good(line);
    return this;
  }

  public static String good(String line) {
    if (line.startsWith("EHLO")) {
      return "250-stub\r\n250 ENHANCEDSTATUSCODES";
    }
    return switch (line) {
      case "connect" -> "220 stub";
      case "DATA" -> "354 go on";
      case "QUIT" -> "221 bye";
      default -> "250 2.0.0 taken";
    };
  }

  public long count(String command) {
    return commands.stream().filter(line -> line.startsWith(command)).count();
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket connection = socket.accept();
        open.add(connection);
        start(() -> talk(connection));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void talk(Socket connection) {
    try (connection) {
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
      OutputStream out = connection.getOutputStream();
      String line = "connect";
      boolean data = false;
      while (line != null) {
        if (!data || line.equals(".")) {
          commands.add(line);
          String answer = answers.apply(line);
          if (answer.equals(CLOSE)) {
            return;
          }
          if (!answer.isEmpty()) {
            out.write((answer + "\r\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
          }
          data = answer.startsWith("354");
        }
        line = in.readLine();
      }
    } catch (IOException gone) {
      // the client has hung up
    }
  }

  private static Thread start(Runnable work) {
    Thread thread = new Thread(work, "smtp-stub");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  /** The port is free once whoever accepts has let go of it. */
  @Override
  public void close() {
    try {
      socket.close();
      accepting.join();
      for (Socket connection : open) {
        connection.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
