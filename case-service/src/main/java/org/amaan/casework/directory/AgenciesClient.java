package org.amaan.casework.directory;

import io.quarkus.oidc.client.filter.OidcClientFilter;
import org.amaan.casework.client.referral.AgenciesApi;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

@RegisterRestClient(configKey = "referral-service")
@OidcClientFilter
interface AgenciesClient extends AgenciesApi {}
