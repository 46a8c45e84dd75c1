package org.amaan.platform.idempotency;

import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.Role;
import org.amaan.platform.problem.NotPermitted;
import org.jspecify.annotations.Nullable;

/**
 * Who is given a kept answer again: whoever still sees what it tells of and still has the roles
 * with which it was obtained. An agency that was excluded since, or whose part in a referral has
 * ended, finds nothing, as by a GET.
 */
@Singleton
class Replays {

  private static final Pattern NAMED =
      Pattern.compile("([a-z-]+)/([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})(?=/|$)");

  private final Map<String, StillVisible> visible;

  Replays(@All List<StillVisible> visible) {
    this.visible =
        visible.stream()
            .collect(Collectors.toUnmodifiableMap(StillVisible::collection, Function.identity()));
  }

  /**
   * @param location of what the command created
   * @param roles of the caller when it was carried out
   */
  void requireFor(Caller caller, String path, @Nullable String location, Set<Role> roles) {
    requireVisible(caller, path);
    if (location != null) {
      requireVisible(caller, location);
    }
    if (!caller.roles().containsAll(roles)) {
      throw new NotPermitted(
          "This was carried out with roles that your token no longer has: read the resource to see"
              + " what became of it.");
    }
  }

  /** Asks the innermost that can be asked; it asks for what is around it. */
  private void requireVisible(Caller caller, String path) {
    Matcher named = NAMED.matcher(path);
    StillVisible innermost = null;
    UUID id = null;
    UUID around = null;
    UUID before = null;
    while (named.find()) {
      UUID each = UUID.fromString(named.group(2));
      StillVisible known = visible.get(named.group(1));
      if (known != null) {
        innermost = known;
        id = each;
        around = before;
      }
      before = each;
    }
    if (innermost != null && id != null) {
      innermost.require(caller, id, around);
    } else if (before != null) {
      throw new IllegalStateException("nothing says who sees what this path names");
    }
  }
}
