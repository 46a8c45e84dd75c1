package org.amaan.notification.delivery;

import java.util.List;
import java.util.UUID;
import org.amaan.notification.channel.Target;
import org.amaan.notification.target.TargetQueries;

/** What is sent to a receiver together: of each referral or case one, in the order of arrival. */
record Wave(Endpoint endpoint, TargetQueries.Opened opened, List<Parcel> parcels) {

  Target target() {
    return opened.target();
  }

  List<UUID> deliveries() {
    return parcels.stream()
        .flatMap(parcel -> parcel.deliveries().stream())
        .map(DueDelivery::id)
        .toList();
  }
}
