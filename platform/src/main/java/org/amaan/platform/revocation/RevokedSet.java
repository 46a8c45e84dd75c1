package org.amaan.platform.revocation;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.amaan.platform.identity.Access;
import org.amaan.platform.identity.Caller;
import org.jspecify.annotations.Nullable;

/** What is revoked at a time. Never changed once it is made. */
final class RevokedSet {

  private final Map<Revoked, Long> notBefore = new HashMap<>();
  private final Set<String> suspended = new HashSet<>();

  RevokedSet(Collection<Revocation> all) {
    for (Revocation one : all) {
      notBefore.merge(one.whose(), one.notBefore().getEpochSecond(), Math::max);
      if (one.suspended() && one.whose().agency() != null) {
        suspended.add(one.whose().agency());
      }
    }
  }

  boolean isEmpty() {
    return notBefore.isEmpty();
  }

  boolean suspends(String agency) {
    return suspended.contains(agency);
  }

  /** Since before that time, as far as it was not revoked once more. */
  boolean suspendedBefore(String agency, Instant time) {
    Long since = notBefore.get(Revoked.agency(agency));
    return suspends(agency) && since != null && since < time.getEpochSecond();
  }

  /** A service is of no agency: only its client is asked about. */
  boolean includes(Access access) {
    if (isEmpty()) {
      return false;
    }
    Caller caller = access.caller();
    String agency = caller.agency();
    long since = access.since();
    if (isBefore(since, Revoked.client(null, caller.client()))) {
      return true;
    }
    return agency != null && (suspends(agency) || includes(agency, caller, since));
  }

  private boolean includes(String agency, Caller caller, long since) {
    return isBefore(since, Revoked.agency(agency))
        || isBefore(since, Revoked.client(agency, caller.client()))
        || caller.person() != null && isBefore(since, Revoked.person(agency, caller.person()));
  }

  private boolean isBefore(long since, Revoked whose) {
    @Nullable Long second = notBefore.get(whose);
    return second != null && since <= second;
  }
}
