package org.amaan.launcher.cli;

import java.util.Scanner;
import java.util.concurrent.Callable;
import org.amaan.launcher.stack.Home;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "reset",
    mixinStandardHelpOptions = true,
    description = "Deletes the local data, after asking; stops Amaan first.")
final class ResetCommand implements Callable<Integer> {

  @Option(names = "--yes", description = "Do not ask.")
  private boolean yes;

  @Override
  public Integer call() {
    Workplace workplace = Workplace.asStarted();
    Home home = workplace.home();
    if (home.isEmpty()) {
      System.out.println("There are no data in " + home.folder() + ".");
      return 0;
    }
    if (!yes && !confirmed(home)) {
      System.out.println("Nothing was deleted.");
      return 1;
    }
    StopCommand.stop(workplace);
    home.delete();
    System.out.println("Deleted. ./amaan up begins anew.");
    return 0;
  }

  private static boolean confirmed(Home home) {
    System.out.print(
        "Stop Amaan and delete all its data in "
            + home.folder()
            + "? This cannot be undone. [y/N] ");
    System.out.flush();
    Scanner keyboard = new Scanner(System.in);
    return keyboard.hasNextLine() && keyboard.nextLine().strip().equalsIgnoreCase("y");
  }
}
