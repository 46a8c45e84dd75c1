package org.amaan.platform.architecture.offending.two;

import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Another service, as its REST client. */
@RegisterRestClient
public interface Peer {
  void call(String what);
}
