package org.amaan.platform.revocation;

import org.amaan.platform.problem.InvalidRequest;
import org.jspecify.annotations.Nullable;

/**
 * Whose tokens: all of an agency; of a client, or only those of it that name an agency; of a person
 * of an agency.
 */
public record Revoked(@Nullable String agency, @Nullable String client, @Nullable String person) {

  public Revoked {
    boolean named = agency != null || client != null;
    boolean personOfAnAgency = person == null || agency != null && client == null;
    if (!named || !personOfAnAgency) {
      throw InvalidRequest.field(
          "body", "", "one-of", "Send an agency, a client, or a person and the agency.");
    }
  }

  public static Revoked agency(String agency) {
    return new Revoked(agency, null, null);
  }

  public static Revoked client(@Nullable String agency, String client) {
    return new Revoked(agency, client, null);
  }

  public static Revoked person(String agency, String person) {
    return new Revoked(agency, null, person);
  }

  boolean isAgency() {
    return client == null && person == null;
  }
}
