package org.amaan.referral.referral.access;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Set;
import org.amaan.platform.problem.InvalidRequest;
import org.amaan.referral.code.Codes;
import org.amaan.referral.referral.request.ReferenceNumber;
import org.amaan.referral.referral.state.ReferralStatus;
import org.jspecify.annotations.Nullable;

/**
 * What a list is narrowed down to; everything absent narrows nothing.
 *
 * @param reference in its written form
 */
public record ListFilter(
    @Nullable Direction direction,
    Set<ReferralStatus> states,
    @Nullable Instant updatedSince,
    @Nullable String reference) {

  public enum Direction {
    SENT,
    RECEIVED
  }

  public static ListFilter read(
      @Nullable String direction,
      @Nullable String state,
      @Nullable String updatedSince,
      @Nullable String reference) {
    return new ListFilter(
        direction == null ? null : Codes.parse(Direction.class, direction),
        states(state),
        instant(updatedSince),
        reference(reference));
  }

  public boolean includes(Direction wanted) {
    return direction == null || direction == wanted;
  }

  private static Set<ReferralStatus> states(@Nullable String state) {
    if (state == null) {
      return Set.of();
    }
    ReferralStatus status = Codes.parse(ReferralStatus.class, state);
    return status == ReferralStatus.WITHDRAWN
        ? ReferralStatus.all(ReferralStatus::isWithdrawn)
        : Set.of(status);
  }

  private static @Nullable Instant instant(@Nullable String time) {
    if (time == null) {
      return null;
    }
    try {
      return OffsetDateTime.parse(time).toInstant();
    } catch (DateTimeException e) {
      throw InvalidRequest.field(
          "query", "updatedSince", "date-time", "A time such as 2026-11-01T00:00:00Z.");
    }
  }

  private static @Nullable String reference(@Nullable String heard) {
    if (heard == null) {
      return null;
    }
    return ReferenceNumber.parse(heard)
        .map(ReferenceNumber::text)
        .orElseThrow(
            () ->
                InvalidRequest.field(
                    "query",
                    "reference",
                    "check-character",
                    "This is not a reference number, or was misread: its check character does not"
                        + " fit."));
  }
}
