package org.amaan.referral.alert;

import io.quarkus.oidc.client.filter.OidcClientFilter;
import org.amaan.referral.client.notification.EventsApi;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

@RegisterRestClient(configKey = "notification-service")
@OidcClientFilter("notification-service")
interface NotificationServiceClient extends EventsApi {}
