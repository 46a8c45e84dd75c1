package org.amaan.referral.subject.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
    assertFalse(subject.isIdentified());
    assertEquals(Set.of(), subject.recorded());
    assertEquals(Giver.GUARDIAN, subject.entitledGiver());
  }

  @Test
  void whatIsRecordedIsReadBackTheSame() {
    Subject subject = new Subject(key, "umeed-trust", SampleSubject.full(), NOW);
    assertEquals(SampleSubject.full(), subject.open(key));
    assertEquals(Set.of(DataCategory.values()), subject.recorded());
    assertTrue(subject.isIdentified());
    assertEquals(Giver.SUBJECT, subject.entitledGiver());
  }

  @Test
  void onlyWhatIsAllowedIsOpened() {
    Subject subject = new Subject(key, "umeed-trust", SampleSubject.full(), NOW);
    NewSubject full = SampleSubject.full();
    NewSubject contact = subject.open(key, DataCategory.CONTACT::equals);
    assertEquals(full.contact(), contact.contact());
    assertEquals(Set.of(DataCategory.CONTACT), contact.categories());
    assertEquals(Traits.UNKNOWN, Traits.of(contact));
    NewSubject identity = subject.open(key, DataCategory.IDENTITY::equals);
    assertEquals(full.identity(), identity.identity());
    assertEquals(Traits.of(full), Traits.of(identity));
  }

  @Test
  void anothersKeyOpensNothing() {
    Subject subject = new Subject(key, "umeed-trust", SampleSubject.full(), NOW);
    assertThrows(RecordUnreadable.class, () -> subject.open(SampleSubject.key()));
  }

  @Test
  void aCorrectionNamesTheFieldsThatChanged() {
    Subject subject = new Subject(key, "umeed-trust", SampleSubject.minimal(AgeClass.UNKNOWN), NOW);
    assertEquals(
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
            "narrative"),
        subject.rectify(key, SampleSubject.full(), NOW.plusSeconds(1)));
    assertEquals(NOW.plusSeconds(1), subject.updatedAt());
    assertEquals(List.of(), subject.rectify(key, SampleSubject.full(), NOW.plusSeconds(2)));
    assertEquals(NOW.plusSeconds(1), subject.updatedAt());
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
          assertThrows(InvalidRequest.class, () -> data.requireAgeThatCanBe("subject.", NOW));
      assertEquals(1, refused.errors().size());
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
      assertTrue(printed.endsWith("[withheld]"), printed);
    }
  }
}
