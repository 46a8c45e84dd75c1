package org.amaan.notification.forbidden;

import jakarta.persistence.Id;
import java.util.UUID;

/** What the architecture test must catch: an aggregate that anybody can change. */
@jakarta.persistence.Entity
class Settable {
  @Id UUID id;

  void setId(UUID id) {
    this.id = id;
  }
}
