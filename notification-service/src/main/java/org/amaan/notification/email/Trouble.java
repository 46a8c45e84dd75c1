package org.amaan.notification.email;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** With what a mail did not arrive, by the enhanced status (RFC 3463) that a server gave. */
public enum Trouble {
  /** There is no such mailbox, and will be none. */
  NO_SUCH_MAILBOX,
  /** Of the recipient's, or so it seems. */
  RECIPIENT,
  /** Of the sender's, of the network, or of what somebody's rules say of us. */
  OURS;

  private static final Pattern STATUS =
      Pattern.compile("(\\d{3}[ -])?(?<class>[245])\\.(?<about>\\d{1,3}\\.\\d{1,3})(?!\\.?\\d)");

  /** Bad mailbox, bad domain, bad syntax, moved away, a domain that takes no mails. */
  private static final Set<String> NOBODY_THERE = Set.of("1.1", "1.2", "1.3", "1.6", "1.10");

  /** A bad sender, although it stands among the addresses. */
  private static final Set<String> BAD_SENDER = Set.of("1.7", "1.8");

  private static final Pattern OF_THE_RECIPIENT = Pattern.compile("[012]\\..*");

  /**
   * @param said an enhanced status, or an answer that may begin with one
   */
  public static Trouble of(String said) {
    Matcher status = STATUS.matcher(said);
    if (!status.lookingAt()) {
      return RECIPIENT;
    }
    String about = status.group("about");
    if (status.group("class").equals("5") && NOBODY_THERE.contains(about)) {
      return NO_SUCH_MAILBOX;
    }
    return BAD_SENDER.contains(about) || !OF_THE_RECIPIENT.matcher(about).matches()
        ? OURS
        : RECIPIENT;
  }
}
