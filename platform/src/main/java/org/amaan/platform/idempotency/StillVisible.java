package org.amaan.platform.idempotency;

import java.util.UUID;
import org.amaan.platform.identity.Caller;
import org.jspecify.annotations.Nullable;

/**
 * Whether a caller still sees what a kept answer tells of. A service has one for each kind of
 * resource that its commands name in their path or their {@code Location}; each asks the query that
 * the resource's own GET asks.
 */
public interface StillVisible {

  /** The word before the id in a path, for example {@code referrals}. */
  String collection();

  /**
   * Refuses, in the transaction of the replay, as a stranger's GET is refused.
   *
   * @param of the resource to which it belongs, as the path has it; null when to none
   */
  void require(Caller caller, UUID id, @Nullable UUID of);
}
