package org.amaan.platform.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** An entry on its way into the table: those of a transaction are written together. */
@Entity
@Immutable
@Table(name = "audit_entry")
class AuditRow {

  @Id private UUID id;
  private UUID subject;
  private String action;
  private String client;
  private @Nullable String agency;
  private @Nullable String unit;
  private @Nullable String person;

  @ColumnTransformer(write = "cast(? AS jsonb)")
  private String details;

  @Column(name = "trace_id")
  private @Nullable String traceId;

  private Instant at;

  @SuppressWarnings("NullAway.Init")
  protected AuditRow() {}

  AuditRow(AuditEntry entry) {
    this.id = entry.id();
    this.subject = entry.subject();
    this.action = entry.action();
    this.client = entry.client();
    this.agency = entry.agency();
    this.unit = entry.unit();
    this.person = entry.person();
    this.details = entry.details();
    this.traceId = entry.traceId();
    this.at = entry.at();
  }
}
