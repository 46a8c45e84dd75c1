package org.amaan.casework.trial.hearing;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import org.amaan.casework.trial.record.TrialRepository;

@Singleton
class HearingRepository extends TrialRepository<Sitting> {

  private static final int LIMIT = 200;

  HearingRepository(EntityManager database) {
    super(database, Sitting.class, LIMIT);
  }
}
