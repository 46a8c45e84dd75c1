package org.amaan.platform.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/**
 * What was called with a method that its path does not take is counted under no path: there is no
 * template for it, and what was called may hold a person's name.
 */
@Singleton
class NoForeignAddresses {

  @Produces
  @Singleton
  MeterFilter filter() {
    return new MeterFilter() {
      @Override
      public Meter.Id map(Meter.Id id) {
        return "405".equals(id.getTag("status"))
            ? id.replaceTags(id.getTags().stream().map(NoForeignAddresses::withoutPath).toList())
            : id;
      }
    };
  }

  private static Tag withoutPath(Tag tag) {
    return tag.getKey().equals("uri") ? Tag.of("uri", "METHOD_NOT_ALLOWED") : tag;
  }
}
