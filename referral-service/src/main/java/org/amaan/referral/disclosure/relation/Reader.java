package org.amaan.referral.disclosure.relation;

import java.util.Set;
import org.amaan.knowledge.AgencyType;
import org.amaan.platform.identity.Role;
import org.jspecify.annotations.Nullable;

/** Who wants to read: agency, unit and roles from the token, the type from the directory. */
public record Reader(String agency, AgencyType type, @Nullable String unit, Set<Role> roles)
    implements org.amaan.platform.scope.Reader {

  public Reader {
    roles = Set.copyOf(roles);
  }
}
