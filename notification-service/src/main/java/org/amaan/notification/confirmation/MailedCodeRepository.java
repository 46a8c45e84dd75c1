package org.amaan.notification.confirmation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.amaan.platform.problem.TooManyRequests;
import org.amaan.platform.vault.KeyedHash;
import org.amaan.platform.vault.Vault;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * How many codes are mailed to one address, whichever agencies subscribe it and delete it again:
 * counted in the database, for all replicas, by a keyed hash of the address.
 */
@ApplicationScoped
class MailedCodeRepository {

  /** An agency is not told to the second what others did. */
  private static final long STEP_SECONDS = 900;

  private final EntityManager database;
  private final Vault vault;
  private final Clock clock;
  private final int anHour;
  private final int aDay;
  private volatile @Nullable KeyedHash hash;

  MailedCodeRepository(
      EntityManager database,
      Vault vault,
      Clock clock,
      @ConfigProperty(name = "amaan.mail.codes-to-an-address-an-hour") int anHour,
      @ConfigProperty(name = "amaan.mail.codes-to-an-address-a-day") int aDay) {
    this.database = database;
    this.vault = vault;
    this.clock = clock;
    this.anHour = anHour;
    this.aDay = aDay;
  }

  /**
   * Counts one more, unless there were too many: then it is 429. Part of the use case that mails
   * it.
   */
  void keep(String address) {
    Instant now = clock.instant();
    Instant free =
        (Instant)
            database
                .createNativeQuery(
                    "SELECT count_mailed_code(:address, :now, :anHour, :aDay)", Instant.class)
                .setParameter("address", hash(address))
                .setParameter("now", now)
                .setParameter("anHour", anHour)
                .setParameter("aDay", aDay)
                .getSingleResult();
    if (free != null) {
      long wait = Duration.between(now, free).toSeconds();
      throw new TooManyRequests((wait / STEP_SECONDS + 1) * STEP_SECONDS);
    }
  }

  /** Of one mailbox however it is spelt: capitals and a sub-address do not make it another. */
  private byte[] hash(String address) {
    KeyedHash keyed = hash;
    if (keyed == null) {
      keyed = vault.keyedHash("mailed-code");
      hash = keyed;
    }
    String plain = address.toLowerCase(Locale.ROOT);
    int at = plain.lastIndexOf('@');
    int tag = plain.indexOf('+');
    String mailbox = tag > 0 && tag < at ? plain.substring(0, tag) : plain.substring(0, at);
    return keyed.of(mailbox, plain.substring(at + 1));
  }
}
