package org.amaan.launcher.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.amaan.knowledge.review.Subject;
import org.amaan.launcher.cli.Commands;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./amaan review}: from a packet to a signed confirmation. */
class ReviewCommandTest {

  private static final String PLACE = "statements/ptpa-purpose";

  @TempDir Path folder;

  private record Ran(int status, String out, String err) {}

  @BeforeEach
  void nothingIsConfirmed() throws IOException {
    Files.writeString(folder.resolve("index.yaml"), "# The list.\n[]\n");
    Files.writeString(folder.resolve("reviewers.yaml"), "[]\n");
  }

  @Test
  void aFilledPacketComesBackSigned() throws IOException {
    Path packet = packet("pk");
    Path key = reviewer("counsel.jwk");
    fill(packet, "confirmed", "");
    Ran taken = take(packet, key);
    assertThat(taken.err()).isEmpty();
    assertThat(taken.out()).startsWith("1 confirmed, 0 corrected, ").contains("Demo Counsel");
    String name = signed().get(0);
    assertThat(name).startsWith("pk-2026-12-" + LocalDate.now() + "-demo-counsel-");
    assertThat(Files.readString(folder.resolve("index.yaml")))
        .startsWith("# The list.\n")
        .contains(name);
    assertThat(folder.resolve(name)).isNotEmptyFile();
    assertThat(take(packet, key).err()).contains("is there already");
  }

  @Test
  void whatAReviewerFilledInIsNotWrittenOver() throws IOException {
    Path packet = packet("pk");
    fill(packet, "confirmed", "");
    String filled = Files.readString(packet);
    assertThat(run("review", "packet", "pk", "--into", folder.toString()).err())
        .contains(packet + " is there already", "--into another folder");
    assertThat(Files.readString(packet)).isEqualTo(filled);
  }

  /** Signed and written, but the list was not: taken again it is there once. */
  @Test
  void anAttemptThatEndedHalfwayIsMadeAgain() throws IOException {
    Path packet = packet("pk");
    Path key = reviewer("counsel.jwk");
    fill(packet, "confirmed", "");
    take(packet, key);
    String name = signed().get(0);
    Files.writeString(folder.resolve("index.yaml"), "# The list.\n[]\n");
    Files.writeString(folder.resolve(name), "half a sig");
    assertThat(take(packet, key).err()).isEmpty();
    assertThat(signed()).containsExactly(name);
    assertThat(Files.readString(folder.resolve(name))).hasSizeGreaterThan(100);
    assertThat(Files.readString(folder.resolve("index.yaml"))).contains(name);
  }

  @Test
  void reviewersWhoseNamesAreNotInLatinLettersHaveFilesOfTheirOwn() throws IOException {
    for (String name : List.of("عائشہ خان", "আয়েশা খান")) {
      Path packet = packet("pk");
      Path key = reviewer("counsel.jwk", name);
      fill(packet, "confirmed", "");
      Files.writeString(
          packet, Files.readString(packet).replace("name: Demo Counsel", "name: \"" + name + "\""));
      assertThat(take(packet, key).err()).isEmpty();
      Files.delete(packet);
      Files.delete(folder.resolve("pk-2026-12.html"));
      Files.delete(key);
    }
    assertThat(signed()).hasSize(2).doesNotHaveDuplicates();
  }

  /** Also what was taken out of the packet was not checked. */
  @Test
  void allThatWasNotCheckedIsCounted() throws IOException {
    Path packet = packet("pk");
    Path key = reviewer("counsel.jwk");
    fill(packet, "confirmed", "");
    String whole = take(packet, key).out();
    Files.writeString(folder.resolve("index.yaml"), "[]\n");
    String text = Files.readString(packet);
    Files.writeString(packet, text.substring(0, text.indexOf("- place: sources/")));
    String counted = "1 confirmed, 0 corrected, %d not checked.";
    int asked = Subject.newest("pk").orElseThrow().statements().size();
    assertThat(whole).startsWith(counted.formatted(asked - 1));
    assertThat(take(packet, key).out()).startsWith(counted.formatted(asked - 1));
  }

  @Test
  void aCorrectionIsPrintedForWhoeverMakesIt() throws IOException {
    Path packet = packet("pk");
    fill(packet, "corrected", "It names it since 2027.");
    assertThat(take(packet, reviewer("counsel.jwk")).out())
        .contains("0 confirmed, 1 corrected", "to correct: " + PLACE + ": It names it since 2027.");
  }

