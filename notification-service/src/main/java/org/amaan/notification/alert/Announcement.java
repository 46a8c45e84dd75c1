package org.amaan.notification.alert;

/**
 * How the inbox announces an alert.
 *
 * @param quiet whether it is shown without ringing
 * @param language in which it is worded, beside English
 */
public record Announcement(boolean quiet, String language) {

  /** Where nobody has asked for anything else. */
  public static final Announcement PLAIN = new Announcement(false, "en");
}
