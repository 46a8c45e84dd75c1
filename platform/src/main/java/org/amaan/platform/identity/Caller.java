package org.amaan.platform.identity;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.amaan.platform.problem.NotPermitted;
import org.amaan.platform.scope.Reader;
import org.jspecify.annotations.Nullable;

/**
 * Who is calling, from the access token and nothing else.
 *
 * @param client the OAuth client
 * @param agency the agency code; service accounts and the operator have none
 * @param person a pseudonymous staff id; integrations have none
 */
public record Caller(
    String client,
    @Nullable String agency,
    @Nullable String unit,
    @Nullable String person,
    Set<Role> roles)
    implements Reader {

  private static final String ANONYMOUS = "anonymous";

  public Caller {
    roles = Set.copyOf(roles);
    if (roles.contains(Role.SERVICE)) {
      // A service is no agency's member, whatever its token says.
      agency = null;
      unit = null;
      person = null;
    }
  }

  /** The service itself, when a timer and not a person acts. */
  public static Caller system(String name) {
    return new Caller(name, null, null, null, Set.of(Role.SERVICE));
  }

  /** Somebody of whom nothing is known, nor to be known. */
  public static Caller anonymous() {
    return new Caller(ANONYMOUS, null, null, null, Set.of());
  }

  public boolean isAnonymous() {
    return equals(anonymous());
  }

  public boolean has(Role role) {
    return roles.contains(role);
  }

  public boolean hasAny(Role... wanted) {
    return Arrays.stream(wanted).anyMatch(roles::contains);
  }

  public void requireAny(Role... wanted) {
    if (!hasAny(wanted)) {
      throw new NotPermitted(
          "This call needs one of the roles: "
              + Arrays.stream(wanted).map(Role::value).collect(Collectors.joining(", "))
              + ".");
    }
  }

  /**
   * A service speaks for itself only: the role alone would let any of them report what only this
   * one knows.
   */
  public void requireService(String name) {
    requireAny(Role.SERVICE);
    if (!client.equals(name)) {
      throw new NotPermitted("Only " + name + " makes this call.");
    }
  }

  public String requireAgency() {
    return required(agency, "agency");
  }

  public String requireUnit() {
    return required(unit, "unit");
  }

  public String requirePerson() {
    return required(person, "person");
  }

  private static String required(@Nullable String value, String claim) {
    if (value == null) {
      throw new NotPermitted("This call needs a token with the claim \"" + claim + "\".");
    }
    return value;
  }
}
