package org.amaan.notification.deliverylog;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.arc.All;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.util.List;
import org.amaan.notification.channel.Channel;
import org.amaan.platform.scope.Acting;

/** How many deliveries of each channel are on their way, and how many were given up. */
@Startup
@Singleton
class DeliveryGauges {

  private final DeliveryCountQueries counts;

  DeliveryGauges(DeliveryCountQueries counts, @All List<Channel> channels, MeterRegistry metrics) {
    this.counts = counts;
    for (Channel channel : channels) {
      for (String state : List.of("pending", "dead")) {
        metrics.gauge(
            "amaan.deliveries." + state,
            Tags.of("channel", channel.name()),
            this,
            gauges -> gauges.count(channel.name(), state));
      }
    }
  }

  /** Whoever looks at the metrics is nobody; the number is the service's own. */
  private long count(String channel, String state) {
    return Acting.asWorker(() -> counts.count(channel, state));
  }
}
