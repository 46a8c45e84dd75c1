package org.amaan.launcher.cli;

import java.util.concurrent.Callable;
import org.amaan.launcher.stack.EmbeddedKeycloak;
import org.amaan.launcher.stack.Ports;
import org.amaan.launcher.stack.TokenSource;
import org.amaan.launcher.story.DemoStory;
import org.amaan.launcher.story.Endpoints;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = "Starts everything, plays the main job once, step by step, and stays.")
final class DemoCommand implements Callable<Integer> {

  @Option(names = "--detach", description = "Return after the story; ./amaan stop ends it.")
  private boolean detach;

  @Option(
      names = "--no-start",
      description = "Only the story, on a platform that already listens on these ports.")
  private boolean noStart;

  @Override
  public Integer call() {
    if (noStart) {
      play(Ports.of(System.getenv()));
      return 0;
    }
    Running running = Running.start();
    play(running.workplace().ports());
    System.out.println(Welcome.text(running.workplace().ports()));
    return UpCommand.stay(running, detach);
  }

  private static void play(Ports ports) {
    TokenSource tokens = new TokenSource(EmbeddedKeycloak.url(ports.keycloak()));
    new DemoStory(Endpoints.on(ports), tokens, System.out::println).play();
  }
}
