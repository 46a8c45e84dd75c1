package org.amaan.platform.revocation;

import java.time.Instant;
import java.util.UUID;
import org.amaan.platform.problem.InvalidRequest;

/**
 * One revocation as it is stored and told.
 *
 * @param notBefore tokens of this second, and of all before it, are refused
 * @param suspended all tokens are refused, whenever they were issued; of an agency only
 * @param sequence increasing: of two that are told of the same the one with the higher says whether
 *     it is suspended
 */
public record Revocation(
    UUID id, Revoked whose, Instant notBefore, boolean suspended, long sequence) {

  public Revocation {
    if (suspended && !whose.isAgency()) {
      throw InvalidRequest.field("body", "suspended", "one-of", "Only an agency is suspended.");
    }
  }
}
