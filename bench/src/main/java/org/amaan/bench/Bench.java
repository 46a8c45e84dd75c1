package org.amaan.bench;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.amaan.bench.grow.Grow;
import org.amaan.launcher.stack.CannotStart;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Measurements of a running stack, each beside a reference of the same run. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description =
        "Measures the stack that ./amaan up has started (AMAAN_HOME and AMAAN_PORT_OFFSET name"
            + " another). Each figure stands beside its reference; what counts is the ratio.",
    subcommands = {
      Intake.class,
      Lists.class,
      AlertThroughput.class,
      DeadEndpoints.class,
      SubmitToAlert.class,
      IdleStreams.class,
      Grow.class,
      Growth.class,
      Starts.class,
      WarmUp.class,
      MemoryUse.class
    })
public final class Bench implements Runnable {

  private Bench() {}

  public static void main(String[] arguments) {
    // A receiver of ours must not wait for the acknowledgement of half an answer.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    System.setOut(new PrintStream(System.out, true, StandardCharsets.UTF_8));
    System.exit(
        new CommandLine(new Bench())
            .setExecutionExceptionHandler(Bench::explain)
            .execute(arguments));
  }

  private static int explain(Exception failure, CommandLine command, CommandLine.ParseResult parsed)
      throws Exception {
    if (failure instanceof SQLException || failure instanceof CannotStart) {
      command
          .getErr()
          .println(
              "bench: the stack does not answer; ./amaan up starts it. " + failure.getMessage());
      return 1;
    }
    throw failure;
  }

  @Override
  public void run() {
    CommandLine.usage(this, System.out);
  }
}
