package org.amaan.notification.subscription;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.amaan.notification.channel.Channel;
import org.amaan.notification.preference.Digest;
import org.amaan.notification.preference.QuietHours;
import org.jspecify.annotations.Nullable;

/** Where an agency wants its alerts sent, which of them and when. */
@Entity
@Table(name = "subscription")
class Subscription {

  private static final String UNCONFIRMED = "unconfirmed";
  private static final String ACTIVE = "active";
  private static final String PAUSED = "paused";

  @Id
  @Column(updatable = false)
  private UUID id;

  @Column(updatable = false)
  private String agency;

  @Column(updatable = false)
  private String channel;

  private @Nullable String unit;
  private @Nullable String url;

  /** Sealed. */
  private byte @Nullable [] address;

  private List<String> events;
  private String language;

  @Column(name = "quiet_from")
  private @Nullable LocalTime quietFrom;

  @Column(name = "quiet_until")
  private @Nullable LocalTime quietUntil;

  @Column(name = "quiet_zone")
  private @Nullable String quietZone;

  @Column(name = "quiet_urgent")
  private @Nullable Boolean quietUrgent;

  @Column(name = "digest_at")
  private @Nullable LocalTime digestAt;

  @Column(name = "digest_zone")
  private @Nullable String digestZone;

  private String state;

  /** It is so again once its address is confirmed. */
  private boolean paused;

  @Column(name = "disabled_reason")
  private @Nullable String disabledReason;

  @Column(name = "disabled_at")
  private @Nullable Instant disabledAt;

  @Column(name = "confirmed_at")
  private @Nullable Instant confirmedAt;

  @Column(name = "created_at", updatable = false)
  private Instant createdAt;

  @Column(name = "changed_at")
  private Instant changedAt;

  @Version private long version;

  /** Kept by whoever delivers. */
  @Column(name = "failing_since", insertable = false, updatable = false)
  private @Nullable Instant failingSince;

  @SuppressWarnings("NullAway.Init")
  protected Subscription() {}

  @SuppressWarnings("NullAway.Init") // the terms fill the rest
  Subscription(UUID id, String agency, Terms terms, Instant now) {
    this.id = id;
    this.agency = agency;
    this.channel = terms.channel();
    this.createdAt = now;
    this.state = ACTIVE;
    become(terms, now);
  }

  void become(Terms terms, Instant now) {
    unit = terms.unit();
    url = terms.isEmail() ? null : terms.to();
    events = terms.events();
    language = terms.language();
    QuietHours quiet = terms.quietHours();
    quietFrom = quiet == null ? null : quiet.from();
    quietUntil = quiet == null ? null : quiet.until();
    quietZone = quiet == null ? null : quiet.zone().getId();
    quietUrgent = quiet == null ? null : quiet.urgentAnyway();
    Digest digest = terms.digest();
    digestAt = digest == null ? null : digest.at();
    digestZone = digest == null ? null : digest.zone().getId();
    changedAt = now;
  }

  /** Nothing but a code is sent to an address until it is confirmed. */
  void isMailedTo(byte[] sealed) {
    address = sealed;
    paused = paused || state.equals(PAUSED);
    turn(UNCONFIRMED);
  }

  void confirm(Instant now) {
    turn(paused ? PAUSED : ACTIVE);
    paused = false;
    confirmedAt = now;
    changedAt = now;
  }

  /** As an administrator says; also takes up one that the service had disabled. */
  void turnTo(boolean active) {
    if (isUnconfirmed()) {
      throw new SubscriptionUnconfirmed();
    }
    turn(active ? ACTIVE : PAUSED);
  }

  private void turn(String to) {
    state = to;
    disabledReason = null;
    disabledAt = null;
  }

  /**
   * @param opened the address, in the clear, when there is one
   */
  Terms terms(@Nullable String opened) {
    return new Terms(
        channel, isEmail() ? opened : url, events, unit, language, quietHours(), digest());
  }

  @Nullable Digest digest() {
    return Digest.stored(digestAt, digestZone);
  }

  private @Nullable QuietHours quietHours() {
    return QuietHours.stored(quietFrom, quietUntil, quietZone, quietUrgent);
  }

  boolean isEmail() {
    return channel.equals(Channel.EMAIL);
  }

  boolean isWebhook() {
    return channel.equals(Channel.WEBHOOK);
  }

  boolean isUnconfirmed() {
    return state.equals(UNCONFIRMED);
  }

  String channel() {
    return channel;
  }

  byte @Nullable [] address() {
    return address;
  }

  UUID id() {
    return id;
  }

  String agency() {
    return agency;
  }

  String state() {
    return state;
  }

  @Nullable String disabledReason() {
    return disabledReason;
  }

  @Nullable Instant disabledAt() {
    return disabledAt;
  }

  @Nullable Instant failingSince() {
    return failingSince;
  }

  Instant createdAt() {
    return createdAt;
  }

  Instant changedAt() {
    return changedAt;
  }

  long version() {
    return version;
  }
}
