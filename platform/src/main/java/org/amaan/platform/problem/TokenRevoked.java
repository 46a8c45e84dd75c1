package org.amaan.platform.problem;

import io.quarkus.security.AuthenticationFailedException;

/** Why a token that has not ended is not taken any more. Its holder signs in anew. */
public final class TokenRevoked extends RuntimeException {

  private TokenRevoked() {
    super("the token is revoked", null, false, false);
  }

  /** As what it is thrown: the framework knows nothing else that refuses a token. */
  public static AuthenticationFailedException refusal() {
    return new AuthenticationFailedException(new TokenRevoked());
  }

  static boolean isCauseOf(Throwable refusal) {
    return refusal.getCause() instanceof TokenRevoked;
  }
}
