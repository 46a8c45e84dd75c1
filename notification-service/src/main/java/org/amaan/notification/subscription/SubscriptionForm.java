package org.amaan.notification.subscription;

import java.time.LocalTime;
import java.time.ZoneId;
import org.amaan.notification.api.model.Channel;
import org.amaan.notification.api.model.Language;
import org.amaan.notification.api.model.SubscriptionRequest;
import org.amaan.notification.preference.Digest;
import org.amaan.notification.preference.EventFilter;
import org.amaan.notification.preference.QuietHours;
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
        to(form),
        EventFilter.checked(form.getEvents()),
        form.getUnit(),
        (form.getLanguage() == null ? Language.EN : form.getLanguage()).toString(),
        quietHours(form.getQuietHours()),
        digest(form));
  }

  /** Each channel has its own field, and takes no other; the inbox has none. */
  private static @Nullable String to(SubscriptionRequest form) {
    return switch (form.getChannel()) {
      case WEBHOOK -> only("url", form.getUrl(), "address", form.getAddress(), form);
      case EMAIL -> only("address", form.getAddress(), "url", form.getUrl(), form);
      case IN_APP -> {
        requireNone("url", form.getUrl(), form);
        requireNone("address", form.getAddress(), form);
        yield null;
      }
    };
  }

  private static String only(
      String field,
      @Nullable String to,
      String other,
      @Nullable String unexpected,
      SubscriptionRequest form) {
    if (to == null) {
      throw InvalidRequest.field(
          "body", field, "required", "Channel " + form.getChannel() + " needs `" + field + "`.");
    }
    requireNone(other, unexpected, form);
    return to;
  }

  private static void requireNone(
      String field, @Nullable String unexpected, SubscriptionRequest form) {
    if (unexpected != null) {
      throw InvalidRequest.field(
          "body",
          field,
          "unexpected",
          "Channel " + form.getChannel() + " has no `" + field + "`; leave it out.");
    }
  }

  private static @Nullable Digest digest(SubscriptionRequest form) {
    org.amaan.notification.api.model.Digest digest = form.getDigest();
    if (digest == null) {
      return null;
    }
    if (form.getChannel() != Channel.EMAIL) {
      throw InvalidRequest.field(
          "body", "digest", "unexpected", "Only e-mail comes in digests; leave it out.");
    }
    return new Digest(
        LocalTime.parse(digest.getAt()), zone("digest.timeZone", digest.getTimeZone()));
  }

  /** Without a state, which a patch names only to change it. */
  static SubscriptionRequest of(Terms terms) {
    SubscriptionRequest form =
        new SubscriptionRequest()
            .channel(Channel.fromValue(terms.channel()))
            .url(terms.isEmail() ? null : terms.to())
            .address(terms.isEmail() ? terms.to() : null)
            .digest(view(terms.digest()))
            .events(terms.events())
            .unit(terms.unit())
            .language(Language.fromValue(terms.language()));
    QuietHours quiet = terms.quietHours();
    return quiet == null ? form : form.quietHours(view(quiet));
  }

  static org.amaan.notification.api.model.@Nullable Digest view(@Nullable Digest digest) {
    return digest == null
        ? null
        : new org.amaan.notification.api.model.Digest()
            .at(digest.at().toString())
            .timeZone(digest.zone().getId());
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
        zone("quietHours.timeZone", form.getTimeZone()),
        !Boolean.FALSE.equals(form.getUrgentAnyway()));
  }

  private static ZoneId zone(String field, String name) {
    if (!ZoneId.getAvailableZoneIds().contains(name)) {
      throw InvalidRequest.field("body", field, "unknown", "A name such as Asia/Karachi or UTC.");
    }
    return ZoneId.of(name);
  }
}
