package org.amaan.platform.architecture.offending.one;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;
import org.amaan.platform.identity.Caller;

/** An aggregate that anybody can change and that knows who is calling. */
@Entity
class Settable {
  @Id UUID id;

  void setId(UUID id) {
    this.id = id;
  }

  boolean isFor(Caller caller) {
    return caller.agency() != null;
  }
}
