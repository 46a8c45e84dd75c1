package org.amaan.launcher.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.amaan.launcher.stack.CannotStart;
import org.amaan.launcher.story.StoryStopped;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line behind {@code ./amaan}. */
@Command(
    name = "./amaan",
    mixinStandardHelpOptions = true,
    header = "Amaan on this machine: PostgreSQL, Keycloak and the three services.",
    description =
        "AMAAN_PORT_OFFSET shifts every port, AMAAN_HOME moves the data (default: .amaan).",
    subcommands = {
      UpCommand.class,
      DemoCommand.class,
      TokenCommand.class,
      StatusCommand.class,
      LogsCommand.class,
      StopCommand.class,
      ResetCommand.class,
      KeysCommand.class,
      ReviewCommand.class,
      CommandLine.HelpCommand.class
    },
    synopsisSubcommandLabel = "COMMAND")
public final class Amaan implements Runnable {

  private Amaan() {}

  public static void main(String[] arguments) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    System.setOut(out);
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Amaan())
        .setUsageHelpWidth(110)
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> {
              if (failure instanceof CannotStart || failure instanceof StoryStopped) {
                command.getErr().println("amaan: " + failure.getMessage());
                return 1;
              }
              throw failure;
            });
  }

  @Override
  public void run() {
    CommandLine.usage(this, System.out);
  }
}
