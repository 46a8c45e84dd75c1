package org.amaan.referral.subject.record;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.amaan.knowledge.AgeClass;
import org.amaan.knowledge.DataCategory;
import org.amaan.platform.problem.InvalidRequest;
import org.amaan.referral.disclosure.decision.HandlingCodes;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can be recorded about a subject; almost all of it may be missing, for who is in
 * danger is reported first and described later.
 *
 * @param gender in the subject's own words
 * @param languages BCP 47, the best one first
 * @param handling what the recording agency lets be done with each category
 */
public record NewSubject(
    AgeClass ageClass,
    Sex sex,
    @Nullable String gender,
    List<String> languages,
    @Nullable Identity identity,
    @Nullable Contact contact,
    @Nullable Medical medical,
    @Nullable Whereabouts location,
    @Nullable Documents documents,
    @Nullable String narrative,
    HandlingCodes handling) {

  /** Of whom nothing is known, or nothing is left. */
  public static final NewSubject NOTHING =
      new NewSubject(
          AgeClass.UNKNOWN,
          Sex.UNKNOWN,
          null,
          List.of(),
          null,
          null,
          null,
          null,
          null,
          null,
          HandlingCodes.NONE);

  private static final int ADULT_YEARS = 18;
  private static final int OLDEST_YEARS = 150;

  public NewSubject {
    languages = List.copyOf(languages);
  }

  /** What a request says; nothing said at all is someone of unknown age and sex. */
  public static NewSubject from(
      org.amaan.referral.api.model.@Nullable NewSubject request, Instant now) {
    return SubjectRequest.read(
        request == null ? new org.amaan.referral.api.model.NewSubject() : request, now);
  }

  /** The categories of which something is said. */
  Set<DataCategory> categories() {
    Set<DataCategory> recorded = EnumSet.noneOf(DataCategory.class);
    addIf(identity, DataCategory.IDENTITY, recorded);
    addIf(contact, DataCategory.CONTACT, recorded);
    addIf(medical, DataCategory.MEDICAL, recorded);
    addIf(location, DataCategory.LOCATION, recorded);
    addIf(documents, DataCategory.DOCUMENTS, recorded);
    addIf(narrative, DataCategory.NARRATIVE, recorded);
    return recorded;
  }

  /**
   * A birth date that can be one, and an age class that it does not contradict: otherwise a child
   * could be sent down the adults' path.
   *
   * @param at where the subject stands in the request's body, ending with a dot unless it is all of
   *     it
   */
  public void requireAgeThatCanBe(String at, Instant now) {
    LocalDate birthDate = identity == null ? null : identity.birthDate();
    if (birthDate == null) {
      return;
    }
    LocalDate today = today(now);
    // It may be tomorrow already where the subject was born.
    if (birthDate.isAfter(today.plusDays(1))
        || birthDate.isBefore(today.minusYears(OLDEST_YEARS))) {
      throw InvalidRequest.field(
          "body", at + "identity.birthDate", "impossible", "Nobody can have this birth date.");
    }
    if (ageClass != AgeClass.UNKNOWN && ageClass != ageClass(birthDate, now)) {
      throw InvalidRequest.field(
          "body",
          at + "ageClass",
          "contradicts-birth-date",
          "The birth date says otherwise. Correct one of them; where in doubt, say unknown.");
    }
  }

  static AgeClass ageClass(LocalDate birthDate, Instant now) {
    return birthDate.plusYears(ADULT_YEARS).isAfter(today(now)) ? AgeClass.CHILD : AgeClass.ADULT;
  }

  private static LocalDate today(Instant now) {
    return LocalDate.ofInstant(now, ZoneOffset.UTC);
  }

  private static void addIf(
      @Nullable Object value, DataCategory category, Set<DataCategory> recorded) {
    if (value != null) {
      recorded.add(category);
    }
  }

  @Override
  public String toString() {
    return "NewSubject[withheld]";
  }
}
