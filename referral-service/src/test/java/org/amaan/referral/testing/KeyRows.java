package org.amaan.referral.testing;

import io.quarkus.agroal.DataSource;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** The same for the database of the data keys. */
@Singleton
@Typed(KeyRows.class)
public class KeyRows extends Rows {

  @Inject
  KeyRows(@DataSource("keys") javax.sql.DataSource database) {
    super(database::getConnection);
  }
}
