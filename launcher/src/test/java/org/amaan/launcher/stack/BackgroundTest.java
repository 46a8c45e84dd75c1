package org.amaan.launcher.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackgroundTest {

  @TempDir Path home;

  private static final List<String> SLEEP = List.of("sleep", "60");

  private Background part() {
    return new Background("part", home);
  }

  @AfterEach
  void end() {
    part().running().ifPresent(ProcessHandle::destroyForcibly);
  }

  @Test
  void anotherCommandFindsTheProcessAndEndsIt() {
    ProcessHandle process = part().start(SLEEP, Map.of());
    assertThat(part().running().orElseThrow().pid()).isEqualTo(process.pid());
    assertThat(part().stop("TERM", Duration.ofSeconds(10))).isTrue();
    assertThat(process.isAlive()).isFalse();
    assertThat(part().running().isEmpty()).isTrue();
  }

  /** A service would take a .env file for its settings, such as the one for docker compose. */
  @Test
  void aPartDoesNotReadWhatLiesWhereTheCommandWasGiven() {
    part().start(List.of("sh", "-c", "pwd; exec sleep 60"), Map.of());
    while (part().lastLines(1).isEmpty()) {
      Thread.onSpinWait();
    }
    assertThat(part().lastLines(1)).isEqualTo(home.resolve("logs").toString());
  }

  @Test
  void aProcessThatIgnoresTheSignalIsEnded() {
    List<String> stubborn = List.of("sh", "-c", "trap '' TERM; echo ready; sleep 60 & wait; wait");
    ProcessHandle process = part().start(stubborn, Map.of());
    while (!part().lastLines(1).equals("ready")) {
      Thread.onSpinWait();
    }
    assertThat(part().stop("TERM", Duration.ofMillis(300))).isFalse();
    assertThat(process.isAlive()).isFalse();
  }

  @Test
  void anIdThatNowBelongsToAnotherProcessIsLeftAlone() {
    ProcessHandle process = part().start(SLEEP, Map.of());
    Instant hourBefore = process.info().startInstant().orElseThrow().minusSeconds(3600);
    new Started(process.pid(), hourBefore).write(home.resolve("run/part.pid"));
    assertThat(part().running().isEmpty()).isTrue();
    part().stop("KILL", Duration.ofSeconds(1));
    assertThat(process.isAlive()).isTrue();
    process.destroyForcibly();
  }

  @Test
  void aNoteCutOffByACrashNamesNobody() throws IOException {
    Files.createDirectories(home.resolve("run"));
    Files.writeString(home.resolve("run/part.pid"), "12");
    assertThat(part().running().isEmpty()).isTrue();
  }

  @Test
  void settingsForOthersDoNotReachIt() {
    part().start(List.of("env"), Map.of("QUARKUS_PROFILE", "demo")).onExit().join();
    List<String> environment = part().lastLines(1000).lines().toList();
    assertThat(environment.contains("QUARKUS_PROFILE=demo")).isTrue();
    assertThat(environment.stream().noneMatch(line -> line.startsWith("PGPASSWORD="))).isTrue();
  }
}
