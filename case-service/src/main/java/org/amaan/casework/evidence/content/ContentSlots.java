package org.amaan.casework.evidence.content;

import jakarta.enterprise.context.ApplicationScoped;
import org.amaan.platform.files.Bulkhead;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How many contents are sent and received at a time. */
@ApplicationScoped
class ContentSlots {

  private final Bulkhead uploads;
  private final Bulkhead downloads;

  ContentSlots(
      @ConfigProperty(name = "amaan.evidence.uploads-at-once") int uploadsAtOnce,
      @ConfigProperty(name = "amaan.evidence.uploads-of-one-agency") int uploadsOfOne,
      @ConfigProperty(name = "amaan.evidence.downloads-at-once") int downloadsAtOnce) {
    this.uploads = new Bulkhead(uploadsAtOnce, uploadsOfOne);
    this.downloads = new Bulkhead(downloadsAtOnce);
  }

  Bulkhead uploads() {
    return uploads;
  }

  Bulkhead downloads() {
    return downloads;
  }
}
