package org.amaan.notification.inbox;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.amaan.platform.feed.FeedPosition;
import org.jspecify.annotations.Nullable;

/** A notice to one addressee; all that ever happens to it is that somebody acknowledges it. */
@Entity
@Table(name = "alert")
class Alert {

  @Id
  @Column(updatable = false)
  private UUID id;

  @Column(name = "event_id", updatable = false)
  private UUID event;

  @Column(updatable = false)
  private String type;

  @Column(updatable = false)
  private String reference;

  @Column(updatable = false)
  private String link;

  @Column(updatable = false)
  private String urgency;

  @Column(name = "due_at", updatable = false)
  private @Nullable Instant dueAt;

  @Column(updatable = false)
  private String subject;

  @Column(updatable = false)
  private String agency;

  @Column(updatable = false)
  private @Nullable String unit;

  @Column(updatable = false)
  private @Nullable List<String> roles;

  @Column(updatable = false)
  private String action;

  @Column(updatable = false)
  private boolean quiet;

  @Column(updatable = false)
  private String language;

  @Column(name = "created_at", updatable = false)
  private Instant createdAt;

  @Column(updatable = false)
  private @Nullable UUID escalates;

  @Column(name = "escalates_of", updatable = false)
  private @Nullable String escalatesOf;

  @Column(name = "acknowledged_at")
  private @Nullable Instant acknowledgedAt;

  @Column(name = "acknowledged_by")
  private @Nullable String acknowledgedBy;

  @Version private long version;

  /** Given by the database; together with {@link #position} the alert's place in the feed. */
  @Column(insertable = false, updatable = false)
  private long xid;

  @Column(insertable = false, updatable = false)
  private long position;

  @SuppressWarnings("NullAway.Init")
  protected Alert() {}

  /**
   * The first acknowledgement counts: false, and nothing changes, when there was one.
   *
   * @param person a pseudonymous staff id; null for an integration
   */
  boolean acknowledge(@Nullable String person, Instant now) {
    if (isAcknowledged()) {
      return false;
    }
    acknowledgedAt = now;
    acknowledgedBy = person;
    return true;
  }

  boolean isAcknowledged() {
    return acknowledgedAt != null;
  }

  FeedPosition feedPosition() {
    return new FeedPosition(xid, position);
  }

  UUID id() {
    return id;
  }

  UUID event() {
    return event;
  }

  String type() {
    return type;
  }

  String reference() {
    return reference;
  }

  String link() {
    return link;
  }

  String urgency() {
    return urgency;
  }

  @Nullable Instant dueAt() {
    return dueAt;
  }

  String agency() {
    return agency;
  }

  @Nullable String unit() {
    return unit;
  }

  /** Empty when it is for everybody. */
  List<String> roles() {
    return roles == null ? List.of() : List.copyOf(roles);
  }

  String action() {
    return action;
  }

  /** Whether it is shown without ringing. */
  boolean isQuiet() {
    return quiet;
  }

  /** In which it is worded, beside English. */
  String language() {
    return language;
  }

  Instant createdAt() {
    return createdAt;
  }

  /** Shown where that alert was: its id tells when nobody acted, which is no other agency's. */
  @Nullable UUID escalates() {
    return agency.equals(escalatesOf) ? escalates : null;
  }

  /** The one whose escalation it belongs to: itself, but for one that escalates another. */
  UUID first() {
    return escalates == null ? id : escalates;
  }

  @Nullable Instant acknowledgedAt() {
    return acknowledgedAt;
  }

  @Nullable String acknowledgedBy() {
    return acknowledgedBy;
  }

  long version() {
    return version;
  }
}
