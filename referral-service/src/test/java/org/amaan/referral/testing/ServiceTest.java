package org.amaan.referral.testing;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import org.amaan.launcher.testing.StackResource;

/**
 * What every test of the running service needs: PostgreSQL, Keycloak and stand-ins for the peers.
 */
@QuarkusTestResource(
    value = StackResource.class,
    initArgs = @ResourceArg(name = "service", value = "referral-service"))
@QuarkusTestResource(Peers.class)
public abstract class ServiceTest {}
