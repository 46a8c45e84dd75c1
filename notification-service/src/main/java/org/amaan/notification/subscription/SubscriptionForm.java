package org.amaan.notification.subscription;

import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.amaan.notification.api.model.Channel;
import org.amaan.notification.api.model.EventType;
import org.amaan.notification.api.model.Language;
import org.amaan.notification.api.model.SubscriptionRequest;
import org.amaan.platform.problem.InvalidRequest;
import org.amaan.platform.problem.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * The terms of a subscription in the words of a request, and what the generated contract leaves
 * unchecked.
 */
final class SubscriptionForm {

  private static final Pattern FILTER = Pattern.compile("\\*|[a-z]+(\\.[a-z0-9-]+){0,9}(\\.\\*)?");
  private static final int LONGEST_FILTER = 100;

  private SubscriptionForm() {}

  static Terms terms(SubscriptionRequest form) {
    return new Terms(
        form.getChannel().toString(),
        to(form),
        filters(form.getEvents()),
        form.getUnit(),
        (form.getLanguage() == null ? Language.EN : form.getLanguage()).toString(),
        quietHours(form.getQuietHours()),
        digest(form));
  }

  /** Each channel has its own field, and takes no other. */
  private static String to(SubscriptionRequest form) {
    boolean email = form.getChannel() == Channel.EMAIL;
    String to = email ? form.getAddress() : form.getUrl();
    Object other = email ? form.getUrl() : form.getAddress();
    String field = email ? "address" : "url";
    if (to == null) {
      throw InvalidRequest.field(
          "body", field, "required", "Channel " + form.getChannel() + " needs `" + field + "`.");
    }
    if (other != null) {
      throw InvalidRequest.field(
          "body",
          email ? "url" : "address",
          "unexpected",
          "Channel " + form.getChannel() + " has `" + field + "` alone; leave it out.");
    }
    return to;
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

  private static List<String> filters(List<String> written) {
    Refusal nothing = new NoSuchEvent();
    for (int i = 0; i < written.size(); i++) {
      String filter = written.get(i);
      String place = "events[" + i + "]";
      if (filter == null || filter.length() > LONGEST_FILTER || !FILTER.matcher(filter).matches()) {
        throw InvalidRequest.field(
            "body", place, "pattern", "A type of events, or the beginning of some and a star.");
      }
      if (Stream.of(EventType.values())
          .noneMatch(type -> EventFilter.letsThrough(filter, type.toString()))) {
        nothing.at("body", place, "no-such-event", "No event has such a type.");
      }
    }
    if (!nothing.errors().isEmpty()) {
      throw nothing;
    }
    return written.stream().distinct().toList();
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