  @Test
  void whatIsNotTakenLeavesNothing() throws IOException {
    Path packet = packet("pk");
    Path key = reviewer("counsel.jwk");
    fill(packet, "perhaps", "");
    assertThat(take(packet, key).err()).contains(PLACE, "is confirmed, corrected or empty");
    fill(packet, "confirmed", "");
    Path stranger = folder.resolve("stranger.jwk");
    run("review", "key", stranger.toString(), "--name=X", "--capacity=Y", "--confirms=pk");
    assertThat(take(packet, stranger).err())
        .contains(
            "The key that signed this packet is not in reviewers.yaml: add the entry that `review key`"
                + " printed.")
        .doesNotContain("confirmation given");
    Files.writeString(stranger, "no key");
    assertThat(take(packet, stranger).err()).contains("It is no private JSON Web Key");
    assertThat(Files.readString(folder.resolve("index.yaml"))).isEqualTo("# The list.\n[]\n");
    assertThat(folder.toFile().list((where, name) -> name.endsWith(".jws"))).isEmpty();
  }

  /** The list ends with "[]"; an entry below it would count for nothing. */
  @Test
  void aReviewerWhoWasWrittenBelowTheEmptyListIsNoticed() throws IOException {
    Path packet = packet("pk");
    Path key = reviewer("counsel.jwk");
    fill(packet, "confirmed", "");
    Path reviewers = folder.resolve("reviewers.yaml");
    Files.writeString(reviewers, "[]\n" + Files.readString(reviewers));
    assertThat(take(packet, key).err()).contains("reviewers.yaml is no list", "takes the place of");
  }

  @Test
  void aKeyIsItsReviewersAlone() throws IOException {
    Path key = reviewer("counsel.jwk");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
        .isEqualTo("rw-------");
    String secret = Files.readString(key).replaceAll(".*\"d\":\"([^\"]+)\".*", "$1");
    assertThat(Files.readString(folder.resolve("reviewers.yaml"))).doesNotContain(secret);
    Ran again = run("review", "key", key.toString(), "--name=A", "--capacity=B", "--confirms=pk");
    assertThat(again.status()).isEqualTo(1);
  }

  @Test
  void thePageHasItsTextsInTheirDirectionAndNothingUnescaped() throws IOException {
    packet("indicators.ur");
    String page = Files.readString(folder.resolve("indicators.ur-2026-12.html"));
    assertThat(page).contains("dir=\"rtl\" lang=\"ur\"", "English: ").doesNotContain("{entry");
    packet("pk");
    assertThat(Files.readString(folder.resolve("pk-2026-12.html")))
        .contains("&quot;compelled labour or commercial sex acts&quot;", "dir=\"ltr\"")
        .contains("not named: exploitation by removal of organs</div>");
  }

  @Test
  void whatThereIsNotIsToldWithWhatThereIs() {
    assertThat(run("review", "packet", "xx").err()).contains("\"xx\"", "pk", "indicators.ur");
  }

  private Path packet(String subject) {
    assertThat(run("review", "packet", subject, "--into", folder.toString()).status()).isZero();
    return folder.resolve(subject + "-2026-12.yaml");
  }

  private List<String> signed() {
    return Stream.of(folder.toFile().list())
        .filter(name -> name.endsWith(".jws"))
        .sorted()
        .toList();
  }

  private Path reviewer(String file) throws IOException {
    return reviewer(file, "Demo Counsel");
  }

  private Path reviewer(String file, String name) throws IOException {
    Path key = folder.resolve(file);
    String printed =
        run(
                "review",
                "key",
                key.toString(),
                "--name=" + name,
                "--capacity=advocate, fictional",
                "--confirms=pk")
            .out();
    Files.writeString(
        folder.resolve("reviewers.yaml"), printed.substring(printed.indexOf('\n') + 1));
    return key;
  }

  private static void fill(Path packet, String answer, String correction) throws IOException {
    String text = Files.readString(packet);
    int entry = text.indexOf(PLACE + "\n");
    int from = text.indexOf("answer:", entry);
    int to = text.indexOf("- place:", from);
    Files.writeString(
        packet,
        text.substring(0, from)
                .replaceFirst("name: .*", "name: Demo Counsel")
                .replaceFirst("capacity: .*", "capacity: \"advocate, fictional\"")
                .replaceFirst("day: .*", "day: \"" + LocalDate.now() + "\"")
            + "answer: "
            + answer
            + "\n  correction: \""
            + correction
            + "\"\n"
            + text.substring(to));
  }

  private Ran take(Path packet, Path key) {
    return run(
        "review", "take", packet.toString(), "--key", key.toString(), "--into", folder.toString());
  }

  private static Ran run(String... arguments) {
    PrintStream before = System.out;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    StringWriter err = new StringWriter();
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    try {
      int status = Commands.run(new PrintWriter(err, true), arguments);
      return new Ran(status, out.toString(StandardCharsets.UTF_8), err.toString());
    } finally {
      System.setOut(before);
    }
  }
}
