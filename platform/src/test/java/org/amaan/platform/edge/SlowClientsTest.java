package org.amaan.platform.edge;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.amaan.launcher.testing.StackResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Clients that send drop by drop, or read nothing, against the times of this test: two seconds for
 * headers, four between requests, 500 bytes of a body in every two seconds.
 */
@QuarkusTest
@QuarkusTestResource(
    value = StackResource.class,
    initArgs = @ResourceArg(name = "service", value = "referral-service"))
class SlowClientsTest {

  private static final String THING = "{\"name\":\"a\",\"size\":1}";

  @TestHTTPResource("/v1/things")
  URI things;

  private final ScheduledExecutorService drops = Executors.newScheduledThreadPool(4);

  @AfterEach
  void stop() {
    drops.shutdownNow();
  }

  /** One of the texts every so many milliseconds, until the other side has had enough. */
  private ScheduledFuture<?> drip(RawHttp raw, long everyMillis, Iterable<String> texts) {
    var each = texts.iterator();
    return drops.scheduleAtFixedRate(
        () -> {
          try {
            if (each.hasNext()) {
              raw.send(each.next());
            }
          } catch (IOException closed) {
            throw new IllegalStateException(closed);
          }
        },
        0,
        everyMillis,
        TimeUnit.MILLISECONDS);
  }

  private static Iterable<String> endlessly(String text) {
    return () -> java.util.stream.Stream.generate(() -> text).iterator();
  }

  @Test
  void headersThatComeDropByDropAreCutOff() throws Exception {
    try (RawHttp raw = new RawHttp(things)) {
      raw.send("GET /v1/things HTTP/1.1\r\nHost: a\r\n");
      drip(raw, 100, endlessly("X-A: b\r\n"));
      assertTooSlow(raw.answer());
      org.assertj.core.api.Assertions.assertThat(raw.closedByServer()).isTrue();
    }
  }

  @Test
  void aConnectionOnWhichNothingIsAskedIsClosed() throws Exception {
    try (RawHttp raw = new RawHttp(things)) {
      assertTooSlow(raw.answer());
      org.assertj.core.api.Assertions.assertThat(raw.closedByServer()).isTrue();
    }
  }

  @Test
  void afterAnAnswerTheNextRequestMayTakeItsTimeButNotItsHeaders() throws Exception {
    try (RawHttp raw = new RawHttp(things)) {
      assertThat(
          raw.send(RawHttp.head("GET /v1/things") + "\r\n").answer(), startsWith("HTTP/1.1 200"));
      drops.schedule(
          () -> (Object) raw.send(RawHttp.head("GET /v1/things") + "\r\n"),
          1500,
          TimeUnit.MILLISECONDS);
      assertThat(raw.answer(), startsWith("HTTP/1.1 200"));
      drip(raw, 100, endlessly("G"));
      assertTooSlow(raw.answer());
      org.assertj.core.api.Assertions.assertThat(raw.closedByServer()).isTrue();
    }
  }

  @Test
  void anUnusedConnectionIsClosedWithoutAWord() throws Exception {
    try (RawHttp raw = new RawHttp(things)) {
      assertThat(
          raw.send(RawHttp.head("GET /v1/things") + "\r\n").answer(), startsWith("HTTP/1.1 200"));
      org.assertj.core.api.Assertions.assertThat(raw.answer()).isEqualTo("");
    }
  }

  @Test
  void bodiesThatComeDropByDropAreCutOff() throws Exception {
    for (String target : List.of("POST /v1/things", "POST /v1/slow/file")) {
      for (String length : List.of("Content-Length: 100000", "Transfer-Encoding: chunked")) {
        try (RawHttp raw = new RawHttp(things)) {
          raw.send(RawHttp.head(target, length) + "\r\n");
          drip(
              raw,
              100,
              endlessly(length.startsWith("C") ? " " : "1;a=bcdefghijklmnopqrstuvwxyz\r\n \r\n"));
          assertTooSlow(raw.answer());
          org.assertj.core.api.Assertions.assertThat(raw.closedByServer())
              .as(target + length)
              .isTrue();
        }
      }
    }
  }

  /** Another answer would be taken for that to the next request. */
  @Test
  void whatWasAnsweredAlreadyIsNotAnsweredTwice() throws Exception {
    try (RawHttp raw = new RawHttp(things)) {
      raw.send("POST /v1/things HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n{");
      drip(raw, 100, endlessly(" "));
      assertThat(raw.answer(), startsWith("HTTP/1.1 401"));
      org.assertj.core.api.Assertions.assertThat(raw.answer()).isEqualTo("");
    }
  }

  @Test
  void aSlowLineThatKeepsTheMinimumRateGetsThrough() throws Exception {
    // 60 bytes in each tenth of a second, for three windows.
    String body = " ".repeat(60 * 60 - THING.length()) + THING;
    List<String> pieces = new ArrayList<>();
    for (int from = 0; from < body.length(); from += 60) {
      pieces.add(body.substring(from, Math.min(body.length(), from + 60)));
    }
    for (String target : List.of("POST /v1/things", "POST /v1/slow/file")) {
      try (RawHttp raw = new RawHttp(things)) {
        raw.send(RawHttp.head(target, "Content-Length: " + body.length()) + "\r\n");
        drip(raw, 100, pieces);
        assertThat(
            raw.answer(), startsWith(target.endsWith("file") ? "HTTP/1.1 200" : "HTTP/1.1 201"));
      }
    }
  }

  @Test
  void anAnswerThatTakesLongerThanAllThatIsWaitedFor() throws Exception {
    try (RawHttp raw = new RawHttp(things)) {
      String answer = raw.send(RawHttp.head("GET /v1/slow/poll") + "\r\n").answer();
      assertThat(answer, startsWith("HTTP/1.1 200"));
      assertThat(answer, containsString("polled"));
    }
  }

  @Test
  void whoeverDoesNotTakeItsAnswerIsCutOff() throws Exception {
    int before = org.amaan.platform.sample.SlowResource.FAILED_WRITINGS.get();
    try (RawHttp raw = new RawHttp(things)) {
      raw.send(RawHttp.head("GET /v1/slow/large") + "\r\n");
      org.awaitility.Awaitility.await()
          .atMost(Duration.ofSeconds(15))
          .until(() -> org.amaan.platform.sample.SlowResource.FAILED_WRITINGS.get() > before);
    }
  }

  /** More than there are threads, and just fast enough: they keep nobody else waiting. */
  @Test
  void drippingBodiesKeepNobodyElseWaiting() throws Exception {
    List<RawHttp> dripping = new ArrayList<>();
    try {
      for (int i = 0; i < 250; i++) {
        RawHttp raw = new RawHttp(things);
        dripping.add(raw.send(RawHttp.head("POST /v1/things", "Content-Length: 90000") + "\r\n{"));
        drip(raw, 400, endlessly(" ".repeat(240)));
      }
      try (RawHttp raw = new RawHttp(things)) {
        long begun = System.nanoTime();
        String answer =
            raw.send(RawHttp.head("POST /v1/things", "Content-Length: " + THING.length()))
                .send("\r\n" + THING)
                .answer();
        assertThat(answer, startsWith("HTTP/1.1 201"));
        org.assertj.core.api.Assertions.assertThat(
                System.nanoTime() - begun < Duration.ofSeconds(5).toNanos())
            .isTrue();
      }
    } finally {
      for (RawHttp each : dripping) {
        each.close();
      }
    }
  }

  private static void assertTooSlow(String answer) {
    assertThat(answer, startsWith("HTTP/1.1 408"));
    assertThat(answer, containsString("urn:amaan:problem:too-slow"));
  }
}
