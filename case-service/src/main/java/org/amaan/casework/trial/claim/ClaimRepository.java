package org.amaan.casework.trial.claim;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import org.amaan.casework.trial.record.TrialRepository;

@Singleton
class ClaimRepository extends TrialRepository<Claim> {

  private static final int LIMIT = 100;

  ClaimRepository(EntityManager database) {
    super(database, Claim.class, LIMIT);
  }
}
