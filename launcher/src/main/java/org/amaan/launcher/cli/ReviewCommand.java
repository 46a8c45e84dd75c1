package org.amaan.launcher.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.amaan.knowledge.confirmation.Confirmation;
import org.amaan.knowledge.confirmation.InvalidConfirmation;
import org.amaan.knowledge.confirmation.SignedConfirmation;
import org.amaan.knowledge.review.InvalidPacket;
import org.amaan.knowledge.review.Packet;
import org.amaan.knowledge.review.PacketFile;
import org.amaan.knowledge.review.Subject;
import org.amaan.knowledge.review.TakePacket;
import org.amaan.launcher.review.Confirmed;
import org.amaan.launcher.review.PacketPage;
import org.amaan.launcher.stack.CannotStart;
import org.amaan.launcher.stack.Checkout;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "review",
    mixinStandardHelpOptions = true,
    description = "Asks counsel and native readers, and takes their answers (docs/review.md).",
    synopsisSubcommandLabel = "STEP")
final class ReviewCommand {

  @Command(
      name = "packet",
      description =
          "Writes a packet about a legal profile (pk) or the words of a language (indicators.ur).")
  void packet(
      @Parameters(paramLabel = "SUBJECT") String name,
      @Option(names = "--into", paramLabel = "FOLDER", defaultValue = ".") Path folder) {
    Subject subject =
        Subject.newest(name)
            .orElseThrow(
                () ->
                    new CannotStart(
                        "There is no profile and no language \"%s\"; write %s."
                            .formatted(name, String.join(", ", Subject.names()))));
    Packet packet = Packet.of(subject, LocalDate.now());
    Path file = folder.resolve(subject.name() + "-" + subject.version());
    write(Path.of(file + ".yaml"), PacketFile.write(packet));
    write(Path.of(file + ".html"), PacketPage.of(subject, packet));
    System.out.printf(
        "%d statements, to be read in %s.html and answered in %s.yaml%n",
        packet.statements().size(), file, file);
  }

  @Command(
      name = "key",
      description = "Makes a reviewer's private key, and prints its public part.")
  void key(
      @Parameters(paramLabel = "FILE") Path file,
      @Option(names = "--name", required = true) String name,
      @Option(names = "--capacity", required = true) String capacity,
      @Option(names = "--confirms", required = true, split = ",") List<String> confirms) {
    String key = SignedConfirmation.newKey();
    try {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(file, key);
      Map<String, Object> reviewer = new LinkedHashMap<>();
      reviewer.put("name", name);
      reviewer.put("capacity", capacity);
      reviewer.put("confirms", confirms);
      reviewer.put("key", SignedConfirmation.publicPart(key));
      System.out.println("The reviewer keeps " + file + ". Add to reviewers.yaml:");
      System.out.print(new YAMLMapper().writeValueAsString(List.of(reviewer)).substring(4));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new CannotStart(file + " cannot be made, or is there already.");
    }
  }

  @Command(
      name = "take",
      description = "Takes a filled packet back, signed with the reviewer's key.")
  void take(
      @Parameters(paramLabel = "FILE") Path file,
      @Option(names = "--key", required = true, paramLabel = "KEY") Path key,
      @Option(names = "--into", paramLabel = "FOLDER", hidden = true) Path into) {
    try {
      Packet packet = PacketFile.read(Files.readString(file));
      Confirmation confirmation = TakePacket.confirmationOf(packet, LocalDate.now());
      Path folder = into == null ? Checkout.find().confirmations() : into;
      Path signed = new Confirmed(folder).add(confirmation, Files.readString(key));
      report(confirmation, signed);
    } catch (InvalidPacket e) {
      throw new CannotStart(file + " was not taken:\n  " + String.join("\n  ", e.problems()));
    } catch (InvalidConfirmation | IllegalArgumentException e) {
      throw new CannotStart(file + " was not taken: " + e.getMessage());
    } catch (IOException e) {
      throw new CannotStart("cannot read " + e.getMessage());
    }
  }

  private static void report(Confirmation confirmation, Path signed) {
    List<Confirmation.Answer> corrections =
        confirmation.answers().stream().filter(answer -> answer.correction() != null).toList();
    int answered = confirmation.answers().size();
    // Of all that there is to confirm, also of what was taken out of the packet.
    int asked = Subject.newest(confirmation.subject()).orElseThrow().statements().size();
    System.out.printf(
        "%d confirmed, %d corrected, %d not checked. Signed by %s on %s: %s%n",
        answered - corrections.size(),
        corrections.size(),
        asked - answered,
        confirmation.by(),
        confirmation.on(),
        signed);
    corrections.forEach(
        answer -> System.out.printf("  to correct: %s: %s%n", answer.place(), answer.correction()));
  }

  /** Over nothing that is there: it may hold a reviewer's answers. */
  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException e) {
      throw new CannotStart(
          file
              + " is there already and may hold answers; move it away, or write --into another"
              + " folder.");
    } catch (IOException e) {
      throw new CannotStart("cannot write " + file);
    }
  }
}
