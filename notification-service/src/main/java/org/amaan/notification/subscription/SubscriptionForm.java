package org.amaan.notification.subscription;

import java.time.LocalTime;
import java.time.ZoneId;
import org.amaan.notification.api.model.Channel;
import org.amaan.notification.api.model.Language;
import org.amaan.notification.api.model.SubscriptionRequest;
import org.amaan.platform.problem.InvalidRequest;
import org.jspecify.annotations.Nullable;

/**
 * The terms of a subscription in the words of a request, and what the generated contract leaves
 * unchecked.
 */
final class SubscriptionForm {

  private SubscriptionForm() {}

  static Terms terms(SubscriptionRequest form) {
    return new Terms(
        form.getChannel().toString(),
        url(form),
        EventFilter.checked(form.getEvents()),
        form.getUnit(),
        (form.getLanguage() == null ? Language.EN : form.getLanguage()).toString(),
        quietHours(form.getQuietHours()));
  }

  private static @Nullable String url(SubscriptionRequest form) {
    boolean inApp = form.getChannel() == Channel.IN_APP;
    if (!inApp && form.getUrl() == null) {
      throw InvalidRequest.field(
          "body", "url", "required", "Channel " + form.getChannel() + " needs `url`.");
    }
    if (inApp && form.getUrl() != null) {
      throw InvalidRequest.field(
          "body", "url", "unexpected", "Channel in-app has no address; leave it out.");
    }
    return form.getUrl();
  }

  /** Without a state, which a patch names only to change it. */
  static SubscriptionRequest of(Terms terms) {
    SubscriptionRequest form =
        new SubscriptionRequest()
            .channel(Channel.fromValue(terms.channel()))
            .url(terms.url())
            .events(terms.events())
            .unit(terms.unit())
            .language(Language.fromValue(terms.language()));
    QuietHours quiet = terms.quietHours();
    return quiet == null ? form : form.quietHours(view(quiet));
  }

  static org.amaan.notification.api.model.QuietHours view(QuietHours quiet) {
    return new org.amaan.notification.api.model.QuietHours()
        .from(quiet.from().toString())
        .until(quiet.until().toString())
        .timeZone(quiet.zone().getId())
        .urgentAnyway(quiet.urgentAnyway());
  }

  private static @Nullable QuietHours quietHours(
      org.amaan.notification.api.model.@Nullable QuietHours form) {
    if (form == null) {
      return null;
    }
    if (form.getFrom().equals(form.getUntil())) {
      throw InvalidRequest.field(
          "body",
          "quietHours.until",
          "same",
          "Another time than `from`; to be quiet always, pause.");
    }
    return new QuietHours(
        LocalTime.parse(form.getFrom()),
        LocalTime.parse(form.getUntil()),
        zone(form.getTimeZone()),
        !Boolean.FALSE.equals(form.getUrgentAnyway()));
  }

  private static ZoneId zone(String name) {
    if (!ZoneId.getAvailableZoneIds().contains(name)) {
      throw InvalidRequest.field(
          "body", "quietHours.timeZone", "unknown", "A name such as Asia/Karachi or UTC.");
    }
    return ZoneId.of(name);
  }
}
