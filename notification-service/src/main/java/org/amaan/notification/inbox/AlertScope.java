package org.amaan.notification.inbox;

import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.Role;
import org.amaan.platform.scope.Reader;

/**
 * Which alerts a reader may know of: those of its agency that name no unit or its own, and no role
 * or one it has. A supervisor sees no other unit's alerts: what a unit is told is that unit's
 * business.
 *
 * @param agency empty when the token names none, which no alert matches
 * @param unit empty when the token names none
 */
record AlertScope(String agency, String unit, Set<String> roles) implements Reader {

  static AlertScope of(Caller caller) {
    return new AlertScope(
        Objects.requireNonNullElse(caller.agency(), ""),
        Objects.requireNonNullElse(caller.unit(), ""),
        caller.roles().stream().map(Role::value).collect(Collectors.toUnmodifiableSet()));
  }
}
