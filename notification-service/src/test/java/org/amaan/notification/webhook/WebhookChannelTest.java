package org.amaan.notification.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.PfxOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.amaan.notification.Receiver;
import org.amaan.notification.channel.Message;
import org.amaan.notification.channel.Outcome;
import org.amaan.notification.channel.Outcome.Result;
import org.amaan.notification.channel.Target;
import org.amaan.notification.channel.TargetNotAllowed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** To whom a connection is made, whatever an address says. */
class WebhookChannelTest {

  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final Vertx vertx = Vertx.vertx();
  private final NameServer names = new NameServer();

  @AfterEach
  void end() {
    names.close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  /** Hundreds of addresses, at each of which a server waits as far as this machine has it. */
  @Test
  void noHostileAddressIsConnectedTo() throws IOException {
    AtomicInteger connected = new AtomicInteger();
    try (ServerSocket trap = new ServerSocket(0, 50, InetAddress.getByName("::"))) {
      Thread waiting = new Thread(() -> count(trap, connected));
      waiting.start();
      List<String> urls = HostileUrls.to(trap.getLocalPort());
      assertThat(urls.size() >= 200).as("only " + urls.size()).isTrue();
      WebhookChannel strict = channel();
      Map<String, String> letPass = new TreeMap<>();
      for (String url : urls) {
        Outcome outcome = send(strict, url);
        if (outcome.result() != Result.TARGET_NOT_ALLOWED) {
          letPass.put(url, outcome.toString());
        }
        assertThatExceptionOfType(TargetNotAllowed.class)
            .as(url)
            .isThrownBy(() -> strict.check(url));
      }
      assertThat(letPass).isEqualTo(Map.of());
      assertThat(connected.get()).isEqualTo(0);

      // the trap itself works
      send(channel("127.0.0.0/8"), "http://127.0.0.1:" + trap.getLocalPort() + "/");
      assertThat(connected.get()).isEqualTo(1);
    }
  }

  @Test
  void aNameThatLeadsInsideIsRefusedAlsoWhenItLeadsOutsideAsWell() {
    List<String> inside =
        List.of("127.0.0.1", "10.0.0.1", "169.254.169.254", "100.64.0.1", "::1", "fd00::1");
    for (String address : inside) {
      String name = "n" + UUID.randomUUID() + ".example.org";
      names.answer(name, address);
      assertRefused("https://" + name + "/");
      String both = "b" + UUID.randomUUID() + ".example.org";
      names.answer(both, "93.184.215.14", address);
      assertRefused("https://" + both + "/");
    }
  }

  /** The name leads outside when the subscription is made, and inside when something is sent. */
  @Test
  void aNameThatLeadsElsewhereLaterIsRefusedThen() {
    try (Receiver inside = new Receiver()) {
      names
          .answer("rebound.example.org", "93.184.215.14")
          .answer("rebound.example.org", "127.0.0.1");
      WebhookChannel strict = channel();
      strict.check("https://rebound.example.org:" + inside.port() + "/");
      assertThat(send(strict, "https://rebound.example.org:" + inside.port() + "/").result())
          .isEqualTo(Result.TARGET_NOT_ALLOWED);
      assertThat(inside.received).isEqualTo(List.of());
    }
  }

  /** Looked up once: a second look, in between, would have led elsewhere. */
  @Test
  void theConnectionGoesToTheAddressThatWasLookedAt() {
    try (Receiver first = new Receiver()) {
      names.answer("hooks.example.org", "127.0.0.1").answer("hooks.example.org", "127.0.0.99");
      Outcome outcome =
          send(channel("127.0.0.1/32"), "http://hooks.example.org:" + first.port() + "/in");
      assertThat(outcome.result()).isEqualTo(Result.DELIVERED);
      assertThat(first.received.get(0).header("host"))
          .isEqualTo("hooks.example.org:" + first.port());
      assertThat(
              send(channel("127.0.0.1/32"), "http://hooks.example.org:" + first.port() + "/in")
                  .result())
          .isEqualTo(Result.TARGET_NOT_ALLOWED);
    }
  }

  @Test
  void aNameThatIsNotThere() {
    assertThat(send(channel(), "https://nowhere.example.org/").result())
        .isEqualTo(Result.UNREACHABLE);
    channel().check("https://nowhere.example.org/");
  }

  /** TLS is spoken with the name, not with the address, and its certificate is checked. */
  @Test
  void theCertificateIsTheNames(@TempDir Path folder) throws Exception {
    Path keys = certificate(folder, "hooks.example.org");
    List<String> asked = new CopyOnWriteArrayList<>();
    HttpServer server =
        vertx
            .createHttpServer(
                new HttpServerOptions()
                    .setSsl(true)
                    .setSni(true)
                    .setKeyCertOptions(
                        new PfxOptions().setPath(keys.toString()).setPassword("changeit")))
            .requestHandler(
                request -> {
                  asked.add(
                      request.connection().indicatedServerName()
                          + " "
                          + request.authority().host());
                  request.response().end();
                })
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .join();
    names.answer("hooks.example.org", "127.0.0.1").answer("other.example.org", "127.0.0.1");
    Receivers trusting =
        new Receivers(
            vertx,
            Receivers.standard()
                .setTrustOptions(
                    new PemTrustOptions().addCertPath(folder.resolve("ca.pem").toString())));
    WebhookChannel channel = channel(trusting, "127.0.0.0/8");
    String port = ":" + server.actualPort() + "/";
    assertThat(send(channel, "https://hooks.example.org" + port).result())
        .isEqualTo(Result.DELIVERED);
    assertThat(asked).isEqualTo(List.of("hooks.example.org hooks.example.org"));
    assertThat(send(channel, "https://other.example.org" + port).result())
        .isEqualTo(Result.UNREACHABLE);
    assertThat(send(channel, "https://127.0.0.1" + port).result()).isEqualTo(Result.UNREACHABLE);
    assertThat(send(channel("127.0.0.0/8"), "https://hooks.example.org" + port).result())
        .isEqualTo(Result.UNREACHABLE);
    assertThat(asked.size()).isEqualTo(1);
  }

  @Test
  void anAddressOfVersionSixIsCalledByItsBrackets() throws IOException {
    List<String> hosts = new ArrayList<>();
    HttpServer server =
        vertx
            .createHttpServer()
            .requestHandler(
                request -> {
                  hosts.add(request.getHeader("host"));
                  request.response().end();
                })
            .listen(0, "::1")
            .toCompletionStage()
            .toCompletableFuture()
            .join();
    Outcome outcome = send(channel("::1/128"), "http://[::1]:" + server.actualPort() + "/");
    assertThat(outcome.result()).isEqualTo(Result.DELIVERED);
    assertThat(hosts).isEqualTo(List.of("[::1]:" + server.actualPort()));
  }

  private void assertRefused(String url) {
    assertThatExceptionOfType(TargetNotAllowed.class)
        .as(url)
        .isThrownBy(() -> channel().check(url));
    assertThat(send(channel(), url).result()).as(url).isEqualTo(Result.TARGET_NOT_ALLOWED);
  }

  private WebhookChannel channel(String... allowed) {
    return channel(new Receivers(vertx), allowed);
  }

  private WebhookChannel channel(Receivers receivers, String... allowed) {
    Destinations destinations =
        new Destinations(
            new Names(vertx, Optional.of(List.of(names.address()))),
            new Addresses(Optional.of(List.of(allowed))));
    return new WebhookChannel(destinations, receivers, Clock.systemUTC(), PATIENCE);
  }

  private static Outcome send(WebhookChannel channel, String url) {
    return channel
        .send(
            new Target(url, List.of(new byte[32]), "en", ZoneOffset.UTC),
            new Message(UUID.randomUUID(), "{}"))
        .join();
  }

  private static void count(ServerSocket trap, AtomicInteger connected) {
    while (true) {
      try {
        trap.accept().close();
        connected.incrementAndGet();
      } catch (IOException closed) {
        return;
      }
    }
  }

  /** A key with a certificate of its own, as the JDK's tool makes one. */
  private static Path certificate(Path folder, String name) throws Exception {
    Path keys = folder.resolve("keys.p12");
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    run(
        keytool,
        "-genkeypair",
        "-alias",
        "hook",
        "-keyalg",
        "EC",
        "-dname",
        "CN=" + name,
        "-ext",
        "SAN=dns:" + name,
        "-storetype",
        "PKCS12",
        "-keystore",
        keys.toString(),
        "-storepass",
        "changeit");
    run(
        keytool,
        "-exportcert",
        "-rfc",
        "-alias",
        "hook",
        "-keystore",
        keys.toString(),
        "-storepass",
        "changeit",
        "-file",
        folder.resolve("ca.pem").toString());
    assertThat(Files.exists(keys)).isTrue();
    return keys;
  }

  private static void run(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor()).as(said).isEqualTo(0);
  }
}
