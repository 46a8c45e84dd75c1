package org.amaan.launcher.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.amaan.launcher.keys.Keyset;
import org.amaan.launcher.keys.NotAKeyset;
import org.amaan.launcher.stack.CannotStart;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "keys",
    mixinStandardHelpOptions = true,
    description = "Makes and rotates keysets; prints them (docs/encryption.md).",
    synopsisSubcommandLabel = "STEP")
final class KeysCommand {

  @Command(name = "new", description = "A keyset with one key that encrypts keys, or that signs.")
  void fresh(
      @Option(names = "--signatures", description = "A key that signs.") boolean forSignatures) {
    System.out.println((forSignatures ? Keyset.freshForSignatures() : Keyset.fresh()).json());
  }

  @Command(name = "add", description = "The keyset of FILE with one more key, not in use yet.")
  void add(@Parameters(paramLabel = "FILE") Path file) {
    System.out.println(read(file).add().json());
  }

  @Command(name = "promote", description = "The same, and the key added last is used from now on.")
  void promote(@Parameters(paramLabel = "FILE") Path file) {
    System.out.println(read(file).promote().json());
  }

  @Command(name = "retire", description = "The keyset of FILE without the keys no longer in use.")
  void retire(@Parameters(paramLabel = "FILE") Path file) {
    System.out.println(read(file).retire().json());
  }

  private static Keyset read(Path file) {
    try {
      return Keyset.read(Files.readString(file));
    } catch (IOException | NotAKeyset e) {
      throw new CannotStart(file + ": " + e.getMessage());
    }
  }
}
