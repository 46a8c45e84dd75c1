package org.amaan.casework.trial.measure;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import org.amaan.casework.trial.record.TrialRepository;

@Singleton
class MeasureRepository extends TrialRepository<Measure> {

  private static final int LIMIT = 100;

  MeasureRepository(EntityManager database) {
    super(database, Measure.class, LIMIT);
  }
}
