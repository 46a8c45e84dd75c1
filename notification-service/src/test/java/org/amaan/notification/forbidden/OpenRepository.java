package org.amaan.notification.forbidden;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import java.util.UUID;

/** What the architecture test must catch: a repository that other packages can reach. */
public class OpenRepository implements PanacheRepositoryBase<Object, UUID> {}
