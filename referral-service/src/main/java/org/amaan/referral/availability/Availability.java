package org.amaan.referral.availability;

import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** What an agency said last about whether it takes work, and when. */
@Entity
@Table(name = "agency_availability")
class Availability {

  @Id private String agencyCode;

  @Convert(converter = StatementColumn.class)
  private Statement stated;

  private Instant statedAt;

  @Convert(converter = StatementColumn.class)
  private @Nullable Statement beforeTheHour;

  @Version private long version;

  @SuppressWarnings("NullAway.Init")
  protected Availability() {}

  /** The first statement is version 1: 0 is that of an agency that has said nothing. */
  Availability(String agencyCode, Statement stated, Instant now) {
    this.agencyCode = agencyCode;
    this.stated = stated;
    this.statedAt = now;
    this.version = 1;
  }

  void state(Statement said, Instant now) {
    if (statedAt.isBefore(now.truncatedTo(ChronoUnit.HOURS))) {
      beforeTheHour = stated;
    }
    stated = said;
    statedAt = now;
  }

  String agency() {
    return agencyCode;
  }

  Statement stated() {
    return stated;
  }

  /**
   * What it had said when an hour began. Whoever sees where an anonymous report went must not learn
   * from it when in the hour it came, however often an agency changes what it says.
   */
  Statement statedBefore(Instant hour) {
    if (statedAt.isBefore(hour)) {
      return stated;
    }
    return beforeTheHour == null ? Statement.NOTHING : beforeTheHour;
  }

  long version() {
    return version;
  }
}
