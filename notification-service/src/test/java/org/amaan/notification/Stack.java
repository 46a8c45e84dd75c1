package org.amaan.notification;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import org.amaan.launcher.testing.StackResource;

/**
 * Real PostgreSQL, a real identity provider and ports for mail servers, for every test of this
 * module.
 */
@QuarkusTestResource(MailPorts.class)
@QuarkusTestResource(
    value = StackResource.class,
    initArgs = @ResourceArg(name = "service", value = "notification-service"))
final class Stack {
  private Stack() {}
}
