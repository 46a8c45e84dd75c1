package org.amaan.referral.anonymous.report;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.amaan.platform.vault.DataKey;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** What whoever has a report's code adds to it. */
@Entity
@Immutable
@Table(name = "anonymous_addition")
public class AnonymousAddition {

  @Id private UUID id;

  @Column(name = "report_id")
  private UUID reportId;

  @Column(name = "key_hash")
  private byte[] keyHash;

  @Column(name = "request_hash")
  private byte[] requestHash;

  private byte[] content;

  @Column(name = "added_in")
  private Instant addedIn;

  @Column(name = "released_in", insertable = false)
  private @Nullable Instant releasedIn;

  @SuppressWarnings("NullAway.Init")
  protected AnonymousAddition() {}

  /**
   * @param key of the report
   * @param addedIn the full hour
   */
  public AnonymousAddition(
      DataKey key, byte[] keyHash, byte[] requestHash, String facts, Instant addedIn) {
    this.id = UUID.randomUUID();
    this.reportId = key.owner();
    this.keyHash = keyHash;
    this.requestHash = requestHash;
    this.content = new Content(facts, List.of()).sealed(key, id, Content.OF_ADDITION);
    this.addedIn = addedIn;
  }

  public boolean isRequest(byte[] hash) {
    return MessageDigest.isEqual(requestHash, hash);
  }

  public String facts(DataKey key) {
    return Content.open(key, id, Content.OF_ADDITION, content).facts();
  }

  public byte[] keyHash() {
    return keyHash;
  }

  public Instant addedIn() {
    return addedIn;
  }
}
