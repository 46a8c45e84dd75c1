package org.amaan.launcher.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** One demo client acting in the story: every call is told with its answer, and judged. */
final class Actor {

  private static final int WIDTH = 100;
  private static final String INDENT = " ".repeat(20);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final String client;
  private final Api api;
  private final Consumer<String> audience;

  Actor(String client, Api api, Consumer<String> audience) {
    this.client = client;
    this.api = api;
    this.audience = audience;
  }

  Answer get(int expected, String url, Function<Answer, String> told) {
    return judged("GET", url, expected, api.get(client, url), told);
  }

  Answer post(int expected, String url, String body, Function<Answer, String> told) {
    return judged("POST", url, expected, api.post(client, url, body), told);
  }

  Answer post(int expected, String url, String body, UUID key, Function<Answer, String> told) {
    return judged("POST", url, expected, api.post(client, url, body, key), told);
  }

  Answer putFirst(int expected, String url, String body, Function<Answer, String> told) {
    return judged("PUT", url, expected, api.putFirst(client, url, body), told);
  }

  Answer putFile(
      int expected, String url, String type, byte[] content, Function<Answer, String> told) {
    return judged("PUT", url, expected, api.putFile(client, url, type, content), told);
  }

  Answer download(int expected, String url, String type, Function<Answer, String> told) {
    return judged("GET", url, expected, api.download(client, url, type), told);
  }

  /**
   * Tells the text that the service prints.
   *
   * @param end the heading before which it stops; all that is left out is counted
   */
  void print(String url, String told, String end) {
    Answer printed = judged("GET", url, 200, api.print(client, url), a -> told);
    List<String> lines = printed.body().asText().lines().toList();
    List<String> shown = lines.stream().takeWhile(line -> !line.startsWith(end)).toList();
    audience.accept("");
    shown.stream().flatMap(Actor::wrapped).forEach(audience);
    if (shown.size() < lines.size()) {
      audience.accept(
          "… %d lines more: each act, its sources".formatted(lines.size() - shown.size()));
    }
    audience.accept("");
  }

  /** Asks again until the answer holds what another service is still bringing. */
  <T> T await(
      String url, Function<Answer, Optional<T>> wanted, String name, Function<T, String> told) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      Answer answer = api.get(client, url);
      Optional<T> found = answer.status() == 200 ? wanted.apply(answer) : Optional.empty();
      if (found.isPresent()) {
        tell("GET", url, 200, told.apply(found.get()));
        return found.get();
      }
      if (System.nanoTime() > deadline) {
        throw stopped("GET", url, answer, name);
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
  }

  /** Asks again until the thing is no longer there for this reader. */
  void awaitGone(String url, String told) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      Answer answer = api.get(client, url);
      if (answer.status() == 404) {
        tell("GET", url, 404, told);
        return;
      }
      if (System.nanoTime() > deadline) {
        throw stopped("GET", url, answer, "404");
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
  }

  /** Follows a change feed from its beginning until the wanted item comes. */
  JsonNode awaitInFeed(
      String url, Predicate<JsonNode> wanted, String name, Function<JsonNode, String> told) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    String cursor = "";
    while (true) {
      String page = cursor.isEmpty() ? url : url + "&cursor=" + cursor;
      Answer answer = api.get(client, page);
      if (answer.status() != 200 || System.nanoTime() > deadline) {
        throw stopped("GET", page, answer, name);
      }
      Optional<JsonNode> found = answer.items().filter(wanted).findFirst();
      if (found.isPresent()) {
        tell("GET", url, 200, told.apply(found.get()));
        return found.get();
      }
      cursor = answer.text("/next");
    }
  }

  /** Something that must hold of an answer beyond its status. */
  void expect(boolean holds, String otherwise) {
    if (!holds) {
      throw new StoryStopped("The story stops: " + client + " " + otherwise + ".");
    }
  }

  private Answer judged(
      String method, String url, int expected, Answer answer, Function<Answer, String> told) {
    if (answer.status() != expected) {
      throw stopped(method, url, answer, Integer.toString(expected));
    }
    tell(method, url, expected, told.apply(answer));
    return answer;
  }

  private void tell(String method, String url, int status, String told) {
    String call = "   %-18s %-4s %-41s %d".formatted(client, method, shown(url), status);
    Deque<String> lines = new ArrayDeque<>(told.lines().flatMap(Actor::folded).toList());
    boolean fits = call.length() + 2 + lines.getFirst().length() <= WIDTH;
    audience.accept(fits ? call + "  " + lines.removeFirst() : call);
    lines.forEach(line -> audience.accept(INDENT + line));
  }

  /** Cut between words, so that it fits a terminal. */
  private static Stream<String> folded(String line) {
    int room = WIDTH - INDENT.length();
    if (line.length() <= room) {
      return Stream.of(line);
    }
    int indent = line.length() - line.stripLeading().length();
    int space = line.lastIndexOf(' ', room);
    int cut = space <= indent ? room : space;
    return Stream.concat(
        Stream.of(line.substring(0, cut)), folded("  " + line.substring(cut).strip()));
  }

  /** A printed line in the width of a terminal, cut between words, with the rest under its text. */
  private static Stream<String> wrapped(String line) {
    String margin = "   ";
    if (margin.length() + line.length() <= WIDTH) {
      return Stream.of(line.isEmpty() ? "" : margin + line);
    }
    int indent = line.length() - line.stripLeading().length();
    int cut = line.lastIndexOf(' ', WIDTH - margin.length());
    return cut <= indent
        ? Stream.of(margin + line)
        : Stream.concat(
            Stream.of(margin + line.substring(0, cut)),
            wrapped(" ".repeat(Math.max(indent, 4)) + line.substring(cut).strip()));
  }

  private StoryStopped stopped(String method, String url, Answer answer, String expected) {
    return new StoryStopped(
        "The story stops: %s %s as %s should have given %s, but gave %d:\n%s"
            .formatted(
                method, url, client, expected, answer.status(), answer.body().toPrettyString()));
  }

  /** The path alone, ids cut to their last digits. */
  private static String shown(String url) {
    return url.replaceFirst("^http://[^/]+", "")
        .replaceAll("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{8}", "…");
  }
}
