package org.amaan.referral.claim;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.scope.WorkerStep;
import org.amaan.referral.authority.Authorities;
import org.amaan.referral.authority.Authority;
import org.amaan.referral.task.TaskKind;
import org.amaan.referral.task.TaskOpening;
import org.amaan.referral.task.Tasks;
import org.jspecify.annotations.Nullable;

/**
 * A referral speaks for itself alone. What acts on the subject (the country whose law governs it,
 * danger as a legal basis, an incident that ties it to others) the responsible agency states; what
 * anybody else states is a claim, put to the responsible agency and the coordinator. Always in the
 * transaction of the use case that states it.
 */
@ApplicationScoped
public class Statements {

  private final Authorities authorities;
  private final ClaimRepository claims;
  private final Tasks tasks;
  private final WorkerStep others;

  Statements(Authorities authorities, ClaimRepository claims, Tasks tasks, WorkerStep others) {
    this.authorities = authorities;
    this.claims = claims;
    this.tasks = tasks;
    this.others = others;
  }

  /** Which country governs the subject; null before a referral was submitted. */
  @Transactional(TxType.MANDATORY)
  public @Nullable String governing(UUID subjectId) {
    return authorities.over(subjectId).governingCountry();
  }

  /**
   * A referral about a known subject was submitted, and is written. The first one that the
   * responsible agency submits says which country governs the subject.
   *
   * @return the country that governs the subject now
   */
  @Transactional(TxType.MANDATORY)
  public @Nullable String submitted(Caller by, Statement stated, Instant now) {
    Authority authority = authorities.over(stated.subjectId());
    if (authority.isResponsible(by.agency())) {
      tieIncident(by, stated);
      return authority.governingCountry() == null ? govern(stated) : authority.governingCountry();
    }
    claimCountry(by, authority, stated, now);
    claimDanger(by, stated, now);
    claimIncident(by, stated, now);
    return authority.governingCountry();
  }

  /**
   * What a submitted referral states was corrected. The responsible agency corrects the governing
   * country on the referral on which it stated it, and nowhere else.
   *
   * @return the country that governs the subject now
   */
  @Transactional(TxType.MANDATORY)
  public @Nullable String corrected(Caller by, Statement before, Statement stated, Instant now) {
    Authority authority = authorities.over(stated.subjectId());
    boolean otherCountry = !Objects.equals(before.country(), stated.country());
    if (authority.isResponsible(by.agency())) {
      if (before.danger() && !stated.danger()) {
        takenBack(before, now);
      }
      tieIncident(by, stated);
      return otherCountry && claims.governs(stated.subjectId(), stated.referralId())
          ? govern(stated)
          : authority.governingCountry();
    }
    if (otherCountry) {
      claimCountry(by, authority, stated, now);
    }
    if (stated.danger() && !before.danger()) {
      claimDanger(by, stated, now);
    } else if (before.danger() && !stated.danger()) {
      takenBack(before, now);
    }
    if (!Objects.equals(before.incidentId(), stated.incidentId())) {
      claimIncident(by, stated, now);
    }
    return authority.governingCountry();
  }

  /**
   * Nobody needs to decide any more whether there is danger: who stated it takes that back, or the
   * referral. A claim outlives the end of the receiver's work, of which who stated it may not hear.
   */
  @Transactional(TxType.MANDATORY)
  public void takenBack(Statement stated, Instant now) {
    if (stated.danger()) {
      tasks.withdraw(TaskKind.DANGER_CLAIM, stated.subjectId(), stated.referralId(), now);
    }
  }

  private void tieIncident(Caller by, Statement stated) {
    UUID incident = stated.incidentId();
    if (incident != null) {
      others.take(() -> claims.tieIncident(stated.subjectId(), incident, by.requireAgency()));
    }
  }

  private @Nullable String govern(Statement stated) {
    String country = Objects.requireNonNull(stated.country());
    others.take(() -> claims.govern(stated.subjectId(), country, stated.referralId()));
    return country;
  }

  /** Once for each country that is claimed, while nobody has decided. */
  private void claimCountry(Caller by, Authority authority, Statement stated, Instant now) {
    String country = stated.country();
    if (country == null
        || country.equals(authority.governingCountry())
        || others.take(() -> claims.isCountryClaimed(stated.subjectId(), country))) {
      return;
    }
    tasks.open(
        by,
        new TaskOpening(
                TaskKind.COUNTRY_CLAIM,
                stated.subjectId(),
                stated.referralId(),
                null,
                null,
                by.requireAgency())
            .stating(country),
        now);
  }

  private void claimDanger(Caller by, Statement stated, Instant now) {
    if (stated.danger()) {
      open(by, TaskKind.DANGER_CLAIM, stated, stated.referralId(), now);
    }
  }

  private void claimIncident(Caller by, Statement stated, Instant now) {
    UUID incident = stated.incidentId();
    if (incident != null) {
      open(by, TaskKind.INCIDENT_CLAIM, stated, incident, now);
    }
  }

  private void open(Caller by, TaskKind kind, Statement stated, UUID about, Instant now) {
    if (!tasks.isOpen(kind, stated.subjectId(), about)) {
      tasks.open(
          by,
          new TaskOpening(
              kind, stated.subjectId(), stated.referralId(), about, null, by.requireAgency()),
          now);
    }
  }
}
