package org.amaan.notification.email;

import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.amaan.platform.vault.KeyedHash;
import org.amaan.platform.vault.Vault;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Who mails are from. What cannot be delivered returns to an address of the mail's own, which only
 * this service can make up.
 */
@Startup
@Singleton
public class Senders {

  private static final int MAC_BYTES = 10;
  private static final int RADIX = 36;
  private static final Pattern RETURNED =
      Pattern.compile("[^@]+\\+(([0-9a-z]{1,25})\\.([0-9a-z]{1,9}))\\.([0-9a-z]{1,16})@.+");

  /** Of {@code +<id>.<time>.<mac>}. */
  private static final int LONGEST_TAG = 53;

  private final String from;
  private final Optional<String> bounces;
  private final Vault vault;
  private volatile @Nullable KeyedHash hash;

  Senders(
      @ConfigProperty(name = "amaan.mail.from") Optional<String> from,
      @ConfigProperty(name = "amaan.mail.bounces") Optional<String> bounces,
      Vault vault) {
    from.ifPresent(address -> require("AMAAN_MAIL_FROM", MailAddress.isPlain(address, 0)));
    bounces.ifPresent(
        address -> require("AMAAN_MAIL_BOUNCES", MailAddress.isPlain(address, LONGEST_TAG)));
    this.from = from.orElse("");
    this.bounces = bounces;
    this.vault = vault;
  }

  private static void require(String setting, boolean plain) {
    if (!plain) {
      throw new IllegalStateException(
          setting
              + " is one address, name@domain, without a name beside it; that of AMAAN_MAIL_BOUNCES"
              + " has 11 letters at most before the @.");
    }
  }

  /**
   * A mail of ours.
   *
   * @param at to the millisecond
   */
  public record Sent(UUID message, Instant at) {}

  String from() {
    return from;
  }

  String domain() {
    return from.substring(from.lastIndexOf('@') + 1);
  }

  /** {@code bounces+<id>.<time>.<mac>@domain}, where somebody reads that mailbox. */
  String envelope(UUID message, Instant at) {
    return bounces
        .map(
            mailbox -> {
              int domain = mailbox.lastIndexOf('@');
              String sent = digits(message) + "." + Long.toString(at.toEpochMilli(), RADIX);
              return mailbox.substring(0, domain)
                  + "+"
                  + sent
                  + "."
                  + mac(sent)
                  + mailbox.substring(domain);
            })
        .orElse(from);
  }

  /** What was sent from an envelope address; empty when it is none of ours. */
  public Optional<Sent> sent(String envelope) {
    Matcher parts = RETURNED.matcher(envelope.strip().toLowerCase(Locale.ROOT));
    if (!parts.matches() || !isOurs(parts.group(1), parts.group(4))) {
      return Optional.empty();
    }
    return Optional.of(
        new Sent(
            message(parts.group(2)), Instant.ofEpochMilli(Long.parseLong(parts.group(3), RADIX))));
  }

  private static String digits(UUID id) {
    return new BigInteger(id.toString().replace("-", ""), 16).toString(RADIX);
  }

  private static UUID message(String digits) {
    BigInteger id = new BigInteger(digits, RADIX);
    return new UUID(id.shiftRight(Long.SIZE).longValue(), id.longValue());
  }

  private boolean isOurs(String sent, String mac) {
    return MessageDigest.isEqual(
        mac(sent).getBytes(StandardCharsets.US_ASCII), mac.getBytes(StandardCharsets.US_ASCII));
  }

  private String mac(String sent) {
    KeyedHash keyed = hash;
    if (keyed == null) {
      keyed = vault.keyedHash("mail-envelope");
      hash = keyed;
    }
    return new BigInteger(1, Arrays.copyOf(keyed.of(sent), MAC_BYTES)).toString(RADIX);
  }
}
