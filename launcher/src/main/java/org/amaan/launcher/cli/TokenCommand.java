package org.amaan.launcher.cli;

import java.util.concurrent.Callable;
import org.amaan.launcher.stack.EmbeddedKeycloak;
import org.amaan.launcher.stack.TokenSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "token",
    mixinStandardHelpOptions = true,
    description = "Prints an access token of a demo client, for all three services, 15 minutes.")
final class TokenCommand implements Callable<Integer> {

  @Parameters(paramLabel = "CLIENT", description = "for example umeed-caseworker")
  private String client = "";

  @Override
  public Integer call() {
    String keycloak = EmbeddedKeycloak.url(Workplace.asStarted().ports().keycloak());
    System.out.println(new TokenSource(keycloak).of(client));
    return 0;
  }
}
