package org.amaan.referral.subject.record;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.security.GeneralSecurityException;
import java.time.LocalDate;
import java.util.List;
import org.amaan.knowledge.AgeClass;
import org.amaan.platform.ids.Ids;
import org.amaan.platform.vault.DataKey;
import org.amaan.referral.disclosure.decision.HandlingCodes;

/** Subjects for tests; every personal value is made up. */
final class SampleSubject {

  private SampleSubject() {}

  /** A key as the vault makes them, stored nowhere. */
  static DataKey key() {
    try {
      AeadConfig.register();
      return new DataKey(
          Ids.next(),
          KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM)
              .getPrimitive(RegistryConfiguration.get(), Aead.class));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static NewSubject minimal(AgeClass age) {
    return new NewSubject(
        age, Sex.UNKNOWN, null, List.of(), null, null, null, null, null, null, HandlingCodes.NONE);
  }

  static NewSubject born(AgeClass age, LocalDate birthDate) {
    return new NewSubject(
        age,
        Sex.UNKNOWN,
        null,
        List.of(),
        new Identity("Somebody", null, null, birthDate, List.of()),
        null,
        null,
        null,
        null,
        null,
        HandlingCodes.NONE);
  }

  static NewSubject full() {
    return new NewSubject(
        AgeClass.ADULT,
        Sex.MALE,
        "man",
        List.of("pa", "ur"),
        new Identity(
            "Akhtar Example", "Akhtar", "Example", LocalDate.parse("1990-04-12"), List.of("PK")),
        new Contact(
            "+923000000001",
            null,
            null,
            new Contact.SafeToContact("after 20:00", "phone", "a man", false)),
        new Medical("Unexplained scar on the left flank."),
        new Whereabouts("PK", "PK-PB", "Brick kiln south of the canal"),
        new Documents(List.of(new Documents.Held("passport", "AB1234567", "PK"))),
        "Woke with a scar; was told the debt was paid.",
        HandlingCodes.NONE);
  }
}
