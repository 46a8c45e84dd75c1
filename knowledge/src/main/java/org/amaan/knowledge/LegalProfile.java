package org.amaan.knowledge;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.amaan.knowledge.law.Definition;
import org.amaan.knowledge.law.Statement;
import org.jspecify.annotations.Nullable;

/**
 * A country's versioned rules, read from {@code legal-profiles/*.yaml}.
 *
 * @param country ISO 3166-1 alpha-2; null in the default profile
 * @param timeZone where working days are counted
 * @param weekendSource id of one of the profile's sources
 * @param anonymousNotice null where nothing obliges to report an adult who refuses
 * @param routing in order: the first that fits and has an agency wins
 * @param definitions the acts of the country under which something could be charged; versions
 *     before December 2026 hold none
 * @param statements what is said about the country's law beside these acts
 * @param confirmedByCounsel while false, {@link #legalBases} open nothing outside the demo profile;
 *     protective rules apply all the same
 */
public record LegalProfile(
    String id,
    String version,
    String title,
    @Nullable String country,
    LocalDate validFrom,
    boolean confirmedByCounsel,
    ZoneId timeZone,
    Set<DayOfWeek> weekend,
    String weekendSource,
    DueTimes dueTimes,
    ReflectionPeriod reflectionPeriod,
    @Nullable AnonymousNotice anonymousNotice,
    Retention retention,
    List<CompetentAuthority> competentAuthorities,
    List<RoutingRule> routing,
    List<LegalBasis> legalBases,
    List<ReportingDuty> reportingDuties,
    Payment payment,
    List<Offence> offences,
    List<Definition> definitions,
    List<Statement> statements,
    List<Source> sources) {

  public LegalProfile {
    weekend = Set.copyOf(weekend);
    competentAuthorities = List.copyOf(competentAuthorities);
    routing = List.copyOf(routing);
    legalBases = List.copyOf(legalBases);
    reportingDuties = List.copyOf(reportingDuties);
    offences = List.copyOf(offences);
    definitions = definitions == null ? List.of() : List.copyOf(definitions);
    statements = statements == null ? List.of() : List.copyOf(statements);
    sources = List.copyOf(sources);
  }

  /** What the profile says about that offence; every profile says something about both. */
  public Offence offence(OffenceType type) {
    return offences.stream().filter(o -> o.type() == type).findFirst().orElseThrow();
  }

  /** The definition of that id; empty when there is none. */
  public Optional<Definition> definition(String definitionId) {
    return definitions.stream().filter(d -> d.id().equals(definitionId)).findFirst();
  }

  /** The statement of that id, about the country or one of its acts; empty when there is none. */
  public Optional<Statement> statement(String statementId) {
    return Stream.concat(
            statements.stream(), definitions.stream().flatMap(d -> d.statements().stream()))
        .filter(statement -> statement.id().equals(statementId))
        .findFirst();
  }

  /** The source of that id; the profile was checked to have it. */
  public Source source(String sourceId) {
    return sources.stream().filter(s -> s.id().equals(sourceId)).findFirst().orElseThrow();
  }

  /**
   * @param urgentHours for a child, an unknown age or immediate danger
   * @param standardWorkingDays for everything else
   * @param refusedRedirectWorkingDays for the referrer to find another receiver after a refusal
   * @param draftDays until a draft is deleted with its personal data
   * @param handoverHours until an unanswered offer of custody expires
   * @param decisionWorkingDays for a case's custodian to decide what becomes of it
   * @param feedbackWorkingDays for a receiver to tell the referrer what became of a referral
   * @param source id of one of the profile's sources
   */
  public record DueTimes(
      int urgentHours,
      int standardWorkingDays,
      int refusedRedirectWorkingDays,
      int draftDays,
      int handoverHours,
      int decisionWorkingDays,
      int feedbackWorkingDays,
      String source) {}

  /**
   * How long police and prosecution are kept from contact and location, for the subject to decide.
   *
   * @param source id of one of the profile's sources
   */
  public record ReflectionPeriod(int days, String source) {}

  /**
   * What is to be reported of an adult who refuses to be referred: that it happened, not of whom.
   *
   * @param to types of agencies, in order of preference
   * @param withinHours of learning of it
   * @param source id of one of the profile's sources
   */
  public record AnonymousNotice(List<AgencyType> to, int withinHours, String source) {
    public AnonymousNotice {
      to = List.copyOf(to);
    }
  }

  /**
   * How long a subject's data are kept after everything about them has ended; a legal hold goes
   * before it.
   *
   * @param years after the last referral and case about the subject ended
   * @param source id of one of the profile's sources
   */
  public record Retention(int years, String source) {}

  /**
   * A ground on which data may be read without consent.
   *
   * @param id {@code child-protection}, {@code vital-interest} or {@code duty-to-report}
   * @param categories what it opens
   * @param applies in words, when it may be relied on
   * @param source id of one of the profile's sources
   */
  public record LegalBasis(
      String id,
      Set<Purpose> purposes,
      Set<DataCategory> categories,
      String applies,
      String source) {
    public LegalBasis {
      purposes = Set.copyOf(purposes);
      categories = Set.copyOf(categories);
    }
  }

  /** Who is competent for what, in words; {@link #routing} turns it into kinds of agencies. */
  public record CompetentAuthority(String matter, String authority, String source) {}

  /**
   * Who must report.
   *
   * @param duty {@code obliged}, {@code not-obliged} or {@code to-be-checked}
   */
  public record ReportingDuty(String who, String duty, String says, String source) {}

  /**
   * Whether paying the donor is lawful.
   *
   * @param lawful in versions before December 2026, that payment alone says nothing
   * @param onlyWithin where it is lawful, the programme outside of which it is not; null in older
   *     versions
   */
  public record Payment(boolean lawful, @Nullable String onlyWithin, String says, String source) {}

  /**
   * Where a rule was found.
   *
   * @param status {@code read}, {@code seen-in-part}, {@code disputed}, {@code not-found}, {@code
   *     not-looked-for}, {@code general-knowledge} (to be checked) or {@code own-rule}
   */
  public record Source(String id, String status, String where, String says) {}
}
