package org.amaan.referral.custody;

import io.quarkus.oidc.client.filter.OidcClientFilter;
import org.amaan.referral.client.casework.PeersApi;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

@RegisterRestClient(configKey = "case-service")
@OidcClientFilter("case-service")
interface CaseServiceClient extends PeersApi {}
