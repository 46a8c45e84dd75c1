package org.amaan.notification.deliverylog;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Removes from the log what was delivered, or given up, long ago. */
@ApplicationScoped
class ForgetEnded {

  private static final int SOME = 1_000;

  private final EndedDeliveryRepository deliveries;
  private final Clock clock;
  private final Duration delivered;
  private final Duration dead;

  ForgetEnded(
      EndedDeliveryRepository deliveries,
      Clock clock,
      @ConfigProperty(name = "amaan.deliveries.delivered-kept-for", defaultValue = "P30D")
          Duration delivered,
      @ConfigProperty(name = "amaan.deliveries.dead-kept-for", defaultValue = "P90D")
          Duration dead) {
    this.deliveries = deliveries;
    this.clock = clock;
    this.delivered = delivered;
    this.dead = dead;
  }

  /** Whether there may be more. */
  @Transactional
  boolean forgetSome() {
    Instant now = clock.instant();
    return deliveries.forget("delivered", now.minus(delivered), SOME)
        | deliveries.forget("dead", now.minus(dead), SOME);
  }
}
