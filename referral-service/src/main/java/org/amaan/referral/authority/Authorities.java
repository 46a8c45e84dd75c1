package org.amaan.referral.authority;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Optional;
import java.util.UUID;

/**
 * The one answer to how agencies stand to a subject, asked by all commands. It answers whoever asks
 * inside the service; what of it a caller may hear, the command decides.
 */
@ApplicationScoped
public class Authorities {

  private final AuthorityRepository authorities;

  Authorities(AuthorityRepository authorities) {
    this.authorities = authorities;
  }

  /** Empty when there is no such subject. */
  @Transactional(TxType.MANDATORY)
  public Optional<Authority> find(UUID subjectId) {
    return authorities.find(subjectId);
  }

  @Transactional(TxType.MANDATORY)
  public Authority over(UUID subjectId) {
    return find(subjectId).orElseThrow(() -> new IllegalStateException("there is no such subject"));
  }

  /** Puts the agency in the place of the responsible one. The worker does. */
  @Transactional(TxType.MANDATORY)
  public void appoint(UUID subjectId, String agency) {
    authorities.appoint(subjectId, agency);
  }
}
