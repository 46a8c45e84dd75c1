package org.amaan.platform.architecture.offending.two;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import java.util.List;
import java.util.UUID;

/** A repository that finds things for nobody in particular. */
public class OpenRepository implements PanacheRepositoryBase<Object, UUID> {

  List<Object> ofAgency(String agency) {
    return List.of(agency);
  }
}
