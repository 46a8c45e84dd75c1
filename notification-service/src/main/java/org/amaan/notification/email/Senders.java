package org.amaan.notification.email;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
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
@Singleton
public class Senders {

  private static final int MAC_BYTES = 10;
  private static final Pattern RETURNED =
      Pattern.compile("([^@+]+)\\+([0-9a-f]{32})\\.([0-9a-f]{20})@(.+)");

  private final String from;
  private final Optional<String> bounces;
  private final Vault vault;
  private volatile @Nullable KeyedHash hash;

  Senders(
      @ConfigProperty(name = "amaan.mail.from") Optional<String> from,
      @ConfigProperty(name = "amaan.mail.bounces") Optional<String> bounces,
      Vault vault) {
    this.from = from.orElse("");
    this.bounces = bounces;
    this.vault = vault;
  }

  String from() {
    return from;
  }

  String domain() {
    return from.substring(from.lastIndexOf('@') + 1);
  }

  /** {@code bounces+<id>.<mac>@domain}, where somebody reads that mailbox. */
  String envelope(UUID message) {
    return bounces
        .map(
            mailbox -> {
              int at = mailbox.lastIndexOf('@');
              String id = message.toString().replace("-", "");
              return mailbox.substring(0, at) + "+" + id + "." + mac(id) + mailbox.substring(at);
            })
        .orElse(from);
  }

  /** The message that was sent from an envelope address; empty when it is none of ours. */
  public Optional<UUID> message(String envelope) {
    Matcher parts = RETURNED.matcher(envelope.strip().toLowerCase(java.util.Locale.ROOT));
    if (!parts.matches() || !isOurs(parts.group(2), parts.group(3))) {
      return Optional.empty();
    }
    String id = parts.group(2);
    return Optional.of(
        new UUID(
            Long.parseUnsignedLong(id.substring(0, 16), 16),
            Long.parseUnsignedLong(id.substring(16), 16)));
  }

  private boolean isOurs(String id, String mac) {
    return MessageDigest.isEqual(
        mac(id).getBytes(StandardCharsets.US_ASCII), mac.getBytes(StandardCharsets.US_ASCII));
  }

  private String mac(String id) {
    KeyedHash keyed = hash;
    if (keyed == null) {
      keyed = vault.keyedHash("mail-envelope");
      hash = keyed;
    }
    return HexFormat.of().formatHex(Arrays.copyOf(keyed.of(id), MAC_BYTES));
  }
}
