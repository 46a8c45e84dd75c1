package org.amaan.notification;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import org.amaan.launcher.testing.StackResource;

/** Real PostgreSQL and a real identity provider, for every test of this module. */
@QuarkusTestResource(
    value = StackResource.class,
    initArgs = @ResourceArg(name = "service", value = "notification-service"))
final class Stack {
  private Stack() {}
}
