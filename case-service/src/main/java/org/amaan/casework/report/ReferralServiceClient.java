package org.amaan.casework.report;

import io.quarkus.oidc.client.filter.OidcClientFilter;
import org.amaan.casework.client.referral.PeersApi;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

@RegisterRestClient(configKey = "referral-service")
@OidcClientFilter
interface ReferralServiceClient extends PeersApi {}
