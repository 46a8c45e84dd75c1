package org.amaan.notification.queueing;

import jakarta.transaction.TransactionScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Who may want alerts of some agencies: read once, however often a transaction asks. */
@TransactionScoped
class Subscribers {

  private final SubscriberRepository repository;
  private final Map<String, List<Subscriber>> byAgency = new HashMap<>();

  Subscribers(SubscriberRepository repository) {
    this.repository = repository;
  }

  List<Subscriber> ofAgencies(Collection<String> agencies) {
    List<String> unknown = agencies.stream().filter(one -> !byAgency.containsKey(one)).toList();
    if (!unknown.isEmpty()) {
      unknown.forEach(agency -> byAgency.put(agency, new ArrayList<>()));
      repository
          .ofAgencies(unknown)
          .forEach(one -> byAgency.getOrDefault(one.agency(), List.of()).add(one));
    }
    return agencies.stream()
        .flatMap(agency -> byAgency.getOrDefault(agency, List.of()).stream())
        .toList();
  }
}
