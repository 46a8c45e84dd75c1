package org.amaan.launcher.testing;

import org.amaan.launcher.stack.TokenSource;

/** Real access tokens of the demo clients, from the Keycloak that {@link StackResource} uses. */
public final class Tokens {

  private static volatile TokenSource source = new TokenSource(TestStack.running().keycloak());

  private Tokens() {}

  /** For example {@code Tokens.of("umeed-caseworker")}; kept while valid. */
  public static String of(String client) {
    return source.of(client);
  }
}
