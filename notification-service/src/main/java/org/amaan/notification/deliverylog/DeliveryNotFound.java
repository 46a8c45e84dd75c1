package org.amaan.notification.deliverylog;

import org.amaan.platform.problem.Refusal;

/** There is no such delivery, or not one that the caller may know of. */
final class DeliveryNotFound extends Refusal {
  DeliveryNotFound() {
    super(
        404,
        "delivery-not-found",
        "No such delivery",
        "There is no delivery with this id among those of your subscriptions, or it was long ago.");
  }
}
