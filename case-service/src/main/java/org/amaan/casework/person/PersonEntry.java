package org.amaan.casework.person;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.amaan.casework.directory.Unit;
import org.amaan.knowledge.HandlingCode;
import org.amaan.platform.ids.Ids;

/** A person whom officers entered in a case: who may know of it, and which version counts. */
@Entity
@Table(name = "case_person")
class PersonEntry {

  @Id private UUID id;

  @Column(name = "case_id", updatable = false)
  private UUID caseId;

  @Embedded
  @AttributeOverride(name = "agency", column = @Column(name = "agency", updatable = false))
  @AttributeOverride(name = "unit", column = @Column(name = "unit", updatable = false))
  private Unit enteredBy;

  @Column(name = "entered_at", updatable = false)
  private Instant enteredAt;

  private long version;

  private HandlingCode handling;

  @SuppressWarnings("NullAway.Init")
  protected PersonEntry() {}

  PersonEntry(UUID caseId, Unit enteredBy, HandlingCode handling, Instant now) {
    this.id = Ids.next();
    this.caseId = caseId;
    this.enteredBy = enteredBy;
    this.handling = handling;
    this.enteredAt = now;
  }

  /** Whoever changes it holds the case, so that nobody else does at the same time. */
  void becomes(HandlingCode newHandling) {
    version++;
    handling = newHandling;
  }

  UUID id() {
    return id;
  }

  UUID caseId() {
    return caseId;
  }

  Unit enteredBy() {
    return enteredBy;
  }

  Instant enteredAt() {
    return enteredAt;
  }

  long version() {
    return version;
  }
}
