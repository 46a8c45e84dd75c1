package org.amaan.referral.subject.record;

import org.jspecify.annotations.Nullable;

/**
 * How to reach the subject; never without the rule that keeps them safe. Category {@code contact}.
 */
record Contact(
    @Nullable String phone,
    @Nullable String email,
    @Nullable String address,
    SafeToContact safeToContact) {

  /**
   * @param when the hours at which it is safe
   * @param how by which means
   * @param by who may do it
   */
  public record SafeToContact(String when, String how, String by, boolean leaveMessage) {

    @Override
    public String toString() {
      return "SafeToContact[withheld]";
    }
  }

  @Override
  public String toString() {
    return "Contact[withheld]";
  }
}
