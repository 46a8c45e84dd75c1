package org.amaan.notification.forbidden;

import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;

/**
 * What the architecture test must catch: SQL and a transaction outside their places, a read without
 * a scope, a name that says nothing.
 */
class EverythingManager {

  private final OpenRepository repository = new OpenRepository();

  @Transactional
  List<Object> everything(EntityManager database) {
    database.createNativeQuery("SELECT 1").getResultList();
    return repository.listAll();
  }
}
