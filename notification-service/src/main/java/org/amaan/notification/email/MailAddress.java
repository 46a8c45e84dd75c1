package org.amaan.notification.email;

import java.util.regex.Pattern;
import org.amaan.notification.channel.TargetNotAllowed;

/**
 * One mailbox in its plain spelling, by the limits of RFC 5321. No name beside it, no quotes, no
 * literal addresses: nothing in it can end a command or a header.
 */
final class MailAddress {

  private static final int LONGEST = 254;
  private static final int LONGEST_LOCAL = 64;

  private static final Pattern LOCAL =
      Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");

  /** Of two labels at least; the last begins with a letter. */
  private static final Pattern DOMAIN =
      Pattern.compile(
          "([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?");

  private MailAddress() {}

  /** Whether it is one, also with so many letters more before the @. */
  static boolean isPlain(String text, int more) {
    try {
      check("x".repeat(more) + text);
      return true;
    } catch (TargetNotAllowed none) {
      return false;
    }
  }

  static void check(String text) {
    if (text.length() > LONGEST) {
      throw TargetNotAllowed.mailbox("too-long", "An address has " + LONGEST + " letters at most.");
    }
    int at = text.lastIndexOf('@');
    if (at < 0) {
      throw TargetNotAllowed.mailbox("format", "Write it as name@domain.");
    }
    String local = text.substring(0, at);
    if (local.length() > LONGEST_LOCAL || !LOCAL.matcher(local).matches()) {
      throw TargetNotAllowed.mailbox(
          "mailbox",
          "Before the @ write 1 to 64 letters, digits and signs; one address alone, without a name"
              + " or quotation marks.");
    }
    if (!DOMAIN.matcher(text.substring(at + 1)).matches()) {
      throw TargetNotAllowed.mailbox(
          "domain", "After the @ write a full domain name in ASCII, such as example.org.");
    }
  }
}
