package org.amaan.referral.subject.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.amaan.knowledge.AgeClass;
import org.amaan.knowledge.DataCategory;
import org.amaan.platform.problem.InvalidRequest;
import org.amaan.platform.vault.DataKey;
import org.amaan.platform.vault.RecordUnreadable;
import org.amaan.referral.consent.model.Giver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubjectTest {

  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

  private final DataKey key = SampleSubject.key();

  @Test
  void aMinimalReportIdentifiesNobody() {
    Subject subject = new Subject(key, "umeed-trust", SampleSubject.minimal(AgeClass.CHILD), NOW);
    assertThat(subject.isIdentified()).isFalse();
    assertThat(subject.recorded()).isEqualTo(Set.of());
    assertThat(subject.entitledGiver()).isEqualTo(Giver.GUARDIAN);
  }

  @Test
  void whatIsRecordedIsReadBackTheSame() {
    Subject subject = new Subject(key, "umeed-trust", SampleSubject.full(), NOW);
    assertThat(subject.open(key)).isEqualTo(SampleSubject.full());
    assertThat(subject.recorded()).isEqualTo(Set.of(DataCategory.values()));
    assertThat(subject.isIdentified()).isTrue();
    assertThat(subject.entitledGiver()).isEqualTo(Giver.SUBJECT);
  }

  @Test
  void onlyWhatIsAllowedIsOpened() {
    Subject subject = new Subject(key, "umeed-trust", SampleSubject.full(), NOW);
    NewSubject full = SampleSubject.full();
    NewSubject contact = subject.open(key, DataCategory.CONTACT::equals);
    assertThat(contact.contact()).isEqualTo(full.contact());
    assertThat(contact.categories()).isEqualTo(Set.of(DataCategory.CONTACT));
    assertThat(Traits.of(contact)).isEqualTo(Traits.UNKNOWN);
    NewSubject identity = subject.open(key, DataCategory.IDENTITY::equals);
    assertThat(identity.identity()).isEqualTo(full.identity());
    assertThat(Traits.of(identity)).isEqualTo(Traits.of(full));
  }

  @Test
  void anothersKeyOpensNothing() {
    Subject subject = new Subject(key, "umeed-trust", SampleSubject.full(), NOW);
    assertThatExceptionOfType(RecordUnreadable.class)
        .isThrownBy(() -> subject.open(SampleSubject.key()));
  }

  @Test
  void aCorrectionNamesTheFieldsThatChanged() {
    Subject subject = new Subject(key, "umeed-trust", SampleSubject.minimal(AgeClass.UNKNOWN), NOW);
    assertThat(subject.rectify(key, SampleSubject.full(), NOW.plusSeconds(1)))
        .isEqualTo(
            List.of(
                "ageClass",
                "sex",
                "gender",
                "languages",
                "identity",
                "contact",
                "medical",
                "location",
                "documents",
                "narrative"));
    assertThat(subject.updatedAt()).isEqualTo(NOW.plusSeconds(1));
    assertThat(subject.rectify(key, SampleSubject.full(), NOW.plusSeconds(2))).isEqualTo(List.of());
    assertThat(subject.updatedAt()).isEqualTo(NOW.plusSeconds(1));
  }

  @ParameterizedTest
  @CsvSource({
    // 18 on 24 November 2026 and the day after
    "ADULT,   2008-11-24, true",
    "ADULT,   2008-11-25, false",
    "CHILD,   2008-11-24, false",
    "CHILD,   2008-11-25, true",
    "UNKNOWN, 2008-11-24, true",
    "UNKNOWN, 2008-11-25, true",
    // nobody is born tomorrow or lives for two centuries
    "UNKNOWN, 2026-11-24, true",
    "UNKNOWN, 2026-11-26, false",
    "CHILD,   2026-11-26, false",
    "UNKNOWN, 1826-11-24, false",
    "ADULT,   0001-01-01, false",
    "ADULT,   1900-01-01, true",
    "ADULT,   ,           true",
    "CHILD,   ,           true"
  })
  void theAgeClassMustAgreeWithTheBirthDate(AgeClass age, LocalDate born, boolean agrees) {
    NewSubject data = SampleSubject.born(age, born);
    if (agrees) {
      data.requireAgeThatCanBe("subject.", NOW);
    } else {
      InvalidRequest refused =
          assertThatExceptionOfType(InvalidRequest.class)
              .isThrownBy(() -> data.requireAgeThatCanBe("subject.", NOW))
              .actual();
      assertThat(refused.errors().size()).isEqualTo(1);
    }
  }

  @Test
  void nothingPersonalIsPrinted() {
    NewSubject full = SampleSubject.full();
    for (Object part :
        List.of(
            full,
            Traits.of(full),
            full.identity(),
            full.contact(),
            full.contact().safeToContact(),
            full.medical(),
            full.location(),
            full.documents(),
            full.documents().held().get(0))) {
      String printed = part.toString();
      assertThat(printed.endsWith("[withheld]")).as(printed).isTrue();
    }
  }
}
