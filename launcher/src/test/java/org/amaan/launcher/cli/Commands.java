package org.amaan.launcher.cli;

import java.io.PrintWriter;

/** Runs {@code ./amaan} in the process of a test. */
public final class Commands {

  private Commands() {}

  public static int run(PrintWriter err, String... arguments) {
    return Amaan.commandLine().setErr(err).execute(arguments);
  }
}
