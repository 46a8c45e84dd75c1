package org.amaan.launcher.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.amaan.launcher.stack.CannotStart;
import org.amaan.launcher.stack.Part;
import org.amaan.launcher.stack.Stack;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "logs",
    mixinStandardHelpOptions = true,
    description = "Follows the log of a part, or of all of them.")
final class LogsCommand implements Callable<Integer> {

  @Parameters(arity = "0..1", paramLabel = "PART", description = "for example referral-service")
  private String name = "";

  @Option(names = "--no-follow", description = "Print the last lines and return.")
  private boolean noFollow;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Stack stack = Workplace.asStarted().stack();
    List<Part> parts = name.isEmpty() ? stack.parts() : List.of(stack.part(name));
    List<String> files =
        parts.stream()
            .map(p -> p.process().log())
            .filter(Files::exists)
            .map(Object::toString)
            .toList();
    if (files.isEmpty()) {
      throw new CannotStart("There is no log yet; ./amaan up starts Amaan.");
    }
    List<String> words = new ArrayList<>(List.of("tail", "-n", "50"));
    if (!noFollow) {
      words.add("-F");
    }
    words.addAll(files);
    return new ProcessBuilder(words).inheritIO().start().waitFor();
  }
}
