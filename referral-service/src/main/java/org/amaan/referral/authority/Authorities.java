package org.amaan.referral.authority;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The one answer to how agencies stand to a subject, asked by all commands. It answers whoever asks
 * inside the service; what of it a caller may hear, the command decides.
 */
@ApplicationScoped
public class Authorities {

  private final EntityManager database;

  Authorities(EntityManager database) {
    this.database = database;
  }

  /** Empty when there is no such subject. */
  @Transactional(TxType.MANDATORY)
  public Optional<Authority> find(UUID subjectId) {
    return database
        .createNativeQuery(
            "SELECT recorded_by, responsible, governing_country, in_care FROM"
                + " authority_over(:subject)",
            Tuple.class)
        .setParameter("subject", subjectId)
        .getResultStream()
        .map(row -> authority((Tuple) row))
        .findFirst();
  }

  @Transactional(TxType.MANDATORY)
  public Authority over(UUID subjectId) {
    return find(subjectId).orElseThrow(() -> new IllegalStateException("there is no such subject"));
  }

  private static Authority authority(Tuple row) {
    return new Authority(
        row.get("recorded_by", String.class),
        row.get("responsible", String.class),
        row.get("governing_country", String.class),
        Arrays.stream(row.get("in_care", String[].class)).collect(Collectors.toUnmodifiableSet()));
  }
}
