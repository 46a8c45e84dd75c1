package org.amaan.platform.queue;

import java.time.Instant;
import java.util.List;

/** The items of one queue, as a worker leases them. Each call is a transaction of its own. */
public interface LeasedItems<T> {

  /** Leases due items, the longest due first, and passes over what another replica is leasing. */
  List<Leased<T>> lease(int most, Instant now, Instant until);

  /** Releases leases: the items are due then, for whoever looks first. No attempt is counted. */
  void release(List<Leased<T>> items, Instant dueAt);
}
