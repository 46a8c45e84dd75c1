package org.amaan.referral.competence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.amaan.platform.ids.Ids;

/**
 * What a country's coordinator has set where the law that was read leaves open who is competent.
 */
@Entity
@Table(name = "competence_setting")
class CompetenceSetting {

  @Id private UUID id;

  @Column(updatable = false)
  private String country;

  @Column(updatable = false)
  private String rule;

  @Column(name = "chosen")
  private String option;

  private String chosenBy;

  private Instant chosenAt;

  @Version private long version;

  protected CompetenceSetting() {}

  CompetenceSetting(String country, String rule, String option, String by, Instant now) {
    this.id = Ids.next();
    this.country = country;
    this.rule = rule;
    choose(option, by, now);
  }

  final void choose(String another, String by, Instant now) {
    this.option = another;
    this.chosenBy = by;
    this.chosenAt = now;
  }

  UUID id() {
    return id;
  }

  /** From 1: as version 0 counts that nothing is set. */
  long version() {
    return version + 1;
  }

  String rule() {
    return rule;
  }

  String option() {
    return option;
  }

  String chosenBy() {
    return chosenBy;
  }

  Instant chosenAt() {
    return chosenAt;
  }
}
